import AssayModel
import Foundation
import Testing

@testable import AssayReports

/// What comes from outside changes nothing but its own cell, in every kind and both formats.
struct HostileKindTests {
  /// What tries to be more than text, in ratings and names of scales, too.
  private func content(_ kind: ReportKind, _ text: @escaping (String) -> String) -> ReportContent {
    var content = Sample(text: text).content(kind)
    content.scale = RatingScale(
      name: text("five-point"),
      ratings: RatingScale.fivePoint.ratings.map { .init($0.name, $0.value) }
        + [.init(text("House rating"))])
    content.strays.append(
      Dossier(
        claim: Claim(imported: ImportOrigin(file: "a", line: 1), text: text("One more.")),
        verdicts: [
          VerdictEntry(
            id: ContentID("verdict", ["x"]),
            verdict: Verdict(
              rating: content.scale.ratings.last?.name ?? "", scale: content.scale.name,
              who: text("Jo"), time: Timestamp(milliseconds: Sample.noon.milliseconds + Sample.day)
            ))
        ]))
    content.redacted = [
      RedactedFact(
        number: 3, kind: "claim",
        redaction: Redaction(reason: text("An order."), who: text("Kim"), time: Sample.noon))
    ]
    content.pictureStem = "report"
    return content
  }

  private func outline(_ html: String) -> [String] {
    MarkupInHTML(html).tags.map(\.name)
  }

  private static let wordy = String(repeating: "x", count: 10_000)
  private static let payloads: [String] =
    HostileText.lines.filter { LinkTarget.web($0) == nil }
    + ["</script><script>alert(1)</script>", "</style>", "</title>", "</desc></svg>", "]]>", wordy]

  /// Puts a payload behind each text, always the same behind the same.
  private static func payload(_ start: Int) -> (String) -> String {
    { text in
      let sum = text.utf8.reduce(start) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
      return "\(text) \(payloads[sum % payloads.count])"
    }
  }

  @Test(arguments: ReportKind.allCases)
  func `in HTML`(kind: ReportKind) throws {
    let plain = try outline(HTMLReport().render(content(kind) { "plain \($0)" }))
    for start in stride(from: 0, to: Self.payloads.count, by: 31) {
      let html = try HTMLReport().render(content(kind, Self.payload(start)))
      #expect(outline(html).sorted() == plain.sorted(), "\(kind) \(start)")
      #expect(!html.contains("<script") && !html.contains("\u{202E}"))
    }
  }

  @Test(
    .enabled(if: CMark.isInstalled, "cmark-gfm is not installed"), arguments: ReportKind.allCases)
  func `in Markdown`(kind: ReportKind) throws {
    func parsed(_ text: @escaping (String) -> String) throws -> [String] {
      let markdown = try MarkdownReport().render(content(kind, text))
      #expect(!markdown.contains("\u{202E}") && !markdown.contains("\u{200B}"))
      let html = try CMark.html(markdown, unsafe: true)
      return outline(html.replacing("<code>@</code>", with: "@")).sorted()
    }
    let plain = try parsed { "plain \($0)" }
    for start in stride(from: 0, to: Self.payloads.count, by: 61) {
      let hostile = try parsed(Self.payload(start))
      #expect(hostile == plain, "\(kind) \(start)")
    }
  }

  @Test(
    .enabled(if: CMark.isInstalled, "cmark-gfm is not installed"), arguments: ReportKind.allCases)
  func `every table has as many cells in each row as in its head`(kind: ReportKind) throws {
    let markdown = try MarkdownReport().render(content(kind) { "a | b `c` \($0)" })
    // cmark-gfm cuts rows that are too long and fills short ones: count the bars themselves.
    var columns: Int?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      var bars = 0
      var previous: Character = " "
      for letter in line {
        if letter == "|", previous != "\\" { bars += 1 }
        previous = letter == "\\" && previous == "\\" ? " " : letter
      }
      #expect(columns == nil || columns == bars, "\(line)")
      columns = bars
    }
  }
}
