import AssayLanguage
import AssayModel
import Foundation
import Testing

@testable import AssayExtraction

/// Our own marked articles, read by the models that ship.
struct ArticleTests {
  private static var folder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Benchmarks/Articles").path
  }

  @Test func `every mark stands in its article`() throws {
    let articles = try MarkedDocument.articles(in: Self.folder)
    #expect(articles.count >= 6)
    for article in articles {
      let musts = article.claims.count { $0.isMust }
      #expect(musts > 0)
      let modalities = article.claims.map { Modality(rawValue: $0.modality) }
      #expect(!modalities.contains(nil))
      let kinds = article.claims.flatMap(\.kinds).map { ClaimKind(rawValue: $0) }
      #expect(!kinds.contains(nil), "\(article.id)")
    }
  }

  @Test func `a mark that does not quote its article is named by its line`() {
    let marks = "must | event | asserted | - | It rained\nmust | event | asserted | - | It snowed"
    let error = #expect(throws: MarkError.self) {
      try MarkedDocument(article: "day", text: "It rained.", marks: marks)
    }
    #expect(error?.description.hasPrefix("day.claims, line 2") == true)
  }

  @Test func `a quote that comes again is found by its place`() throws {
    let article = try MarkedDocument(
      article: "day", text: "It rained. It rained.",
      marks: "may | event | asserted | - | It rained@2")
    #expect(article.claims.map(\.span) == [TextSpan(start: 11, end: 20)])
  }

  @Test func `most claims of our articles are found, and little else`() throws {
    let analyser = try EnglishAnalyser()
    let extractor = try ClaimExtractor()
    var score = ClaimScore()
    for article in try MarkedDocument.articles(in: Self.folder) {
      let analysis = analyser.analyse(ScalarMap(article.text))
      score.add(
        ClaimScore(
          article, extractor.claims(in: Document(text: article.text), analysis: analysis).claims))
    }
    // Well below what is measured, so that only a break breaks it.
    #expect(score.recall > 0.7, "\(score)")
    #expect(score.precision > 0.7, "\(score)")
    #expect(score.modalityRight > 0.65, "\(score)")
  }
}
