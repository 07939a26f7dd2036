/// On which sides of the tables of opposites a word stands: their places, few of each.
struct WordSides {
  var up: [Int] = []
  var down: [Int] = []
  var groups: [Int] = []
  var alike: [Int] = []

  /// Nil for a word that no table holds, which most do not.
  static func of(_ word: String) -> WordSides? { table[word] }

  /// Whether the words stand at two poles of one pair, or are two of one group.
  static func areContrary(_ first: String, _ second: String) -> Bool {
    guard let a = of(first), let b = of(second) else { return false }
    return a.up.shares(b.down) || a.down.shares(b.up)
      || first != second && a.groups.shares(b.groups)
  }

  static func areOfOneGroup(_ first: String, _ second: String) -> Bool {
    guard let a = of(first), let b = of(second) else { return false }
    return a.groups.shares(b.groups)
  }

  /// Whether a table says that they mean the same.
  static func areAlike(_ first: String, _ second: String) -> Bool {
    guard let a = of(first), let b = of(second) else { return false }
    return a.alike.shares(b.alike)
  }

  /// Whether both rise or both fall: the first of the pairs of poles.
  static func areOneDirection(_ first: String, _ second: String) -> Bool {
    guard let a = of(first), let b = of(second) else { return false }
    return a.up.contains(0) && b.up.contains(0) || a.down.contains(0) && b.down.contains(0)
  }

  private static let table: [String: WordSides] = {
    var table: [String: WordSides] = [:]
    for (place, poles) in Opposites.poles.enumerated() {
      for word in poles.0 { table[word, default: WordSides()].up.append(place) }
      for word in poles.1 { table[word, default: WordSides()].down.append(place) }
    }
    for (place, group) in Opposites.groups.enumerated() {
      for word in group.1 { table[word, default: WordSides()].groups.append(place) }
    }
    for (place, words) in Opposites.alike.enumerated() {
      for word in words { table[word, default: WordSides()].alike.append(place) }
    }
    return table
  }()
}

extension [Int] {
  fileprivate func shares(_ other: [Int]) -> Bool { contains { other.contains($0) } }
}
