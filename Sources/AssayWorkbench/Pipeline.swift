import AssayDocuments
import AssayExtraction
import AssayLanguage
import AssayModel

/// From a file to claims: the way every article takes.
struct Pipeline {
  private let reader = DocumentReader()
  private let analyser: EnglishAnalyser
  private let quantities = QuantityReader()
  private let extractor: ClaimExtractor

  /// Loads the models.
  init() throws {
    analyser = try EnglishAnalyser()
    extractor = try ClaimExtractor()
  }

  /// File -> document. What the reader has to tell goes to `terminal`.
  func read(
    _ name: String, from folder: String, terminal: Terminal, workspace: Workspace? = nil
  ) throws -> Document {
    let input = try InputFile(name, from: folder)
    let path = workspace?.relative(name, from: folder) ?? name
    let reading = try reader.read(input.bytes, named: path)
    for note in reading.notes { terminal.note("\(name.visible()): \(note.visible())") }
    return reading.document
  }

  /// Document -> analysis -> claims.
  func extraction(from document: Document, includingLeftOut: Bool) -> Extraction {
    extractor.claims(
      in: document, analysis: analysis(of: document), includingLeftOut: includingLeftOut)
  }

  /// Why a claim of a document was chosen; nil for a claim that is not the document's.
  func explanation(of claim: Claim, in document: Document) -> Explanation? {
    extractor.explanation(of: claim, in: document, analysis: analysis(of: document))
  }

  private func analysis(of document: Document) -> Analysis {
    let map = ScalarMap(document.text)
    var analysis = analyser.analyse(map)
    (analysis.quantities, analysis.dates) = quantities.quantitiesAndDates(
      in: map, reference: document.date, sentences: analysis.sentences)
    return analysis
  }
}
