import ArgumentParser
import AssayLanguage
import AssayWeights
import Foundation

/// `assay-train names`: learns to find names.
struct TrainNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Learn to find names and their kinds; the same seed makes the same bytes.",
    discussion: "Example: assay-train names --treebanks ../data/treebank")

  @Option(help: "The folder that holds gum-train.conllu.")
  var treebanks: String

  @Option(help: "The folder of the lists of names.")
  var lists = "Training/names"

  @Option(help: "The folder that the model and its card are written to.")
  var output = "Sources/AssayLanguage/Models"

  @Option(help: "Times that all sentences are gone through.")
  var epochs = 14

  @Option(help: "Seed of all chance.")
  var seed: UInt64 = 1

  func validate() throws {
    guard epochs > 0 else { throw ValidationError("Give at least one epoch.") }
  }

  func run() throws {
    let files = try NameListFiles(folder: lists)
    let table = NameLists.table(files.entries)
    let path = "\(output)/\(NameModel.fileName)"
    // The lists are read through the model's file, as they will be in use.
    try ModelFile.write(
      NameModel.contents(
        hashes: [1], rows: Array(repeating: 0, count: NameLabel.columns), scales: [1],
        lists: table, pronouns: ([1], [0])), to: path)
    let known = try NameLists(ModelFile(path: path))
    let analyser = try EnglishAnalyser(model: ModelFolder.path(of: EnglishModel.fileName))
    let gold = GoldNames(titles: files.titles)
    let documents = try Treebank.load("\(treebanks)/gum-train.conllu").map { document in
      var document = document
      let names = gold.names(in: document)
      let chains = GoldChains(document)
      analyser.annotate(&document.analysis.sentences)
      return (analysis: document.analysis, names: names, chains: chains)
    }
    let trainer = NameTrainer(schedule: .init(epochs: epochs, seed: seed))
    trainer.read(documents.map { ($0.analysis.sentences, $0.names) }, lists: known)
    print("\(trainer.hashes.count) features")
    trainer.train { epoch, loss in print("epoch \(epoch): loss \(loss) a stretch") }
    let lessons = documents.map {
      PronounLessons(analysis: $0.analysis, names: $0.names, chains: $0.chains, lists: known)
    }
    for line in PronounTrainer.heldOut(lessons, seed: seed) { print(line) }
    let pronouns = PronounTrainer(lessons, seed: seed).weights
    try ModelFile.write(trainer.contents(lists: table, pronouns: pronouns, least: 0.03), to: path)
    let card = NameCard(
      epochs: epochs, seed: seed, features: trainer.hashes.count, pronouns: pronouns.hashes.count,
      figures: try measured(files, path))
    try Data(card.text.utf8).write(to: URL(fileURLWithPath: "\(output)/names-en.md"))
  }

  /// Names by kind on the dev treebank, if that is there.
  private func measured(_ files: NameListFiles, _ names: String) throws -> [String] {
    let dev = "\(treebanks)/gum-dev.conllu"
    guard FileManager.default.fileExists(atPath: dev) else { return [] }
    let analyser = try EnglishAnalyser(
      model: ModelFolder.path(of: EnglishModel.fileName), names: names)
    let score = try EvaluateNames.score(
      of: try Treebank.load(dev), titles: files.titles,
      find: { analyser.analyse($0.analysis.map).entities })
    return score.lines
  }
}
