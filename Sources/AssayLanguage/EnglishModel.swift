package import AssayWeights

/// The trained weights for English, mapped from their file.
package final class EnglishModel: Sendable {
  /// The file's name in the folder of models.
  package static let fileName = "english.model"

  package let network: Network
  package let vectors: WordVectors
  package let inventory: Inventory
  package let lemmatizer: Lemmatizer
  /// Keeps the mapped memory that the others point into.
  private let file: ModelFile

  package init(path: String) throws(WeightsError) {
    let file = try ModelFile(path: path)
    self.file = file
    func damaged(_ reason: String) -> WeightsError { .damagedModel(path: path, reason: reason) }
    let sizes = try file.section("shape", of: Int32.self).map { Int($0) }
    guard sizes.count == 9, sizes.allSatisfy({ $0 > 0 && $0 < 4096 }), sizes[0] % 32 == 0,
      sizes[0] <= 512, sizes[1] <= 16, sizes[2] <= sizes[1], sizes[3] % 32 == 0
    else { throw damaged("its shape is not known") }
    let shape = NetworkShape(
      width: sizes[0], layers: sizes[1], tagLayer: sizes[2], arc: sizes[3], label: sizes[4],
      tags: sizes[5], xpos: sizes[6], features: sizes[7], relations: sizes[8])
    let weights = try file.section("weights", of: Float.self)
    guard weights.count == shape.weights, let weightsBase = weights.baseAddress else {
      throw damaged("it has \(weights.count) weights, not \(shape.weights)")
    }
    network = Network(
      shape: shape, weights: weightsBase,
      packed: PackedWeights(shape: shape, weights: weightsBase))
    let rows = try file.section("vectors.rows", of: Int8.self)
    let scales = try file.section("vectors.scales", of: Float.self)
    guard rows.count == scales.count * shape.width, let rowsBase = rows.baseAddress,
      let scalesBase = scales.baseAddress
    else { throw damaged("its word vectors do not fit its shape") }
    vectors = WordVectors(
      index: try FeatureIndex(file, "vectors", rows: scales.count), rows: rowsBase,
      scales: scalesBase, width: shape.width)
    inventory = try Self.inventory(in: file, shape)
    let scripts = try Self.scripts(in: file)
    lemmatizer = Lemmatizer(
      index: try FeatureIndex(file, "lemmas", rows: scripts.count), scripts: scripts)
  }

  private static func inventory(in file: ModelFile, _ shape: NetworkShape)
    throws(WeightsError) -> Inventory
  {
    var inventory = Inventory()
    inventory.xpos = try file.lines("names.xpos")
    inventory.features = try file.lines("names.features")
    inventory.relations = try file.lines("names.relations")
    let numbers = try file.section("analyses", of: Int32.self).map { Int($0) }
    for at in stride(from: 0, to: numbers.count - 2, by: 3) {
      inventory.analyses.append(
        .init(tag: numbers[at], xpos: numbers[at + 1], features: numbers[at + 2]))
    }
    guard inventory.xpos.count == shape.xpos, inventory.features.count == shape.features,
      inventory.relations.count == shape.relations, Inventory.tags.count == shape.tags,
      !inventory.analyses.isEmpty,
      inventory.analyses.allSatisfy({
        (0..<shape.tags).contains($0.tag) && (0..<shape.xpos).contains($0.xpos)
          && (0..<shape.features).contains($0.features)
      })
    else { throw .damagedModel(path: file.path, reason: "its names do not fit its shape") }
    return inventory
  }

  private static func scripts(in file: ModelFile) throws(WeightsError) -> [LemmaScript] {
    try file.lines("lemmas.scripts").map { line throws(WeightsError) in
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, let letters = UInt8(parts[0]).flatMap(LemmaScript.Case.init),
        let cut = Int(parts[1]), cut >= 0
      else { throw .damagedModel(path: file.path, reason: "its lemma rules are not understood") }
      return LemmaScript(letters: letters, cut: cut, ending: Array(parts[2].utf8))
    }
  }

  /// The sections of the file that `init` reads.
  package static func contents(
    shape: NetworkShape, weights: [Float], hashes: [UInt32], rows: [Int8], scales: [Float],
    inventory: Inventory, rules: [(hash: UInt32, script: Int)], scripts: [LemmaScript]
  ) -> ModelFile.Contents {
    var contents = ModelFile.Contents()
    contents.add(
      "shape",
      [
        shape.width, shape.layers, shape.tagLayer, shape.arc, shape.label, shape.tags,
        shape.xpos, shape.features, shape.relations,
      ].map { Int32($0) })
    contents.add("weights", weights)
    let features = FeatureIndex.layOut(hashes)
    contents.add("vectors.keys", features.keys)
    contents.add("vectors.places", features.rows)
    contents.add("vectors.rows", rows)
    contents.add("vectors.scales", scales)
    contents.add("names.xpos", lines: inventory.xpos)
    contents.add("names.features", lines: inventory.features)
    contents.add("names.relations", lines: inventory.relations)
    contents.add(
      "analyses",
      inventory.analyses.flatMap { [Int32($0.tag), Int32($0.xpos), Int32($0.features)] })
    let lemmas = FeatureIndex.layOut(rules.map(\.hash), rows: rules.map { UInt32($0.script) })
    contents.add("lemmas.keys", lemmas.keys)
    contents.add("lemmas.places", lemmas.rows)
    contents.add(
      "lemmas.scripts",
      lines: scripts.map {
        "\($0.letters.rawValue) \($0.cut) \(String(decoding: $0.ending, as: UTF8.self))"
      })
    return contents
  }
}
