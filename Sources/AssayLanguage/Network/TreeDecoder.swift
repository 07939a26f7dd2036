/// Finds the best tree in a table of head scores: Chu, Liu and Edmonds, with exactly one root.
package enum TreeDecoder {
  /// - Parameters:
  ///   - scores: `count` rows of `count` heads; row and column 0 are the root's.
  /// - Returns: for every row its head's row; the root's own is 0.
  /// O(n²) where the best heads make a tree, which is the rule, else O(n³) at worst.
  package static func heads(scores: UnsafePointer<Float>, count: Int) -> [Int] {
    var best = [Int](repeating: 0, count: count)
    for word in 1..<max(1, count) {
      let row = scores + word * count
      var top = word == 1 && count > 2 ? 2 : word == 1 ? 0 : 1
      for head in 0..<count where head != word && row[head] > row[top] { top = head }
      best[word] = top
    }
    if best.dropFirst().count(where: { $0 == 0 }) == 1, cycle(in: best) == nil { return best }
    var table = Array(UnsafeBufferPointer(start: scores, count: count * count))
    // Any tree with one root beats every tree with two.
    for word in 0..<count { table[word * count] -= 10_000 }
    return table.withUnsafeMutableBufferPointer { table in
      table.baseAddress.map { tree($0, count) } ?? best
    }
  }

  /// The members of a cycle among heads, nil where there is none.
  private static func cycle(in heads: [Int]) -> [Int]? {
    // 0 unseen, else the number of the walk that saw it.
    var seen = [Int](repeating: 0, count: heads.count)
    seen[0] = -1
    for start in 1..<max(1, heads.count) {
      var at = start
      while seen[at] == 0 {
        seen[at] = start
        at = heads[at]
      }
      if seen[at] == start {
        var members = [at]
        var next = heads[at]
        while next != at {
          members.append(next)
          next = heads[next]
        }
        return members
      }
    }
    return nil
  }

  /// The best tree over rows of heads, by contracting cycles until there are none.
  private static func tree(_ scores: UnsafePointer<Float>, _ count: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: count)
    for word in 1..<max(1, count) {
      let row = scores + word * count
      var top = word == 1 && count > 2 ? 2 : word == 1 ? 0 : 1
      for head in 0..<count where head != word && row[head] > row[top] { top = head }
      heads[word] = top
    }
    guard let loop = cycle(in: heads) else { return heads }
    var inLoop = [Bool](repeating: false, count: count)
    for word in loop { inLoop[word] = true }
    let outside = (0..<count).filter { !inLoop[$0] }
    // The contracted graph: those outside, root first, and the loop as the last of all.
    let size = outside.count + 1
    let merged = size - 1
    var entry = [Int](repeating: loop[0], count: size)  // the word of the loop a head enters by
    var exit = [Int](repeating: loop[0], count: size)  // the word of the loop that is a head
    let solved = withUnsafeTemporaryAllocation(of: Float.self, capacity: size * size) { space in
      space.initialize(repeating: -.infinity)
      return space.baseAddress.map { smaller -> [Int] in
        for (i, word) in outside.enumerated() {
          let row = scores + word * count
          let own = smaller + i * size
          for (j, head) in outside.enumerated() where i != j { own[j] = row[head] }
          for head in loop where row[head] > own[merged] {
            own[merged] = row[head]
            exit[i] = head
          }
          // A head for the loop: the gain of breaking it at the word entered.
          for inner in loop {
            let gain = scores[inner * count + word] - scores[inner * count + heads[inner]]
            if gain > smaller[merged * size + i] {
              smaller[merged * size + i] = gain
              entry[i] = inner
            }
          }
        }
        return tree(smaller, size)
      } ?? []
    }
    for (i, word) in outside.enumerated() where i > 0 {
      heads[word] = solved[i] == merged ? exit[i] : outside[solved[i]]
    }
    let above = solved[merged]
    heads[entry[above]] = outside[above]
    return heads
  }
}
