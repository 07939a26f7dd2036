import CVectors

/// A sum of small decision trees over dense features (Friedman 2001). The trees are oblivious
/// (Prokhorenkova et al. 2018): all nodes of a level ask the same question, so a tree is a list of
/// questions and a table of answers.
package struct BoostedTrees: Sendable {
  struct Question: Sendable {
    var feature: Int
    /// The value above which the answer is yes.
    var above: Float
  }

  struct Tree: Sendable {
    /// One for each level.
    var questions: [Question]
    /// `2^questions.count` values, the first question being the lowest bit.
    var answers: [Float]
  }

  let bias: Float
  private(set) var trees: [Tree]

  /// The same, one tree after the other.
  private var depths: [Int32] = []
  private var features: [Int32] = []
  private var limits: [Float] = []
  private var answers: [Float] = []

  init(bias: Float, trees: [Tree] = []) {
    self.bias = bias
    self.trees = []
    for tree in trees { append(tree) }
  }

  mutating func append(_ tree: Tree) {
    trees.append(tree)
    depths.append(Int32(tree.questions.count))
    features += tree.questions.map { Int32($0.feature) }
    limits += tree.questions.map(\.above)
    answers += tree.answers
  }

  /// In log odds.
  func sum(of features: [Float]) -> Float {
    sums(of: FeatureTable([features], features: features.count))[0]
  }

  /// In log odds, for each row. O(rows * questions).
  func sums(of table: FeatureTable) -> [Float] {
    var sums = [Float](repeating: bias, count: table.blocks * FeatureTable.width)
    table.columns.withUnsafeBufferPointer { columns in
      sums.withUnsafeMutableBufferPointer { sums in
        for block in 0..<table.blocks {
          guard let rows = columns.baseAddress, let place = sums.baseAddress else { return }
          cv_ask(
            place + block * FeatureTable.width,
            rows + block * FeatureTable.width * table.features, features, limits, depths, answers,
            Int32(trees.count))
        }
      }
    }
    sums.removeLast(sums.count - table.count)
    return sums
  }

  /// How much each feature has to do with the sum, by name's index: what the answers would change
  /// on average if only the questions about other features were known.
  func influences(on features: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: features.count)
    for tree in trees {
      var possible = Array(tree.answers.indices)
      var mean = possible.reduce(Float(0)) { $0 + tree.answers[$1] } / Float(possible.count)
      for (level, question) in tree.questions.enumerated() {
        let bit = features[question.feature] > question.above ? 1 : 0
        possible.removeAll { ($0 >> level) & 1 != bit }
        let next = possible.reduce(Float(0)) { $0 + tree.answers[$1] } / Float(possible.count)
        result[question.feature] += next - mean
        mean = next
      }
    }
    return result
  }

  func write(to writer: inout ModelWriter) {
    writer.put(bias)
    writer.put(trees.count)
    for tree in trees {
      writer.put(tree.questions.count)
      for question in tree.questions {
        writer.put(question.feature)
        writer.put(question.above)
      }
      writer.put(tree.answers)
    }
  }

  init(from reader: inout ModelReader, features: Int) throws {
    self.init(bias: try reader.float())
    for _ in 0..<(try reader.int(below: 10_000)) {
      var questions: [Question] = []
      for _ in 0..<(try reader.int(below: 16)) {
        questions.append(
          Question(feature: try reader.int(below: features), above: try reader.float()))
      }
      append(Tree(questions: questions, answers: try reader.floats(1 << questions.count)))
    }
  }
}
