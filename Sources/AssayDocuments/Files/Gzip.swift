import CZlib

extension SourceFile {
  /// Unpacks gzip layers in place and takes `.gz` off the name.
  mutating func unpack(limit: Int) throws(ReadingError) {
    var layers = 0
    while bytes.starts(with: [0x1F, 0x8B, 0x08]), layers < 3 {
      switch inflated(bytes, wrapping: .gzip, limit: limit) {
      case .whole(let whole): bytes = whole
      case .tooLarge: throw .tooLarge(name: name, limit: limit)
      case .damaged: throw .damaged(name: name, reason: "its gzip data is damaged or cut short")
      }
      if suffix == "gz" { name.removeLast(3) }
      if let type = bareMediaType, type.hasSuffix("gzip") { mediaType = nil }
      layers += 1
    }
  }
}

package enum DeflateWrapping: Int32 {
  case gzip = 31  // 15 bits of window, + 16 for the gzip header
  case zlib = 15  // as HTTP calls deflate
  case none = -15  // as in a ZIP archive
}

package enum Inflated {
  case whole([UInt8])
  case damaged
  case tooLarge
}

/// Unpacks deflate data (RFC 1951, 1952), all members of a gzip file, up to `limit` bytes.
package func inflated(
  _ packed: [UInt8], wrapping: DeflateWrapping, limit: Int
) -> Inflated {
  var stream = z_stream()
  let version = ZLIB_VERSION
  let size = Int32(MemoryLayout<z_stream>.size)
  guard inflateInit2_(&stream, wrapping.rawValue, version, size) == Z_OK else { return .damaged }
  defer { inflateEnd(&stream) }
  var input = packed
  var out: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  return input.withUnsafeMutableBufferPointer { source in
    // zlib counts in 32 bits, so larger inputs are fed in pieces.
    var fed = 0
    stream.next_in = source.baseAddress
    while true {
      if stream.avail_in == 0 {
        let piece = min(source.count - fed, 1 << 30)
        guard piece > 0 else { return .damaged }
        stream.avail_in = UInt32(piece)
        fed += piece
      }
      let (status, made) = chunk.withUnsafeMutableBufferPointer { target in
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, target.count - Int(stream.avail_out))
      }
      out.append(contentsOf: chunk[..<made])
      if out.count > limit { return .tooLarge }
      if status == Z_STREAM_END {
        let rest = Int(stream.avail_in) + source.count - fed
        // Another gzip member may follow; anything else after the end is padding.
        guard wrapping == .gzip, rest > 2, stream.next_in[0] == 0x1F, stream.next_in[1] == 0x8B,
          inflateReset(&stream) == Z_OK
        else { return .whole(out) }
      } else if status != Z_OK && !(status == Z_BUF_ERROR && stream.avail_in == 0) {
        return .damaged
      }
    }
  }
}
