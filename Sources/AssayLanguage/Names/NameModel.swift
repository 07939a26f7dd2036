package import AssayWeights

/// The trained weights for names, mapped from their file.
package final class NameModel: Sendable {
  /// The file's name in the folder of models.
  package static let fileName = "names-en.model"

  package let weights: WordVectors
  /// Score of a label after another, row by row of the first.
  package let transitions: [Float]
  package let lists: NameLists
  package let pronouns: PronounModel
  /// Keeps the mapped memory that the others point into.
  private let file: ModelFile

  package init(path: String) throws(WeightsError) {
    let file = try ModelFile(path: path)
    self.file = file
    let scales = try file.section("names.scales", of: Float.self)
    let rows = try file.section("names.rows", of: Int8.self)
    let moves = try file.section("names.transitions", of: Float.self)
    guard rows.count == scales.count * NameLabel.columns, let rowsBase = rows.baseAddress,
      let scalesBase = scales.baseAddress, moves.count == NameLabel.count * NameLabel.count
    else { throw .damagedModel(path: path, reason: "its weights do not fit its labels") }
    weights = WordVectors(
      index: try FeatureIndex(file, "names", rows: scales.count), rows: rowsBase,
      scales: scalesBase, width: NameLabel.columns)
    transitions = Array(moves)
    lists = try NameLists(file)
    pronouns = try PronounModel(file)
  }

  /// The sections of the file that `init` reads.
  package static func contents(
    hashes: [UInt32] = [], rows: [Int8] = [], scales: [Float] = [],
    transitions: [Float] = Array(repeating: 0, count: NameLabel.count * NameLabel.count),
    lists: (hashes: [UInt32], bits: [UInt32]),
    pronouns: (hashes: [UInt32], weights: [Float]) = ([], [])
  ) -> ModelFile.Contents {
    var contents = ModelFile.Contents()
    let index = FeatureIndex.layOut(hashes)
    contents.add("names.keys", index.keys)
    contents.add("names.places", index.rows)
    contents.add("names.rows", rows)
    contents.add("names.scales", scales)
    contents.add("names.transitions", transitions)
    let table = FeatureIndex.layOut(lists.hashes, rows: lists.bits)
    contents.add("lists.keys", table.keys)
    contents.add("lists.places", table.rows)
    PronounModel.add(to: &contents, hashes: pronouns.hashes, weights: pronouns.weights)
    return contents
  }
}
