import CZlib

/// Unpacks gzip data (RFC 1952), several members in a row included, in flat memory.
final class Inflater {
  private var stream = z_stream()
  private let source: ByteSource
  private let file: String
  private var packed: [UInt8]
  private var position = 0
  private var count: Int
  /// Whether the stream stands between two members, where the data may end.
  private var isBetweenMembers = false
  private var isOpen = false

  /// - Parameter head: packed bytes that were already read from `source`.
  init(_ source: ByteSource, head: [UInt8], file: String) throws {
    self.source = source
    self.file = file
    packed = head
    count = head.count
    guard assay_inflate_init_gzip(&stream) == Z_OK else {
      throw InterchangeError.brokenGzip(file: file, reason: "zlib does not start")
    }
    isOpen = true
  }

  deinit {
    if isOpen { inflateEnd(&stream) }
  }

  /// Fills the start of a buffer; 0 at the end of the data.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if position == count { try refill() }
      if position == count {
        if isBetweenMembers { return 0 }
        throw InterchangeError.brokenGzip(file: file, reason: "the data end too early")
      }
      if isBetweenMembers {
        // Padding with zeros may follow the last member, as tapes have it.
        while position < count, packed[position] == 0 { position += 1 }
        if position == count { continue }
        inflateReset(&stream)
        isBetweenMembers = false
      }
      let produced = try inflateOnce(into: buffer)
      if produced > 0 { return produced }
    }
  }

  private func refill() throws {
    if packed.count < 1 << 16 { packed = [UInt8](repeating: 0, count: 1 << 16) }
    position = 0
    count = try packed.withUnsafeMutableBytes { try source.read($0) }
  }

  private func inflateOnce(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let available = count - position
    let room = min(buffer.count, 1 << 30)
    let status = packed.withUnsafeMutableBufferPointer { packed in
      stream.next_in = packed.baseAddress.map { $0 + position }
      stream.avail_in = UInt32(available)
      stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room)
      return inflate(&stream, Z_NO_FLUSH)
    }
    position += available - Int(stream.avail_in)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default:
      let reason = stream.msg.map { String(cString: $0) } ?? "the data are damaged"
      throw InterchangeError.brokenGzip(file: file, reason: reason)
    }
    return room - Int(stream.avail_out)
  }
}
