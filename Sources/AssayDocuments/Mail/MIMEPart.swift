/// A part of a mail (RFC 5322, RFC 2045): headers and body, or headers and further parts.
struct MIMEPart {
  /// Names in lower case; the first of equal names counts. Values unfolded.
  private(set) var headers: [String: String] = [:]
  private(set) var body: ArraySlice<UInt8>
  private(set) var parts: [MIMEPart] = []

  private static let deepest = 12
  private static let most = 1000

  init(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
    body = bytes
    readHeaders()
    guard depth < Self.deepest else { return }
    if mediaType.hasPrefix("multipart/"), let boundary = parameter("boundary", of: contentType) {
      for range in Self.ranges(in: body, boundary: boundary).prefix(Self.most) {
        parts.append(MIMEPart(body[range], depth: depth + 1))
      }
    } else if mediaType == "message/rfc822" {
      parts = [MIMEPart(decodedBody[...], depth: depth + 1)]
    }
  }

  private var contentType: String { headers["content-type"] ?? "text/plain" }

  var mediaType: String {
    trimmed(contentType.split(separator: ";").first ?? "text/plain").lowercased()
  }

  var charset: String? { parameter("charset", of: contentType) }
  var isFlowed: Bool { parameter("format", of: contentType)?.lowercased() == "flowed" }

  /// The name under which the part is attached.
  var fileName: String? {
    let name = headers["content-disposition"].flatMap { parameter("filename", of: $0) }
    return (name ?? parameter("name", of: contentType)).map(EncodedWords.decoded)
  }

  var isAttachment: Bool {
    headers["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false
  }

  /// The body with its transfer encoding undone.
  var decodedBody: [UInt8] {
    switch headers["content-transfer-encoding"].map({ trimmed($0.lowercased()) }) {
    case "quoted-printable": decodeQuotedPrintable(body, inHeader: false)
    case "base64": decodeBase64(body)
    default: Array(body)
    }
  }

  private mutating func readHeaders() {
    var last: String?
    while let end = body.firstIndex(of: 0x0A) ?? (body.isEmpty ? nil : body.endIndex) {
      var line = body[body.startIndex..<end]
      if line.last == 0x0D { line.removeLast() }
      let isFolded = line.first == 0x20 || line.first == 0x09
      let text = String(decoding: line, as: UTF8.self)
      guard line.isEmpty || isFolded || text.contains(":") else { return }
      body = end < body.endIndex ? body[(end + 1)...] : body[end...]
      if line.isEmpty { return }
      if isFolded {
        if let last { headers[last, default: ""] += " " + trimmed(text) }
      } else if let colon = text.firstIndex(of: ":") {
        let name = trimmed(text[..<colon]).lowercased()
        last = headers[name] == nil ? name : nil
        if last != nil { headers[name] = trimmed(text[text.index(after: colon)...]) }
      }
    }
  }

  /// What stands between the lines of a multipart boundary (RFC 2046, 5.1.1).
  private static func ranges(in body: ArraySlice<UInt8>, boundary: String) -> [Range<Int>] {
    let mark = Array("--\(boundary)".utf8)
    var ranges: [Range<Int>] = []
    var open: Int?
    var line = body.startIndex
    while line < body.endIndex {
      let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[line...].starts(with: mark) {
        if let open { ranges.append(open..<max(open, line)) }
        let isLast = body[(line + mark.count)...].starts(with: "--".utf8)
        open = isLast ? nil : min(end + 1, body.endIndex)
        if isLast { return ranges }
      }
      line = end + 1
    }
    if let open { ranges.append(open..<body.endIndex) }
    return ranges
  }
}
