extension MerkleTree {
  /// The audit path of a leaf, lowest sibling first: `PATH(m, D[n])` of RFC 6962, section 2.1.1.
  /// - Parameters:
  ///   - index: the leaf, counted from 0; less than `size`.
  ///   - size: the number of leaves.
  ///   - hash: the tree hash over a range of leaves, each range being a subtree of the tree. Asked
  ///     O(log n) times.
  public static func inclusionPath(
    of index: Int, in size: Int, hash: (Range<Int>) throws -> Hash
  ) rethrows -> [Hash] {
    var path: [Hash] = []
    var range = 0..<size
    while range.count > 1 {
      let (left, right) = halves(of: range)
      let isLeft = index < left.upperBound
      path.append(try hash(isLeft ? right : left))
      range = isLeft ? left : right
    }
    return path.reversed()
  }

  /// What proves that the tree of `size` leaves extends that of its first `old` leaves:
  /// `PROOF(m, D[n])` of RFC 6962, section 2.1.2. Empty where `old` is 0 or `size`.
  public static func consistencyPath(
    from old: Int, to size: Int, hash: (Range<Int>) throws -> Hash
  ) rethrows -> [Hash] {
    guard old > 0, old < size else { return [] }
    var path: [Hash] = []
    var range = 0..<size
    var isKnown = true  // whether the old tree's own root is the subtree reached
    while range.upperBound != old {
      let (left, right) = halves(of: range)
      if old <= left.upperBound {
        path.append(try hash(right))
        range = left
      } else {
        path.append(try hash(left))
        range = right
        isKnown = false
      }
    }
    if !isKnown { path.append(try hash(range)) }
    return path.reversed()
  }

  /// Split at the largest power of two below the number of leaves.
  private static func halves(of range: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
    var split = 1
    while split * 2 < range.count { split *= 2 }
    let middle = range.lowerBound + split
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }

  /// Whether `path` shows that the tree with this root holds the leaf: RFC 9162, section 2.1.3.2.
  public static func includes(
    leaf: Hash, at index: Int, size: Int, path: [Hash], root: Hash
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var position = Walk(first: index, last: size - 1)
    var hash = leaf
    for sibling in path {
      guard position.last != 0 else { return false }
      hash = position.isRight ? node(sibling, hash) : node(hash, sibling)
      position.climb()
    }
    return position.last == 0 && hash == root
  }

  /// Whether `path` shows that the tree of `size` leaves extends the tree of its first `old`
  /// leaves: RFC 9162, section 2.1.4.2.
  public static func isConsistent(
    old: Int, oldRoot: Hash, size: Int, root: Hash, path: [Hash]
  ) -> Bool {
    guard old >= 0, old <= size else { return false }
    if old == size { return path.isEmpty && oldRoot == root }
    if old == 0 { return path.isEmpty && oldRoot == empty }
    // The old root begins the path itself where it is a subtree of the new tree.
    var rest = path[...]
    if old & (old - 1) == 0 { rest = [oldRoot] + path }
    guard let start = rest.popFirst() else { return false }
    var position = Walk(first: old - 1, last: size - 1)
    position.skipRightTurns()
    var oldHash = start
    var newHash = start
    for sibling in rest {
      guard position.last != 0 else { return false }
      if position.isRight {
        oldHash = node(sibling, oldHash)
        newHash = node(sibling, newHash)
      } else {
        newHash = node(newHash, sibling)
      }
      position.climb()
    }
    return position.last == 0 && oldHash == oldRoot && newHash == root
  }

  /// A way from a leaf up to the root: `fn` and `sn` of RFC 9162.
  private struct Walk {
    var first: Int
    var last: Int

    /// Whether the next sibling stands on the left.
    var isRight: Bool { first & 1 == 1 || first == last }

    mutating func climb() {
      if first & 1 == 0, first == last {
        // Levels on which the rightmost subtree has no sibling.
        while first & 1 == 0, first != 0 { shift() }
      }
      shift()
    }

    mutating func skipRightTurns() {
      while first & 1 == 1 { shift() }
    }

    private mutating func shift() {
      first >>= 1
      last >>= 1
    }
  }
}
