package import AssayModel

/// How a word stands to a name: outside of all, or the first, an inner, the last or the only word
/// of one, for every kind (BILOU; Ratinov & Roth 2009).
package enum NameLabel {
  package static let kinds: [Entity.Kind] = [.person, .organization, .place, .event, .other]
  package static let outside = 0
  /// Outside, and four places in a name of each kind.
  package static let count = 1 + 4 * 5
  /// Labels as rows of the model hold them, filled up for the vector unit.
  package static let columns = 24

  package static func first(_ kind: Int) -> Int { 1 + 4 * kind }
  package static func inner(_ kind: Int) -> Int { 2 + 4 * kind }
  package static func last(_ kind: Int) -> Int { 3 + 4 * kind }
  package static func only(_ kind: Int) -> Int { 4 + 4 * kind }

  /// The label of word `offset` of a name of `length` words.
  package static func label(kind: Int, offset: Int, of length: Int) -> Int {
    if length == 1 { return only(kind) }
    return offset == 0 ? first(kind) : offset == length - 1 ? last(kind) : inner(kind)
  }

  /// Whether the name that `label` is in goes on with the next word.
  private static func goesOn(_ label: Int) -> Bool { label != 0 && (label - 1) % 4 < 2 }

  /// Whether `label` belongs to the name of the word before.
  private static func follows(_ label: Int) -> Bool {
    label != 0 && ((label - 1) % 4 == 1 || (label - 1) % 4 == 2)
  }

  /// Whether `next` may stand after `label`.
  package static func allows(_ label: Int, _ next: Int) -> Bool {
    guard goesOn(label) else { return !follows(next) }
    return follows(next) && (label - 1) / 4 == (next - 1) / 4
  }

  /// The labels that may stand before each.
  package static let predecessors: [[Int]] = (0..<count).map { next in
    (0..<count).filter { allows($0, next) }
  }

  package static func mayBegin(_ label: Int) -> Bool { !follows(label) }
  package static func mayEnd(_ label: Int) -> Bool { !goesOn(label) }

  /// The names in a row of labels: places in the row, and the number of their kind.
  package static func names(in labels: [Int]) -> [(words: ClosedRange<Int>, kind: Int)] {
    var names: [(words: ClosedRange<Int>, kind: Int)] = []
    var start = 0
    for (index, label) in labels.enumerated() where label != outside {
      switch (label - 1) % 4 {
      case 0: start = index
      case 2: names.append((start...index, (label - 1) / 4))
      case 3: names.append((index...index, (label - 1) / 4))
      default: break
      }
    }
    return names
  }
}
