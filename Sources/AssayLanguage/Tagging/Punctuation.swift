/// Attaches punctuation by the rules of Universal Dependencies, which the rest of the tree decides
/// (<https://universaldependencies.org/u/dep/punct.html>): paired marks to the head of what they
/// enclose, the last mark to the root, others as high as they part nothing.
enum Punctuation {
  /// - Parameter heads: for every word of a piece its head, -1 for the root; the words that
  ///   `isMark` names are attached anew.
  /// O(n · depth of the tree).
  static func attach(_ heads: inout [Int], forms: [String], isMark: [Bool]) {
    let count = heads.count
    guard let root = heads.firstIndex(of: -1) else { return }
    var settled = isMark.map { !$0 }
    for head in heads where head >= 0 && isMark[head] { settled[head] = true }
    settled[root] = true
    attachPairs(&heads, forms, isMark, &settled)
    for mark in 0..<count where !settled[mark] {
      var left = mark - 1
      while left >= 0 && isMark[left] { left -= 1 }
      var right = mark + 1
      while right < count && isMark[right] { right += 1 }
      // The highest words on either side whose heads are not beyond the mark.
      while left >= 0, heads[left] >= 0, heads[left] < mark { left = heads[left] }
      while right < count, heads[right] > mark { right = heads[right] }
      if right >= count {
        heads[mark] = root
      } else if left < 0 {
        heads[mark] = right
      } else {
        heads[mark] = heads[left] >= 0 && descends(left, from: right, heads) ? left : right
      }
    }
  }

  private static let closers: [String: String] = [
    "(": ")", "[": "]", "{": "}", "“": "”", "\"": "\"", "‘": "’", "'": "'", "«": "»", "``": "''",
  ]

  private static func attachPairs(
    _ heads: inout [Int], _ forms: [String], _ isMark: [Bool], _ settled: inout [Bool]
  ) {
    var open: [Int] = []
    for mark in heads.indices where isMark[mark] {
      if let last = open.last, closers[forms[last]] == forms[mark] {
        open.removeLast()
        let inside = (last + 1)..<mark
        // One phrase, not several.
        let tops = inside.filter { !isMark[$0] && !inside.contains(heads[$0]) }.prefix(2)
        guard tops.count == 1, let top = tops.first, !settled[last], !settled[mark] else {
          continue
        }
        heads[last] = top
        heads[mark] = top
        settled[last] = true
        settled[mark] = true
      } else if closers[forms[mark]] != nil {
        open.append(mark)
      }
    }
  }

  private static func descends(_ word: Int, from above: Int, _ heads: [Int]) -> Bool {
    var at = word
    for _ in heads {
      if at == above { return true }
      if at < 0 { return false }
      at = heads[at]
    }
    return false
  }
}
