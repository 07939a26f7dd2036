/// The bytes of a file as UTF-8: unpacked if they are gzip data, recoded if they are not UTF-8.
struct Input {
  private static let headSize = 1 << 16

  /// How the file's characters are encoded, by its mark or its first bytes unless it was said.
  let encoding: TextEncoding
  /// Whether the encoding was guessed from bytes that are neither marked nor UTF-8.
  let isEncodingGuessed: Bool
  private let source: ByteSource
  private let inflater: Inflater?
  private var transcoder: Transcoder?
  /// Unpacked bytes that were read to look at them.
  private var head: [UInt8]
  private let headPosition: Int
  private var isAtEnd = false

  init(_ source: ByteSource, options: ImportOptions) throws {
    self.source = source
    let raw = try Self.gather(Self.headSize) { try source.read($0) }
    if raw.starts(with: [0x1F, 0x8B]) {
      let inflater = try Inflater(source, head: raw, file: options.file)
      self.inflater = inflater
      head = try Self.gather(Self.headSize) { try inflater.read(into: $0) }
    } else {
      if options.file.lowercased().hasSuffix(".gz") && !raw.isEmpty {
        throw InterchangeError.notGzip(file: options.file)
      }
      inflater = nil
      head = raw
    }
    let marked = TextEncoding.marked(head)
    let encoding = marked?.0 ?? options.encoding ?? TextEncoding.likely(head)
    self.encoding = encoding
    isEncodingGuessed = marked == nil && options.encoding == nil && encoding != .utf8
    headPosition = marked?.1 ?? 0
    transcoder = encoding == .utf8 ? nil : Transcoder(encoding)
  }

  /// Reads until `wanted` more bytes are there or the end is.
  private static func gather(
    _ wanted: Int, after bytes: [UInt8] = [],
    _ read: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: bytes.count + wanted) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      raw.copyBytes(from: bytes)
      count = bytes.count
      while count < bytes.count + wanted {
        let room = UnsafeMutableRawBufferPointer(rebasing: raw[count..<bytes.count + wanted])
        let got = try read(room)
        if got == 0 { break }
        count += got
      }
    }
  }

  /// Appends about `wanted` bytes to `buffer`, less only where the input ends.
  /// - Returns: whether it has ended.
  mutating func fill(_ buffer: inout [UInt8], wanted: Int) throws -> Bool {
    if !head.isEmpty {
      append(head[headPosition...], to: &buffer)
      // A terminal that has said its end is not asked again.
      isAtEnd = head.count < Self.headSize
      if isAtEnd { transcoder?.finish(to: &buffer) }
      head = []
    }
    let goal = buffer.count + wanted
    while !isAtEnd && buffer.count < goal {
      if transcoder == nil {
        let missing = goal - buffer.count
        buffer = try Self.gather(missing, after: buffer, read)
        isAtEnd = buffer.count < goal
      } else {
        let raw = try Self.gather(Self.headSize, read)
        append(raw[...], to: &buffer)
        isAtEnd = raw.count < Self.headSize
        if isAtEnd { transcoder?.finish(to: &buffer) }
      }
    }
    return isAtEnd
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    if transcoder == nil {
      buffer.append(contentsOf: bytes)
    } else {
      transcoder?.append(bytes, to: &buffer)
    }
  }

  private func read(_ room: UnsafeMutableRawBufferPointer) throws -> Int {
    try inflater?.read(into: room) ?? source.read(room)
  }
}
