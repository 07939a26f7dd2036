import AssayModel
import Foundation
import Testing

@testable import AssayReports

struct PictureTests {
  /// Claims that were rated on some days.
  private func content(_ verdicts: [(rating: String, day: String)]) -> ReportContent {
    var content = ReportContent(
      title: "T",
      strays: verdicts.enumerated().map { number, given in
        Dossier(
          claim: Claim(imported: ImportOrigin(file: "a", line: number), text: "Claim \(number)."),
          verdicts: [
            VerdictEntry(
              id: ContentID("verdict", [String(number)]),
              verdict: Verdict(
                rating: given.rating, scale: "five-point", who: "ann",
                time: Timestamp("\(given.day)T12:00:00Z") ?? Sample.noon))
          ])
      })
    content.pictureStem = "week (1)"
    return content
  }

  private func timeline(_ content: ReportContent) -> Timeline {
    let spread = Distribution(content.strays, on: content.scale)
    return Timeline(content.strays, spread, in: content.language)
  }

  @Test func `days, months and years are counted without gaps`() {
    let days = timeline(content([("True", "2025-03-01"), ("False", "2025-03-03")]))
    #expect(days.periods.map(\.name) == ["2025-03-01", "2025-03-02", "2025-03-03"])
    #expect(days.periods.map(\.counts) == [[0, 1], [0, 0], [1, 0]])
    let months = timeline(content([("True", "2024-11-30"), ("True", "2025-02-01")]))
    #expect(months.periods.map(\.name) == ["2024-11", "2024-12", "2025-01", "2025-02"])
    let years = timeline(content([("True", "2019-11-30"), ("True", "2025-02-01")]))
    #expect(years.periods.map(\.name) == (2019...2025).map(String.init))
    #expect(years.periods.map(\.total) == [1, 0, 0, 0, 0, 0, 1])
  }

  @Test func `one period is no timeline`() {
    #expect(timeline(content([("True", "2025-03-01"), ("False", "2025-03-01")])).periods.isEmpty)
  }

  @Test func `Markdown shows its pictures with their figures in words and in a table`() throws {
    let content = content([("True", "2025-03-01"), ("False", "2025-03-02"), ("True", "2025-03-02")])
    let text = try MarkdownReport().render(content)
    #expect(
      text.contains(
        "![Claims by verdict. False: 1, True: 2.](week%20%281%29-verdicts.svg)"))
    #expect(text.contains("](week%20%281%29-timeline.svg)"))
    #expect(text.contains("| Time | False | True | All |\n| :--- | ---: | ---: | ---: |\n"))
    #expect(text.contains("| 2025-03-02 | 1 | 1 | 2 |"))
    #expect(content.pictures.map(\.ending) == ["-verdicts.svg", "-timeline.svg"])
  }

  @Test func `without a place for files Markdown has the tables alone`() throws {
    var content = content([("True", "2025-03-01"), ("False", "2025-03-02")])
    content.pictureStem = nil
    #expect(try !MarkdownReport().render(content).contains("!["))
    #expect(content.pictures.isEmpty)
  }

  @Test func `a picture has a title and a description, and its own colours where it stands alone`()
    throws
  {
    let content = content([("True", "2025-03-01"), ("<b>&\u{202E}", "2025-03-02")])
    for file in content.pictures {
      #expect(file.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
      #expect(file.svg.contains("role=\"img\"") && file.svg.contains("prefers-color-scheme:dark"))
      #expect(file.svg.contains("&lt;b&gt;&amp;&lt;U+202E&gt;"))
      #expect(MarkupInHTML(file.svg).tags.map(\.name).prefix(3) == ["svg", "title", "desc"])
    }
    let html = try HTMLReport().render(content)
    #expect(html.contains("<title id=\"verdicts-title\">Claims by verdict</title>"))
    #expect(html.contains("<desc id=\"timeline-description\">2025-03-01: True 1."))
  }

  @Test func `bars are as long as their figures`() {
    let spread = Distribution(
      content(Array(repeating: ("True", "2025-03-01"), count: 4) + [("False", "2025-03-01")])
        .strays, on: .fivePoint)
    let parts = spread.drawing(in: .plain).parts.filter { $0.hasPrefix("<rect") }
    #expect(parts.map { $0.contains("width=\"60\"") } == [true, false])
    #expect(parts.map { $0.contains("width=\"240\"") } == [false, true])
  }
}

struct ReportLanguageTests {
  @Test(arguments: [
    ("de", "5. März 2025", "1.234.567", "12,5"), ("en-US", "March 5, 2025", "1,234,567", "12.5"),
    ("en", "5 March 2025", "1,234,567", "12.5"), ("es", "5 de marzo de 2025", "1.234.567", "12,5"),
    ("fr", "5 mars 2025", "1\u{202F}234\u{202F}567", "12,5"),
    ("de-AT", "5. März 2025", "1.234.567", "12,5"),
  ])
  func `days and numbers`(code: String, day: String, number: String, percent: String) throws {
    let language = try #require(ReportLanguage(code))
    #expect(language.day(try #require(CalendarDay("2025-03-05"))) == day)
    #expect(language.number(1_234_567) == number)
    #expect(language.percent(1, of: 8) == percent)
  }

  @Test func `Spanish groups from five digits on`() throws {
    let spanish = try #require(ReportLanguage("es"))
    #expect(spanish.number(1234) == "1234" && spanish.number(12345) == "12.345")
  }

  @Test func `every language has twelve months`() {
    #expect(ReportLanguage.known.allSatisfy { $0.months.count == 12 })
    #expect(ReportLanguage("xx") == nil && ReportLanguage("") == nil)
  }

  @Test func `without a language all is as ISO 8601 has it`() throws {
    #expect(ReportLanguage.plain.day(try #require(CalendarDay("2025-03-05"))) == "2025-03-05")
    #expect(ReportLanguage.plain.number(1_234_567) == "1234567")
    #expect(ReportLanguage.plain.hundredths(-0.004) == "0.00")
  }

  @Test(arguments: [
    (0, "<1 min"), (59_999, "<1 min"), (60_000, "1 min"), (7_260_000, "2 h\u{A0}1 min"),
    (90_000_000, "1 d\u{A0}1 h"),
  ])
  func `lengths of time`(milliseconds: Int64, text: String) {
    #expect(ReportLanguage.plain.duration(milliseconds: milliseconds) == text)
  }
}
