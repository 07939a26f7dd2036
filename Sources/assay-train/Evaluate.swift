import ArgumentParser
import AssayLanguage
import Foundation

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures against treebank files as the CoNLL 2018 shared task does.")

  @Argument(help: "CoNLL-U files.")
  var files: [String]

  @Option(help: "Golden Rules of sentence segmentation, a JSON object a line.")
  var rules: String?

  @Option(help: "The model; else the one that is installed.")
  var model: String?

  func run() throws {
    let analyser = try model.map { try EnglishAnalyser(model: $0) } ?? EnglishAnalyser()
    for file in files {
      var given = ConllScore()
      var raw = ConllScore()
      var seconds = 0.0
      var bytes = 0
      for document in try Treebank.load(file) {
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
      print("\(file), gold tokens: \(given.summary)")
      print("\(file), raw text: \(raw.summary)")
      print("\(file), \(seconds / Double(bytes) * 1e6) CPU seconds a megabyte of raw text")
    }
    if let rules { try GoldenRules.check(rules) }
  }
}
