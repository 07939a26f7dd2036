public import AssayModel

/// The evidence of claims as other programs cite it: CSL-JSON, as Zotero and pandoc read it, and
/// BibTeX.
public struct Bibliography: Sendable {
  private let entries: [Evidence]

  /// Each piece of evidence once, in the order in which the claims name it.
  public init(of dossiers: some Sequence<Dossier>) {
    var seen: Set<ContentID> = []
    entries = dossiers.flatMap(\.attachments).map(\.evidence)
      .filter { seen.insert($0.id).inserted }
  }

  /// An array of items of the Citation Style Language's data format 1.0.
  public var csl: JSONValue { .array(entries.map(Self.item)) }

  private static func item(_ evidence: Evidence) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(key(evidence)), "type": evidence.web == nil ? "document" : "webpage",
      "title": .string(evidence.name),
    ]
    if let author = evidence.author { members["author"] = [["literal": .string(author)]] }
    if let source = evidence.source.name { members["publisher"] = .string(source) }
    if let date = evidence.date { members["issued"] = parts(date) }
    if let capture = evidence.capture { members["accessed"] = parts(capture.time.day) }
    if let url = evidence.web { members["URL"] = .string(url) }
    if let note = note(evidence) { members["note"] = .string(note) }
    return .object(members)
  }

  private static func parts(_ day: CalendarDay) -> JSONValue {
    ["date-parts": [[.int(day.year), .int(day.month), .int(day.day)]]]
  }

  /// BibTeX, in UTF-8. Whatever a title holds, it is text to LaTeX.
  public var bibTeX: String { entries.map(Self.entry).joined(separator: "\n") }

  private static func entry(_ evidence: Evidence) -> String {
    var fields: [(String, String)] = [("title", "{\(LaTeXText.escaped(evidence.name))}")]
    if let author = evidence.author {
      // A second pair of braces: one name, whatever commas and ands it holds.
      fields.append(("author", "{\(LaTeXText.escaped(author))}"))
    }
    if let date = evidence.date {
      fields.append(("year", String(date.year)))
      fields.append(("month", String(date.month)))
      fields.append(("date", date.description))
    }
    if let source = evidence.source.name {
      fields.append(("publisher", "{\(LaTeXText.escaped(source))}"))
    }
    if let url = evidence.web { fields.append(("url", LaTeXText.address(url))) }
    if let capture = evidence.capture {
      fields.append(("urldate", capture.time.day.description))
    }
    if let note = note(evidence) { fields.append(("note", LaTeXText.escaped(note))) }
    let lines = fields.map { "  \($0.0) = {\($0.1)},\n" }.joined()
    return "@misc{\(key(evidence)),\n\(lines)}\n"
  }

  private static func key(_ evidence: Evidence) -> String { "assay-\(evidence.id.hex.prefix(12))" }

  private static func note(_ evidence: Evidence) -> String? {
    evidence.capture.map { "SHA-256 \($0.sha256.hex)" }
  }
}

extension Evidence {
  /// Its address on the web.
  fileprivate var web: String? {
    [url, capture?.method == .http ? capture?.location : nil].compactMap(\.self).first {
      let lower = $0.prefix(8).lowercased()
      return lower.hasPrefix("https://") || lower.hasPrefix("http://")
    }
  }
}

/// Text that LaTeX and BibTeX show and do not obey. Braces become commands, since BibTeX counts
/// even those that LaTeX does not.
private enum LaTeXText {
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.visible().unicodeScalars {
      switch scalar {
      case "\\": out += "\\textbackslash{}"
      case "{": out += "\\textbraceleft{}"
      case "}": out += "\\textbraceright{}"
      case "^": out += "\\textasciicircum{}"
      case "~": out += "\\textasciitilde{}"
      case "$", "&", "#", "%", "_": out += "\\\(scalar)"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// An address without any sign that ends a field.
  static func address(_ url: String) -> String {
    url.visible().unicodeScalars.map { scalar in
      switch scalar {
      case "{": "%7B"
      case "}": "%7D"
      case "\\": "%5C"
      case " ": "%20"
      case "\"": "%22"
      default: String(scalar)
      }
    }.joined()
  }
}
