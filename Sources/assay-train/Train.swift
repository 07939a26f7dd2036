import ArgumentParser
import AssayLanguage
import Foundation

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains the tagger, parser and lemmatizer; the same seed makes the same bytes.")

  @Option(help: "The folder that holds ewt-train.conllu and gum-train.conllu.")
  var treebanks: String

  @Option(help: "The folder that the model and its card are written to.")
  var output = "Sources/AssayLanguage/Models"

  @Option(help: "Times that all sentences are gone through.")
  var epochs = 24

  @Option(help: "Seed of all chance.")
  var seed: UInt64 = 1

  @Option var width = 128
  @Option var layers = 3
  @Option var tagLayer = 2
  @Option var arc = 64
  @Option var dropout: Float = 0.3
  @Option var rate: Float = 0.002
  @Option var blindness: Float = 0.15
  @Option var batch = 400
  @Option var rarest = 2

  func run() throws {
    let documents = try ["ewt-train", "gum-train"].flatMap {
      try Treebank.load(treebanks + "/\($0).conllu")
    }
    let lessons = Lessons(documents, rarest: rarest)
    let shape = NetworkShape(
      width: width, layers: layers, tagLayer: tagLayer, arc: arc, label: 64,
      tags: Inventory.tags.count, xpos: lessons.inventory.xpos.count,
      features: lessons.inventory.features.count, relations: lessons.inventory.relations.count)
    let lemmas = LemmaRules(documents, lessons.inventory)
    print(
      "\(shape.weights) weights, \(lessons.hashes.count) rows, \(lemmas.rules.count) lemma rules")
    let trainer = NetworkTrainer(
      lessons, shape: shape,
      schedule: .init(
        epochs: epochs, batch: batch, rate: rate, dropout: dropout, blindness: blindness,
        seed: seed))
    let path = output + "/" + EnglishModel.fileName
    try trainer.train { epoch, loss in
      print("epoch \(epoch): loss \(loss) a word")
      let vectors = WordVectors.quantise(
        trainer.embeddings.pointer, count: lessons.hashes.count, width: width)
      let contents = EnglishModel.contents(
        shape: shape,
        weights: Array(
          UnsafeBufferPointer(start: trainer.weights.pointer, count: trainer.weights.count)),
        hashes: lessons.hashes, rows: vectors.rows, scales: vectors.scales,
        inventory: lessons.inventory, rules: lemmas.rules, scripts: lemmas.scripts)
      try ModelFile.write(contents, to: path)
      if epoch % 4 == 0 {
        let analyser = try EnglishAnalyser(model: path)
        for name in ["ewt-dev", "gum-dev"] {
          var score = ConllScore()
          for document in try Treebank.load(treebanks + "/\(name).conllu") {
            var sentences = document.analysis.sentences
            analyser.annotate(&sentences)
            score.add(gold: document.analysis.sentences, system: sentences)
          }
          print(name, score.summary)
        }
      }
      fflush(nil)
    }
  }
}
