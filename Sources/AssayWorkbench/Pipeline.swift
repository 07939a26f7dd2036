import AssayExtraction
import AssayLanguage
import AssayModel

/// From a file to its claims: the way every article takes.
struct Pipeline: Sendable {
  private let reading: ArticleReader
  private let extractor: ClaimExtractor

  /// Loads the models.
  /// - Parameter judge: weighs what may be a claim; without one the fast model does.
  init(judge: ClaimJudge? = nil) throws {
    reading = try ArticleReader()
    extractor = try ClaimExtractor(judge: judge)
  }

  /// File -> document. What the reader has to tell goes to `terminal`.
  func read(
    _ name: String, from folder: String, terminal: Terminal, workspace: Workspace? = nil
  ) throws -> Document {
    try reading.read(name, from: folder, terminal: terminal, workspace: workspace)
  }

  /// Document -> analysis -> claims. A text that is not English has none.
  func extraction(from document: Document, includingLeftOut: Bool) -> Extraction {
    guard LanguageCheck.isEnglish(document.text) else { return Extraction() }
    return extractor.claims(
      in: document, analysis: reading.analysis(of: document, keepingTrees: true),
      includingLeftOut: includingLeftOut)
  }

  /// Why a claim of a document was chosen; nil for a claim that is not the document's.
  func explanation(of claim: Claim, in document: Document) -> Explanation? {
    extractor.explanation(
      of: claim, in: document, analysis: reading.analysis(of: document, keepingTrees: true))
  }
}
