import CVectors

/// Finds the best tree in a table of head scores: Chu, Liu and Edmonds, with exactly one root.
package enum TreeDecoder {
  /// - Parameters:
  ///   - scores: `count` rows of `count` heads; row and column 0 are the root's.
  /// - Returns: for every row its head's row; the root's own is 0.
  /// O(n²), and O(n · length) for every cycle that has to be broken.
  package static func heads(scores: UnsafePointer<Float>, count: Int) -> [Int] {
    let best = bestHeads(scores, count)
    if best.dropFirst().count(where: { $0 == 0 }) == 1,
      cycle(in: best, among: Array(best.indices)) == nil
    {
      return best
    }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: count * count) { space in
      guard let table = space.baseAddress else { return best }
      table.initialize(from: scores, count: count * count)
      // Any tree with one root beats every tree with two.
      for word in 0..<count { table[word * count] -= 10_000 }
      return tree(table, count)
    }
  }

  private static func bestHeads(_ scores: UnsafePointer<Float>, _ count: Int) -> [Int] {
    (0..<count).map { word in
      word == 0 ? 0 : Int(cv_largest(scores + word * count, Int32(count), Int32(word)))
    }
  }

  /// The members of a cycle among the heads of these words, nil where there is none.
  /// - Parameter words: the root first.
  private static func cycle(in heads: [Int], among words: [Int]) -> [Int]? {
    // 0 unseen, else the number of the walk that saw it.
    var seen = [Int](repeating: 0, count: heads.count)
    seen[0] = -1
    for start in words.dropFirst() {
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

  /// A cycle that was made one word, the first of its members.
  private struct Contraction {
    var members: [Int]
    /// The head of each member in the cycle.
    var heads: [Int]
    /// The words that were left beside it, root first.
    var outside: [Int]
    /// For each word of the table: the member that is its head where the cycle is, and the member
    /// by which it enters the cycle where it is the cycle's head.
    var exits: [Int]
    var entries: [Int]
  }

  /// The best tree, by contracting cycles until there are none. Overwrites the table.
  private static func tree(_ table: UnsafeMutablePointer<Float>, _ count: Int) -> [Int] {
    var heads = bestHeads(table, count)
    var words = Array(0..<count)
    var contractions: [Contraction] = []
    while let members = cycle(in: heads, among: words) {
      let contraction = contract(members, among: words, &heads, table, count)
      contractions.append(contraction)
      words = contraction.outside + [members[0]]
    }
    for contraction in contractions.reversed() {
      let merged = contraction.members[0]
      for word in contraction.outside where heads[word] == merged {
        heads[word] = contraction.exits[word]
      }
      let above = heads[merged]
      for (member, head) in zip(contraction.members, contraction.heads) { heads[member] = head }
      heads[contraction.entries[above]] = above
    }
    return heads
  }

  /// Puts the scores of a cycle as one word in the row and column of its first member, and sets
  /// the best heads of all words that are left.
  private static func contract(
    _ members: [Int], among words: [Int], _ heads: inout [Int],
    _ table: UnsafeMutablePointer<Float>, _ count: Int
  ) -> Contraction {
    let merged = members[0]
    var isMember = [Bool](repeating: false, count: count)
    for member in members { isMember[member] = true }
    var contraction = Contraction(
      members: members, heads: members.map { heads[$0] },
      outside: words.filter { !isMember[$0] }, exits: [Int](repeating: merged, count: count),
      entries: [Int](repeating: merged, count: count))
    // A head for the cycle: the gain of breaking it at the member entered.
    let kept = members.map { table[$0 * count + heads[$0]] }
    var best = 0
    var bestGain = -Float.infinity
    for word in contraction.outside {
      var gain = -Float.infinity
      for (member, own) in zip(members, kept) {
        let sum = table[member * count + word] - own
        if sum > gain {
          gain = sum
          contraction.entries[word] = member
        }
      }
      table[merged * count + word] = gain
      if gain > bestGain {
        bestGain = gain
        best = word
      }
    }
    // The cycle as a head: by the member that is the best one.
    for word in contraction.outside where word != 0 {
      let row = table + word * count
      var top = -Float.infinity
      for member in members where row[member] > top {
        top = row[member]
        contraction.exits[word] = member
      }
      row[merged] = top
      if isMember[heads[word]] { heads[word] = merged }
    }
    heads[merged] = best
    return contraction
  }
}
