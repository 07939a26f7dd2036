import AssayModel
import Testing

@testable import AssayReports

struct ReportContentTests {
  @Test func `claims are sorted to their documents, and the latest fact is found`() {
    let sample = Sample().content
    let document = sample.sections[0].document
    var dossiers = sample.strays + sample.sections[0].dossiers
    let last = Timestamp(milliseconds: Sample.noon.milliseconds + 5)
    dossiers[2].verdicts[0].retraction?.time = last
    let content = ReportContent(title: "T", documents: [document], dossiers: dossiers)
    #expect(content.sections.map(\.dossiers.count) == [5])
    #expect(content.strays == sample.strays)
    #expect(content.latestFact == last)
  }

  @Test func `a claim of a document that is not at hand is a stray`() {
    let dossiers = Sample().content.sections[0].dossiers
    let content = ReportContent(title: "T", documents: [], dossiers: dossiers)
    #expect(content.strays == dossiers)
    #expect(ReportContent(title: "T", documents: [], dossiers: []).latestFact == nil)
  }

  @Test func `kept evidence is linked from where the report lies`() throws {
    var content = Sample().content
    func link(_ path: String?) throws -> String {
      content.pathToWorkspace = path
      let text = try MarkdownReport().render(content)
      let line = text.split(separator: "\n").first { $0.hasPrefix("- **Refutes:**") } ?? ""
      return String(line.dropFirst("- **Refutes:** ".count).prefix { $0 != "," })
    }
    #expect(try link("../../") == "[Wheat by route](../../Evidence/kept/6285a3c5%20%281%29.csv)")
    #expect(try link("") == "[Wheat by route](Evidence/kept/6285a3c5%20%281%29.csv)")
    #expect(try link(nil) == "Wheat by route")
  }
}
