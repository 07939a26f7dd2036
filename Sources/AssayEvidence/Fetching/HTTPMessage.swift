import AssayDocuments

/// An answer as it came over the wire: the head to its empty line, and the body in its codings.
struct HTTPMessage: Hashable, Sendable {
  var head: [UInt8]
  var body: [UInt8]

  /// The number in the status line; 0 if there is none.
  var status: Int { statusLine.count > 1 ? Int(statusLine[1]) ?? 0 : 0 }

  /// The words behind the number.
  var reason: String { statusLine.count > 2 ? String(statusLine[2]) : "" }

  private var statusLine: [Substring] {
    let line = head.prefix { $0 != 0x0D && $0 != 0x0A }
    return String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2)
      .map { Substring($0) }
  }

  /// The values of a header field, in order, without white space around them.
  func values(_ name: String) -> [String] {
    var lines: [String] = []
    for line in head.split(separator: 0x0A).dropFirst() {
      let text = String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
      if let first = text.utf8.first, first == 0x20 || first == 0x09, !lines.isEmpty {
        lines[lines.count - 1] += " " + Self.trimmed(text)
      } else {
        lines.append(text)
      }
    }
    return lines.compactMap { line in
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased()
      else { return nil }
      return Self.trimmed(line[line.index(after: colon)...])
    }
  }

  /// What the server meant to send: the body without its transfer and content codings.
  /// - Parameter limit: bytes that it may grow to.
  func payload(limit: Int, address: String) throws(FetchError) -> [UInt8] {
    var bytes = body
    if codings("Transfer-Encoding").last == "chunked" {
      guard let whole = Self.unchunked(bytes) else {
        throw .broken(address: address, detail: "its last part is missing")
      }
      bytes = whole
    }
    for coding in codings("Content-Encoding").reversed() where coding != "identity" {
      if bytes.isEmpty { break }
      switch coding {
      case "gzip", "x-gzip": bytes = try Self.unpacked(bytes, .gzip, limit, address)
      case "deflate":
        // Some servers leave out the zlib wrapping that the standard asks for.
        let isWrapped =
          bytes[0] & 0x0F == 8 && bytes.count > 1
          && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        bytes = try Self.unpacked(bytes, isWrapped ? .zlib : .none, limit, address)
      default:
        throw .broken(address: address, detail: "its coding is \(coding), which nobody asked for")
      }
    }
    return bytes
  }

  private func codings(_ field: String) -> [String] {
    values(field).flatMap { $0.split(separator: ",") }.map { Self.trimmed($0).lowercased() }
      .filter { !$0.isEmpty }
  }

  private static func unpacked(
    _ bytes: [UInt8], _ wrapping: DeflateWrapping, _ limit: Int, _ address: String
  ) throws(FetchError) -> [UInt8] {
    switch inflated(bytes, wrapping: wrapping, limit: limit) {
    case .whole(let whole): return whole
    case .tooLarge: throw .tooLarge(address: address, limit: limit)
    case .damaged: throw .broken(address: address, detail: "its packed data is damaged")
    }
  }

  /// The chunks put together (RFC 9112, section 7.1); nil where the last one is missing.
  static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      guard let end = bytes[i...].firstIndex(of: 0x0A) else { return nil }
      let line = String(decoding: bytes[i..<end].prefix { $0 != 0x3B && $0 != 0x0D }, as: UTF8.self)
      guard let size = Int(trimmed(line), radix: 16), size >= 0 else { return nil }
      i = end + 1
      if size == 0 { return out }
      guard size <= bytes.count - i else { return nil }
      out.append(contentsOf: bytes[i..<i + size])
      i += size
      if i < bytes.count, bytes[i] == 0x0D { i += 1 }
      guard i < bytes.count, bytes[i] == 0x0A else { return nil }
      i += 1
    }
    return nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }),
      let end = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }
}
