import AssayModel

/// What a row gives as evidence: URLs and paths, recorded and never fetched.
enum EvidenceList {
  /// Schemes that make a program do something.
  static let active: Set<String> = [
    "javascript", "vbscript", "data", "file", "blob", "about", "filesystem", "view-source",
  ]

  /// The items of a cell, between which stand line breaks, bars, semicolons, or the beginning of
  /// a new URL. A semicolon inside a URL belongs to it.
  static func items(of text: String) -> [String] {
    var items: [String] = []
    var item = ""
    func close() {
      var end = item.trimmed
      if end.hasSuffix(",") { end.removeLast() }
      if !end.isEmpty { items.append(end) }
      item = ""
    }
    let scalars = Array(text.unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      let rest = scalars[(i + 1)...]
      switch scalar {
      case "\n", "\r", "|": close()
      case ";" where !isURL(item.trimmed) || rest.first.map(isSpace) ?? true || beginsURL(rest):
        close()
      case ",", " ", "\t":
        if beginsURL(rest.drop(while: isSpace)) {
          close()
        } else {
          item.unicodeScalars.append(scalar)
        }
      default: item.unicodeScalars.append(scalar)
      }
    }
    close()
    return items
  }

  /// The items of a list of strings, or of objects that have a `url`; nil for anything else.
  static func items(of value: JSONValue) -> [String]? {
    switch value {
    case .string(let text): return items(of: text)
    case .null: return []
    case .object: return value["url"]?.string.map { [$0] }
    case .array(let list):
      var all: [String] = []
      for item in list {
        switch item {
        case .string(let text): all.append(text)
        case .object:
          guard let url = item["url"]?.string else { return nil }
          all.append(url)
        default: return nil
        }
      }
      return all.filter { !$0.isEmpty }
    default: return nil
    }
  }

  /// Why an item cannot be recorded, as an error says it; nil where it can.
  static func objection(to item: String) -> String? {
    if item.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "which holds a control character"
    }
    if isURL(item) { return nil }
    let parts = item.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    let first = parts.first ?? ""
    if parts.count > 1 && first.isEmpty || isDrive(first) || first == "~" {
      return "which is not inside the folder of the file that is imported"
    }
    if parts.contains("..") {
      return "which leads out of the folder of the file that is imported"
    }
    if let scheme = scheme(of: item) {
      return "and \(scheme): is no kind of address that is recorded (http and https are)"
    }
    return nil
  }

  /// Why a URL is not one of a place, as an error says it; nil where it is, or is no URL at all.
  static func objection(toURL text: String) -> String? {
    guard let scheme = scheme(of: text), active.contains(scheme) else { return nil }
    return "a \(scheme): address; only places on the web are recorded"
  }

  /// The lowercase scheme of what looks like a URI (RFC 3986, 3.1).
  static func scheme(of text: String) -> String? {
    let text = text.trimmed.unicodeScalars.filter { $0.value >= 0x20 }
    guard let colon = text.firstIndex(of: ":"), let first = text.first,
      first.properties.isAlphabetic,
      let next = text[colon...].dropFirst().first, !isSpace(next)
    else { return nil }
    let scheme = text[..<colon]
    let isScheme = scheme.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "+-.".unicodeScalars.contains($0))
    }
    return isScheme ? String(String.UnicodeScalarView(scheme)).lowercased() : nil
  }

  /// `C:`
  private static func isDrive(_ part: Substring) -> Bool {
    let scalars = Array(part.unicodeScalars)
    return scalars.count >= 2 && scalars[0].isASCII && scalars[0].properties.isAlphabetic
      && scalars[1] == ":"
  }

  static func isURL(_ text: String) -> Bool {
    let lowered = text.prefix(8).lowercased()
    return lowered.hasPrefix("http://") || lowered.hasPrefix("https://")
  }

  /// The same for bytes, in the spelling that nearly all have.
  static func isURL(_ bytes: Bytes, from start: Int, to end: Int) -> Bool {
    let head = Bytes(rebasing: bytes[start..<min(end, start + 8)])
    return head.starts(with: "https://".utf8) || head.starts(with: "http://".utf8)
  }

  private static func beginsURL(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    isURL(String(String.UnicodeScalarView(scalars.prefix(8))))
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }
}
