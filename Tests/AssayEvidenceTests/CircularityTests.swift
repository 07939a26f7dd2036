import AssayModel
import Testing

@testable import AssayEvidence

@Suite struct CircularityTests {
  private let article = Document(
    text: (0..<80).map { "word\($0)" }.joined(separator: " "),
    title: "Rents in Arden fell by nine percent", url: "https://www.courier.example/rents-fell")

  private func circularity(
    url: String? = nil, text: String, links: [String] = []
  ) -> Circularity? {
    let evidence = Evidence(
      url: url, source: Source(), capture: nil, text: text, signature: TextSignature(of: text),
      links: links)
    return Circularity(of: evidence, to: article, signature: TextSignature(of: article.text))
  }

  @Test func `the article itself and a copy of its text go back to it`() {
    #expect(circularity(url: "http://courier.example/rents-fell/", text: "other words") == .copy)
    #expect(circularity(text: "Seen elsewhere: " + article.text) == .copy)
  }

  @Test func `a page that links to it, or writes its address out, goes back to it`() {
    #expect(
      circularity(
        text: "as the Courier has it", links: ["https://courier.example/rents-fell?utm_source=x"])
        == .link)
    #expect(circularity(text: "see https://www.courier.example/rents-fell.") == .link)
    #expect(circularity(text: "see courier.example/rents-fell?ref=a there") == .link)
  }

  @Test func `another page of the same site does not`() {
    #expect(circularity(text: "see https://www.courier.example/rents-fell-again") == nil)
    #expect(circularity(text: "see courier.example", links: ["https://courier.example/"]) == nil)
  }

  @Test func `a text that names its title goes back to it`() {
    #expect(
      circularity(text: "The Courier wrote: “RENTS in Arden fell by nine percent”, and erred.")
        == .title)
    #expect(circularity(text: "Rents in Arden fell by nine points") == nil)
  }
}
