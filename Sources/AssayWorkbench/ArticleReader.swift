import AssayDocuments
import AssayLanguage
import AssayModel

/// From a file to its analysis: the way that every article begins.
struct ArticleReader: Sendable {
  private let reader = DocumentReader()
  private let analyser: EnglishAnalyser

  /// Loads the models.
  init() throws { analyser = try EnglishAnalyser() }

  /// File -> document. What the reader has to tell goes to `terminal`.
  func read(
    _ name: String, from folder: String, terminal: Terminal, workspace: Workspace? = nil
  ) throws -> Document {
    let input = try InputFile(name, from: folder)
    let path = workspace?.relative(name, from: folder) ?? name
    let reading = try reader.read(input.bytes, named: path)
    for note in reading.notes { terminal.note("\(name.visible()): \(note.visible())") }
    if let note = LanguageCheck.note(on: reading.document.text) {
      terminal.note("\(name.visible()): \(note)")
    }
    return reading.document
  }

  /// Document -> analysis. Of a text that is not English only words and sentences are told.
  /// - Parameter keepingTrees: whether claims will be looked for in it.
  func analysis(
    of document: Document, includingRelativeOrdinals: Bool = false, keepingTrees: Bool = false
  ) -> Analysis {
    let map = ScalarMap(document.text)
    guard LanguageCheck.isEnglish(document.text) else { return EnglishAnalyser.split(map) }
    var analysis = analyser.analyse(map, keepingTrees: keepingTrees)
    var reader = QuantityReader()
    reader.includesRelativeOrdinals = includingRelativeOrdinals
    (analysis.quantities, analysis.dates) = reader.quantitiesAndDates(
      in: map, reference: document.date, sentences: analysis.sentences)
    return analysis
  }

  /// Given words and sentences -> analysis.
  func analysis(of given: Analysis) -> Analysis {
    guard LanguageCheck.isEnglish(given.text) else { return given }
    return analyser.analyse(given)
  }
}
