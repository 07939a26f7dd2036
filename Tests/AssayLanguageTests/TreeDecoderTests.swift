import Testing

@testable import AssayLanguage

struct TreeDecoderTests {
  /// All assignments of heads that are trees with one root, by trying every one.
  private func bestByTrying(_ scores: [Float], _ count: Int) -> Float {
    var best = -Float.infinity
    var heads = [Int](repeating: 0, count: count)
    func place(_ word: Int, _ sum: Float) {
      if word == count {
        if isTree(heads) { best = max(best, sum) }
        return
      }
      for head in 0..<count where head != word {
        heads[word] = head
        place(word + 1, sum + scores[word * count + head])
      }
    }
    place(1, 0)
    return best
  }

  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.dropFirst().count(where: { $0 == 0 }) == 1 else { return false }
    return heads.indices.dropFirst().allSatisfy { word in
      var at = word
      for _ in heads { at = heads[at] }
      return at == 0
    }
  }

  @Test func `the tree found is the best that trying all finds`() {
    var random = SeededGenerator(state: 3)
    for round in 0..<600 {
      let count = 2 + round % 5
      let scores = (0..<(count * count)).map { _ in Float.random(in: -3...3, using: &random) }
      let heads = scores.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { TreeDecoder.heads(scores: $0, count: count) } ?? []
      }
      #expect(isTree(heads), "\(heads)")
      let sum = (1..<count).reduce(Float(0)) { $0 + scores[$1 * count + heads[$1]] }
      #expect(abs(sum - bestByTrying(scores, count)) < 1e-3)
    }
  }

  @Test func `a table without preferences still gives a tree`() {
    let count = 150
    let scores = [Float](repeating: 0, count: count * count)
    let heads = scores.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { TreeDecoder.heads(scores: $0, count: count) } ?? []
    }
    #expect(isTree(heads))
  }
}
