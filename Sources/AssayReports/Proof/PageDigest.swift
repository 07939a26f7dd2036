public import AssayModel

/// What a browser makes of a report's page, as one hash: all elements with their attributes and all
/// words, without the proof. The script in the page computes the same of what the reader sees
/// (`digest` in `Templates/proof.js`).
///
/// Hashed are the UTF-8 bytes of, for each element, U+0001, its name, for each attribute U+0002, its
/// name, U+0003 and its value, then U+0004, what is in it, and U+0005. Left out are `meta`, `script`
/// and the section with the id `proof`, comments, the attribute `open`, and blanks that stand right
/// in `html`, `head` or `body`.
public enum PageDigest {
  /// Nil where the page is not as Assay's templates write it: every element closed, and no other
  /// named references than HTML's five and `&nbsp;`.
  public static func of(_ page: String) -> Fingerprint? {
    var scan = Scan(bytes: Array(page.utf8))
    guard let bytes = scan.run() else { return nil }
    return Fingerprint(of: bytes)
  }

  private struct Scan {
    let bytes: [UInt8]
    private var at = 0
    private var out: [UInt8] = []
    private var open: [String] = []
    /// How many of the open elements there are at the one that is left out with all it holds.
    private var skipped: Int?

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() -> [UInt8]? {
      while at < bytes.count {
        let isDone = bytes[at] == UInt8(ascii: "<") ? tag() : text(until: UInt8(ascii: "<"))
        if !isDone { return nil }
      }
      return open.isEmpty ? out : nil
    }

    private mutating func text(until end: UInt8) -> Bool {
      let stop = bytes[at...].firstIndex(of: end) ?? bytes.count
      defer { at = stop }
      let part = bytes[at..<stop]
      if ["html", "head", "body", nil].contains(open.last), part.allSatisfy({ $0 <= 0x20 }) {
        return true
      }
      guard let text = Self.resolved(part) else { return false }
      if skipped == nil { out += text }
      return true
    }

    private mutating func tag() -> Bool {
      if bytes[at...].starts(with: "<!--".utf8) {
        at += 4
        while at < bytes.count, !bytes[at...].starts(with: "-->".utf8) { at += 1 }
        at += 3
        return at <= bytes.count
      }
      if bytes[at...].starts(with: "<!".utf8) {
        guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        at = end + 1
        return true
      }
      if bytes[at...].starts(with: "</".utf8) {
        at += 2
        let closed = name()
        blanks()
        guard take(UInt8(ascii: ">")), open.last == closed else { return false }
        close()
        return true
      }
      return start()
    }

    private mutating func start() -> Bool {
      at += 1
      let element = name()
      guard !element.isEmpty, let attributes = attributes() else { return false }
      let isClosed = take(UInt8(ascii: "/"))
      guard take(UInt8(ascii: ">")) else { return false }
      let isProof = element == "section" && attributes.contains { $0 == ("id", "proof") }
      open.append(element)
      if skipped == nil, isProof || element == "meta" || element == "script" {
        skipped = open.count
      }
      if skipped == nil {
        out += [1] + element.utf8
        for (name, value) in attributes where name != "open" {
          out += [2] + name.utf8 + [3] + value.utf8
        }
        out.append(4)
      }
      if isClosed || Self.empty.contains(element) {
        close()
      } else if element == "style" || element == "script" {
        // Their text has no references and no tags but their own end.
        let from = at
        while at < bytes.count, !bytes[at...].starts(with: "</\(element)".utf8) { at += 1 }
        if skipped == nil { out += bytes[from..<at] }
      }
      return true
    }

    private mutating func close() {
      if skipped == nil { out.append(5) }
      if skipped == open.count { skipped = nil }
      open.removeLast()
    }

    private mutating func attributes() -> [(String, String)]? {
      var found: [(String, String)] = []
      while true {
        blanks()
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: ">") || bytes[at] == UInt8(ascii: "/") { return found }
        let key = name()
        guard !key.isEmpty else { return nil }
        guard take(UInt8(ascii: "=")) else {
          found.append((key, ""))
          continue
        }
        guard take(UInt8(ascii: "\"")),
          let end = bytes[at...].firstIndex(of: UInt8(ascii: "\"")),
          let value = Self.resolved(bytes[at..<end])
        else { return nil }
        found.append((key, String(decoding: value, as: UTF8.self)))
        at = end + 1
      }
    }

    private mutating func name() -> String {
      let from = at
      while at < bytes.count, !Self.endsName(bytes[at]) { at += 1 }
      return String(decoding: bytes[from..<at], as: UTF8.self)
    }

    private static func endsName(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
        || byte == UInt8(ascii: "=")
    }

    private mutating func blanks() {
      while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      guard at < bytes.count, bytes[at] == byte else { return false }
      at += 1
      return true
    }

    private static let empty: Set<String> = [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
      "wbr",
    ]

    /// With its references resolved; nil where one is not known.
    private static func resolved(_ part: ArraySlice<UInt8>) -> [UInt8]? {
      guard part.contains(UInt8(ascii: "&")) else { return Array(part) }
      var out: [UInt8] = []
      var rest = part
      while let first = rest.first {
        guard first == UInt8(ascii: "&") else {
          out.append(rest.removeFirst())
          continue
        }
        guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
          let sign = sign(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self))
        else { return nil }
        out += String(sign).utf8
        rest = rest[(end + 1)...]
      }
      return out
    }

    private static func sign(_ name: String) -> Unicode.Scalar? {
      switch name {
      case "amp": return "&"
      case "lt": return "<"
      case "gt": return ">"
      case "quot": return "\""
      case "nbsp": return "\u{A0}"
      default: break
      }
      guard name.hasPrefix("#") else { return nil }
      return
        (name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst()))
        .flatMap(Unicode.Scalar.init)
    }
  }
}
