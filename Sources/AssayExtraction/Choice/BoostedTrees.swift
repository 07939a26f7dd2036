/// A sum of small decision trees over dense features (Friedman 2001). The trees are oblivious
/// (Prokhorenkova et al. 2018): all nodes of a level ask the same question, so a tree is a list of
/// questions and a table of answers.
package struct BoostedTrees: Sendable {
  struct Tree: Sendable {
    /// At each level a feature and the value above which the answer is yes.
    var questions: [(feature: Int, above: Float)]
    /// `2^questions.count` values, the first question being the lowest bit.
    var answers: [Float]

    func answer(_ features: UnsafeBufferPointer<Float>) -> Float {
      var leaf = 0
      for (level, question) in questions.enumerated()
      where features[question.feature] > question.above {
        leaf |= 1 << level
      }
      return answers[leaf]
    }
  }

  let bias: Float
  private(set) var trees: [Tree]

  init(bias: Float, trees: [Tree] = []) {
    self.bias = bias
    self.trees = trees
  }

  mutating func append(_ tree: Tree) { trees.append(tree) }

  /// In log odds.
  func sum(of features: [Float]) -> Float {
    features.withUnsafeBufferPointer { features in
      trees.reduce(bias) { $0 + $1.answer(features) }
    }
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
    bias = try reader.float()
    trees = []
    for _ in 0..<(try reader.int(below: 10_000)) {
      var questions: [(feature: Int, above: Float)] = []
      for _ in 0..<(try reader.int(below: 16)) {
        questions.append((try reader.int(below: features), try reader.float()))
      }
      trees.append(Tree(questions: questions, answers: try reader.floats(1 << questions.count)))
    }
  }
}
