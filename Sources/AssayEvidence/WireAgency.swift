/// The wire agencies whose texts many papers print, by how their bylines name them.
public enum WireAgency {
  /// The agency that a text's byline names: its author, a dateline such as `PARIS (Reuters) -` or
  /// `AP —`, or its last line. A text that merely cites an agency is not its own.
  public static func name(in text: String, author: String?) -> String? {
    if let author, let found = known(author) { return found }
    let lines = opening(of: text)
    for line in lines {
      if let found = dateline(line) ?? byline(line) { return found }
    }
    return closing(of: text).flatMap { byline($0) ?? parenthesis(in: $0, at: .end) }
  }

  /// What bylines write, and the agency that is meant.
  private static let names: [String: String] = [
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "dpa": "dpa",
    "deutsche presse-agentur": "dpa", "upi": "UPI", "united press international": "UPI",
    "pa": "PA", "pa media": "PA", "press association": "PA", "aap": "AAP", "ansa": "ANSA",
    "efe": "EFE", "agencia efe": "EFE", "lusa": "Lusa", "belga": "Belga", "anp": "ANP",
    "apa": "APA", "epd": "epd", "kna": "KNA", "ritzau": "Ritzau", "ntb": "NTB", "tt": "TT",
    "stt": "STT", "pap": "PAP", "ctk": "ČTK", "čtk": "ČTK", "mti": "MTI", "agerpres": "Agerpres",
    "bta": "BTA", "tanjug": "Tanjug", "hina": "HINA", "tass": "TASS", "itar-tass": "TASS",
    "interfax": "Interfax", "ria novosti": "RIA Novosti", "ukrinform": "Ukrinform",
    "anadolu": "Anadolu", "anadolu agency": "Anadolu", "xinhua": "Xinhua", "kyodo": "Kyodo",
    "kyodo news": "Kyodo", "jiji": "Jiji", "jiji press": "Jiji", "yonhap": "Yonhap",
    "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "app": "APP",
    "antara": "Antara", "bernama": "Bernama", "irna": "IRNA", "sana": "SANA", "wam": "WAM",
    "spa": "SPA", "mena": "MENA", "nan": "NAN", "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press", "bloomberg": "Bloomberg",
    "pr newswire": "PR Newswire", "prnewswire": "PR Newswire", "business wire": "Business Wire",
    "globe newswire": "GlobeNewswire", "globenewswire": "GlobeNewswire",
  ]

  /// The first agency of a byline such as `Jane Doe, Reuters`, `Staff and agencies, AFP/dpa`.
  private static func known(_ byline: String) -> String? {
    let parts = byline.lowercased().split { ",/|;()".contains($0) }
    for part in parts {
      var name = part.split(separator: " ").joined(separator: " ")
      for lead in ["by ", "source: ", "from ", "via ", "© "] where name.hasPrefix(lead) {
        name.removeFirst(lead.count)
      }
      if let found = names[name] { return found }
    }
    return nil
  }

  /// `By Reuters`, `Source: AFP`, `© 2024 AFP`, alone on a line.
  private static func byline(_ line: String) -> String? {
    guard line.utf8.count <= 80 else { return nil }
    let lower = line.lowercased()
    let leads = ["by ", "source: ", "source - ", "(source: ", "© ", "copyright "]
    guard let lead = leads.first(where: { lower.hasPrefix($0) }) else {
      return names[lower.trimmingMarks]
    }
    let rest = lower.dropFirst(lead.count).drop { $0.isNumber || $0 == " " }
    return known(String(rest).trimmingMarks)
  }

  /// `PARIS, March 3 (Reuters) - …`, `BERLIN (dpa/AFP) – …`, `AP — …`.
  private static func dateline(_ line: String) -> String? {
    if let found = parenthesis(in: line, at: .start) { return found }
    for mark in [" — ", " – ", " - ", " -- "] {
      let parts = line.prefix(40).components(cutAt: mark)
      if let first = parts, let found = names[first.lowercased().trimmingMarks],
        first == first.uppercased() || first == first.lowercased()
      {
        return found
      }
    }
    return nil
  }

  private enum Place { case start, end }

  /// An agency in parentheses: near the start, after a place in capitals or nothing; or at the end.
  private static func parenthesis(in line: String, at place: Place) -> String? {
    let window = place == .start ? line.prefix(90) : line.suffix(90)
    guard let open = window.firstIndex(of: "("),
      let close = window[open...].firstIndex(of: ")")
    else { return nil }
    let inside = String(window[window.index(after: open)..<close])
    let before = window[..<open]
    let after = window[window.index(after: close)...].drop { $0 == " " }
    switch place {
    case .start:
      // A dateline's place is in capitals, and a dash or the text follows its agency.
      let opensWithPlace = before.isEmpty || before.prefix { $0.isLetter }.allSatisfy(\.isUppercase)
      let isFollowed = after.first.map { "-–—:".contains($0) } ?? false
      guard opensWithPlace || isFollowed else { return nil }
      return known(inside)
    case .end:
      return after.allSatisfy { !$0.isLetter } ? known(inside) : nil
    }
  }

  /// The first lines that hold something, of the first 800 bytes.
  private static func opening(of text: String) -> [String] {
    let start = String(decoding: text.utf8.prefix(800), as: UTF8.self)
    return start.split(whereSeparator: \.isNewline).prefix(6).map { $0.trimmingSpace }
      .filter { !$0.isEmpty }
  }

  private static func closing(of text: String) -> String? {
    let end = String(decoding: text.utf8.suffix(300), as: UTF8.self)
    return end.split(whereSeparator: \.isNewline).map { $0.trimmingSpace }.last { !$0.isEmpty }
  }
}

extension StringProtocol {
  fileprivate var trimmingSpace: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Without the marks and spaces around it.
  fileprivate var trimmingMarks: String {
    let start = drop { !$0.isLetter && !$0.isNumber }
    return String(start.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
  }

  /// What stands before `mark`; nil where it does not stand there.
  fileprivate func components(cutAt mark: String) -> String? {
    var i = startIndex
    while i < endIndex {
      if self[i...].hasPrefix(mark) { return String(self[..<i]) }
      i = index(after: i)
    }
    return nil
  }
}
