import ArgumentParser
import AssayLanguage
import AssayWeights
import Foundation

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains the tagger, parser and lemmatizer; the same seed makes the same bytes.",
    discussion: "Example: assay-train train --treebanks ../data/treebank")

  @Option(help: "The folder that holds ewt-train.conllu and gum-train.conllu.")
  var treebanks: String

  @Option(help: "The folder that the model and its card are written to.")
  var output = "Sources/AssayLanguage/Models"

  @Option(help: "Times that all sentences are gone through.")
  var epochs = 20

  @Option(help: "Floats for a word, a multiple of 32.")
  var width = 192

  @Option(help: "Seed of all chance.")
  var seed: UInt64 = 1

  func validate() throws {
    guard epochs > 0, width > 0, width % 32 == 0, width <= 512 else {
      throw ValidationError("Give at least one epoch and a width of 32, 64 … 512.")
    }
  }

  func run() throws {
    let documents = try ["ewt-train", "gum-train"].flatMap {
      try Treebank.load("\(treebanks)/\($0).conllu")
    }
    let lessons = Lessons(documents, rarest: 3)
    let shape = NetworkShape(
      width: width, layers: 3, tagLayer: 2, arc: 64, label: 64, tags: Inventory.tags.count,
      xpos: lessons.inventory.xpos.count, features: lessons.inventory.features.count,
      relations: lessons.inventory.relations.count)
    let lemmas = LemmaRules(documents, lessons.inventory)
    print(
      "\(shape.weights) weights, \(lessons.hashes.count) rows, \(lemmas.rules.count) lemma rules")
    let trainer = NetworkTrainer(
      lessons, shape: shape, schedule: .init(epochs: epochs, seed: seed))
    let path = "\(output)/\(EnglishModel.fileName)"
    try trainer.train { epoch, loss in
      print("epoch \(epoch): loss \(loss) a word")
      try write(trainer, lemmas, to: path)
      if epoch % 6 == 0 && epoch < epochs { for line in try measure(path) { print(line) } }
      // Whoever watches a log file sees it as it grows.
      fflush(nil)
    }
    let figures = try measure(path)
    for line in figures { print(line) }
    let card = ModelCard(shape: shape, epochs: epochs, seed: seed, figures: figures)
    try Data(card.text.utf8).write(to: URL(fileURLWithPath: "\(output)/english.md"))
  }

  private func write(_ trainer: NetworkTrainer, _ lemmas: LemmaRules, to path: String) throws {
    let lessons = trainer.lessons
    let vectors = WordVectors.quantise(
      trainer.embeddings.pointer, count: lessons.hashes.count, width: width)
    let weights = UnsafeBufferPointer(
      start: trainer.weights.pointer, count: trainer.weights.count)
    try ModelFile.write(
      EnglishModel.contents(
        shape: trainer.shape, weights: Array(weights), hashes: lessons.hashes,
        rows: vectors.rows, scales: vectors.scales, inventory: lessons.inventory,
        rules: lemmas.rules, scripts: lemmas.scripts),
      to: path)
  }

  /// A line of measures for each dev treebank that is there.
  private func measure(_ path: String) throws -> [String] {
    let analyser = try EnglishAnalyser(model: path)
    return try ["ewt-dev", "gum-dev"].compactMap { name in
      let file = "\(treebanks)/\(name).conllu"
      guard FileManager.default.fileExists(atPath: file) else { return nil }
      let measures = try Measurement(analyser, Treebank.load(file))
      return "\(name), gold tokens: \(measures.given.summary)\n"
        + "\(name), raw text: \(measures.raw.summary)"
    }
  }
}
