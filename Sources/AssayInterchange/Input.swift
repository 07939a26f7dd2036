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
  private var headPosition: Int
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

  /// Reads until `wanted` bytes are there or the end is.
  private static func gather(
    _ wanted: Int, _ read: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: wanted)
    var count = 0
    try bytes.withUnsafeMutableBytes { buffer in
      while count < wanted {
        let got = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
        if got == 0 { break }
        count += got
      }
    }
    bytes.removeLast(wanted - count)
    return bytes
  }

  /// Appends at least one byte to `buffer`, and about `wanted`, unless the input has ended.
  /// - Returns: whether it has ended.
  mutating func fill(_ buffer: inout [UInt8], wanted: Int) throws -> Bool {
    let before = buffer.count
    while !isAtEnd && buffer.count - before < max(wanted, 1) {
      if transcoder == nil {
        try readRaw(into: &buffer, count: wanted - (buffer.count - before))
      } else {
        var raw: [UInt8] = []
        try readRaw(into: &raw, count: Self.headSize)
        transcoder?.append(raw[...], to: &buffer)
        if isAtEnd { transcoder?.finish(to: &buffer) }
      }
    }
    return isAtEnd
  }

  private mutating func readRaw(into buffer: inout [UInt8], count: Int) throws {
    if headPosition < head.count {
      let take = min(count, head.count - headPosition)
      buffer.append(contentsOf: head[headPosition..<headPosition + take])
      headPosition += take
      return
    }
    head = []
    headPosition = 0
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: count))
    var got = 0
    try buffer.withUnsafeMutableBytes { bytes in
      let room = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      got = try inflater?.read(into: room) ?? source.read(room)
    }
    buffer.removeLast(count - got)
    if got == 0 { isAtEnd = true }
  }
}
