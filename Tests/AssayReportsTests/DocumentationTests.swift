import Foundation
import Testing

@testable import AssayReports

struct DocumentationTests {
  /// The names in backticks in Documentation/REPORTS.md.
  private func documented() throws -> Set<String> {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Documentation/REPORTS.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    return Set(text.split(separator: "`", omittingEmptySubsequences: false).map(String.init))
  }

  @Test func `every name that a template may use is documented`() throws {
    let documented = try documented()
    #expect(Vocabulary.numbers.keys.filter { !documented.contains($0) }.sorted() == [])
  }

  @Test func `every template is documented`() throws {
    let documented = try documented()
    #expect(BuiltInTemplates.sources.keys.filter { !documented.contains($0) }.sorted() == [])
  }

  @Test func `every built-in template passes its own checks`() throws {
    try TemplateCheck(sources: BuiltInTemplates.sources).run(added: [])
  }
}
