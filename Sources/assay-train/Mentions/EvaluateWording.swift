import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel

/// `assay-train evaluate-wording`: whom pronouns in claims mean, against GUM's coreference layer.
struct EvaluateWording: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the names that stand for pronouns in the wording of claims.",
    discussion: "Example: assay-train evaluate-wording ../data/treebank/gum-dev.conllu")

  @Argument(help: "A CoNLL-U file with entities and coreference.")
  var file: String

  @Option(help: "The folder of the lists of names.")
  var lists = "Training/names"

  @Flag(help: "Prints what was missed and what was told wrongly.")
  var errors = false

  func run() throws {
    let names = GoldNames(titles: try NameListFiles(folder: lists).titles)
    let analyser = try EnglishAnalyser()
    let extractor = try ClaimExtractor()
    var score = WordingScore()
    for document in try Treebank.load(file) {
      let analysis = analyser.analyse(document.analysis.map)
      let claims = extractor.claims(
        in: Document(text: document.analysis.text), analysis: analysis
      ).claims
      score.add(claims, analysis: analysis, gold: document, names: names)
    }
    if errors { for line in score.mistakes { print(line) } }
    for line in score.lines { print(line) }
  }
}
