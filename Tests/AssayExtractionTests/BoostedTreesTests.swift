import AssayModel
import Foundation
import Testing

@testable import AssayExtraction

struct BoostedTreesTests {
  /// Rows whose first two features decide together what neither decides alone.
  private static func rows() -> (rows: [[Float]], targets: [Float?]) {
    var random = SeededGenerator(seed: 7)
    let rows = (0..<400).map { _ in
      (0..<4).map { _ in Float(random.next() >> 40) / Float(1 << 24) }
    }
    return (rows, rows.map { ($0[0] > 0.5) != ($0[1] > 0.5) ? 1 : 0 })
  }

  private static func trained() -> BoostedTrees {
    var trainer = TreeTrainer()
    trainer.trees = 60
    trainer.depth = 3
    trainer.rate = 0.3
    trainer.smoothing = 1
    let (rows, targets) = rows()
    return trainer.train(rows, targets: targets)
  }

  @Test func `trees learn what two features decide together`() {
    let (rows, targets) = Self.rows()
    let trees = Self.trained()
    let right = zip(rows, targets).count { (trees.sum(of: $0) > 0) == ($1 == 1) }
    #expect(right > 380)
  }

  @Test(arguments: [1, 15, 16, 17, 48, 50])
  func `rows beside each other get the sums that they get alone`(count: Int) {
    let rows = Array(Self.rows().rows.prefix(count))
    let trees = Self.trained()
    #expect(trees.sums(of: FeatureTable(rows, features: 4)) == rows.map { trees.sum(of: $0) })
    // The answers as the questions lead to them, one after the other.
    for row in rows {
      let sum = trees.trees.reduce(trees.bias) { sum, tree in
        let leaf = tree.questions.indices.reduce(0) {
          row[tree.questions[$1].feature] > tree.questions[$1].above ? $0 | 1 << $1 : $0
        }
        return sum + tree.answers[leaf]
      }
      #expect(trees.sum(of: row) == sum)
    }
  }

  @Test func `the influences of the features make up the sum`() {
    let (rows, _) = Self.rows()
    let trees = Self.trained()
    let means = trees.trees.reduce(trees.bias) {
      $0 + $1.answers.reduce(0, +) / Float($1.answers.count)
    }
    for row in rows.prefix(20) {
      let sum = trees.influences(on: row).reduce(means, +)
      #expect(abs(sum - trees.sum(of: row)) < 1e-3)
      #expect(trees.influences(on: row).count == row.count)
    }
  }

  @Test func `trees are read as they were written, and no others`() throws {
    let trees = Self.trained()
    var writer = ModelWriter(format: "trees")
    trees.write(to: &writer)
    let data = Data(writer.bytes)
    var reader = try ModelReader(data, format: "trees", name: "x")
    let read = try BoostedTrees(from: &reader, features: 4)
    for row in Self.rows().rows.prefix(20) { #expect(read.sum(of: row) == trees.sum(of: row)) }
    // A question about a feature that there is not would read beyond the row.
    #expect(throws: ExtractionError.notAModel("x")) {
      var reader = try ModelReader(data, format: "trees", name: "x")
      _ = try BoostedTrees(from: &reader, features: 1)
    }
    #expect(throws: ExtractionError.notAModel("x")) {
      var reader = try ModelReader(data.dropLast(), format: "trees", name: "x")
      _ = try BoostedTrees(from: &reader, features: 4)
    }
  }
}
