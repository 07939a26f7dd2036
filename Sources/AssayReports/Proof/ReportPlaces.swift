/// Tells which part of a report a line belongs to, by what Assay's templates write around it.
struct ReportPlaces {
  private let lines: [Substring]
  private let format: PublishedReport.Format
  /// For each line the last one that begins a claim's entry or another part.
  private var starts: [Int] = []

  init(_ lines: [Substring], format: PublishedReport.Format) {
    self.lines = lines
    self.format = format
    var last = 0
    for (number, line) in lines.enumerated() {
      if Self.claim(line, format) != nil || Self.title(line, format) != nil { last = number }
      starts.append(last)
    }
  }

  /// The claim and the part, for people.
  func place(at number: Int) -> (claim: Int?, part: String) {
    guard lines.indices.contains(number) else { return (nil, "the end") }
    let start = lines[starts[number]]
    if let claim = Self.claim(start, format) { return (claim, part(lines[number])) }
    return (nil, Self.title(start, format) ?? "the report’s head")
  }

  private func part(_ line: Substring) -> String {
    let marks: [(String, String)] =
      format == .markdown
      ? [
        ("**Verdict:", "verdict"), ("**Open:", "verdict"), ("SHA-256 `", "evidence hash"),
        ("  > ", "quote from the evidence"), ("> ", "quote"), ("- **Supports:", "evidence"),
        ("- **Refutes:", "evidence"), ("- **Context:", "evidence"),
      ]
      : [
        ("class=\"verdict\"", "verdict"), ("class=\"rationale\"", "rationale"),
        ("SHA-256 ", "evidence hash"), ("<blockquote", "quote"), ("class=\"stance", "evidence"),
      ]
    return marks.first { line.contains($0.0) }?.1 ?? "entry"
  }

  /// The number of the entry that a line begins.
  private static func claim(_ line: Substring, _ format: PublishedReport.Format) -> Int? {
    let mark = format == .markdown ? "### Claim " : "<article class=\"claim\" id=\"claim-"
    guard line.hasPrefix(mark) else { return nil }
    return Int(line.dropFirst(mark.count).prefix { $0.isASCII && $0.isNumber })
  }

  /// What a line begins that is no entry.
  private static func title(_ line: Substring, _ format: PublishedReport.Format) -> String? {
    switch format {
    case .markdown:
      return line.hasPrefix("## ") ? line.dropFirst(3).lowercased() : nil
    case .html:
      guard line.hasPrefix("<section") || line.hasPrefix("<footer") || line.hasPrefix("<nav"),
        let id = line.split(separator: "aria-labelledby=\"").dropFirst().first
      else { return nil }
      return String(id.prefix { $0 != "\"" })
    }
  }
}
