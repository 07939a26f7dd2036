import AssayLanguage
import Foundation

func load(_ path: String) throws -> [AnnotatedDocument] {
  try CoNLLU.documents(in: try String(contentsOfFile: path, encoding: .utf8), name: path)
}
let folder = CommandLine.arguments[1]
let epochs = Int(CommandLine.arguments[2]) ?? 3
let width = Int(CommandLine.arguments[3]) ?? 128
let layers = Int(CommandLine.arguments[4]) ?? 3
let dropout = Float(CommandLine.arguments[5]) ?? 0.25
let train = try load(folder + "/ewt-train.conllu") + load(folder + "/gum-train.conllu")
let dev = try ["ewt-dev", "gum-dev"].map { ($0, try load(folder + "/\($0).conllu")) }
let lessons = Lessons(train, rarest: 3)
let shape = NetworkShape(
  width: width, layers: layers, tagLayer: layers - 1, arc: 64, label: 64,
  tags: Inventory.tags.count,
  xpos: lessons.inventory.xpos.count, features: lessons.inventory.features.count,
  relations: lessons.inventory.relations.count)
print(
  lessons.hashes.count, shape.weights, lessons.inventory.analyses.count, shape.xpos,
  shape.features, shape.relations)
let trainer = NetworkTrainer(lessons, shape: shape, schedule: .init(epochs: epochs, dropout: dropout))
let began = Date()
let (keys, rows) = FeatureIndex.layOut(lessons.hashes)
trainer.train { epoch, loss in
  print(epoch, loss, Date().timeIntervalSince(began))
  guard epoch % 3 == 0 || epoch == epochs else { return }
  let (bytes, scales) = WordVectors.quantise(
    trainer.embeddings.pointer, count: lessons.hashes.count, width: shape.width)
  keys.withUnsafeBufferPointer { keys in
    rows.withUnsafeBufferPointer { rows in
      bytes.withUnsafeBufferPointer { bytes in
        scales.withUnsafeBufferPointer { scales in
          let vectors = WordVectors(
            index: FeatureIndex(
              keys: keys.baseAddress!, rows: rows.baseAddress!, places: keys.count),
            rows: bytes.baseAddress!, scales: scales.baseAddress!, width: shape.width)
          let annotator = Annotator(
            network: Network(shape: shape, weights: UnsafePointer(trainer.weights.pointer)),
            vectors: vectors, inventory: lessons.inventory)
          for (name, documents) in dev {
            let start = clock()
            var measures = Measures()
            for document in documents {
              var sentences = document.analysis.sentences
              annotator.annotate(&sentences)
              for (gold, system) in zip(document.analysis.sentences, sentences) {
                measures.add(gold.tokens, system.tokens)
              }
            }
            print(name, measures.summary, Double(clock() - start) / 1e6 / Double(measures.words) * 1e6, "µs/word")
          }
        }
      }
    }
  }
  fflush(nil)
}
