/// A name that templates may use, as a small number, so that a value is found by indexing rather
/// than by comparing strings: a long report looks up millions.
struct Name: Hashable, Sendable {
  fileprivate let index: Int

  /// Nil where no report has that name.
  init?(_ text: some StringProtocol) {
    guard let index = Vocabulary.numbers[String(text)] else { return nil }
    self.index = index
  }
}

/// The names of one kind of node.
struct Names<Key: CaseIterable & RawRepresentable & Sendable>: Sendable
where Key.RawValue == String {
  private let keys: [Key?]

  init() {
    var keys = [Key?](repeating: nil, count: Vocabulary.numbers.count)
    for key in Key.allCases {
      if let index = Vocabulary.numbers[key.rawValue] { keys[index] = key }
    }
    self.keys = keys
  }

  subscript(name: Name) -> Key? { keys[name.index] }
}
