import AssayLanguage
import Foundation

/// How an analyser does on a treebank: with its tokens given, and from raw text.
struct Measurement {
  private(set) var given = ConllScore()
  private(set) var raw = ConllScore()
  /// CPU seconds and bytes of the analysis of raw text.
  private(set) var seconds = 0.0
  private(set) var bytes = 0

  init(_ analyser: EnglishAnalyser, _ documents: [AnnotatedDocument]) {
    for document in documents {
      let gold = document.analysis.sentences
      var sentences = gold
      analyser.annotate(&sentences)
      given.add(gold: gold, system: sentences)
      let start = clock()
      let system = analyser.analyse(document.analysis.map).sentences
      seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
      bytes += document.analysis.map.byteCount
      raw.add(gold: gold, system: system)
    }
  }
}
