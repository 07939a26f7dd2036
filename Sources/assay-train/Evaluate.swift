import ArgumentParser
import AssayLanguage

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures against treebank files as the CoNLL 2018 shared task does.",
    discussion: "Example: assay-train evaluate ../data/treebank/ewt-dev.conllu")

  @Argument(help: "CoNLL-U files.")
  var files: [String] = []

  @Option(help: "Golden Rules of sentence segmentation, a JSON object a line.")
  var rules: String?

  @Option(help: "The model; else the one that is installed.")
  var model: String?

  func run() throws {
    if !files.isEmpty {
      let analyser = try model.map { try EnglishAnalyser(model: $0) } ?? EnglishAnalyser()
      for file in files {
        let measures = Measurement(analyser, try Treebank.load(file))
        let speed = measures.seconds / Double(max(1, measures.bytes)) * 1e6
        print("\(file), gold tokens: \(measures.given.summary)")
        print("\(file), raw text: \(measures.raw.summary)")
        print("\(file), \((speed * 100).rounded() / 100) CPU seconds a megabyte of raw text")
      }
    }
    if let rules { try GoldenRules.check(rules) }
  }
}
