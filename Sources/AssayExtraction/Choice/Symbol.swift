import AssayLanguage

/// A text with its hash, so that a feature made of several costs no new string.
struct Symbol: Hashable {
  /// Empty where nobody asked for it to be kept.
  let text: String
  let hash: UInt64

  init(_ text: String) {
    var spelling = Spelling(isKept: false)
    spelling.add(text)
    hash = spelling.hash
    self.text = text
  }

  init(_ spelling: Spelling) {
    text = spelling.text
    hash = spelling.hash
  }

  static let none = Symbol("∅")

  /// A count in steps that grow: 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-22, 23 and more.
  static func count(_ value: Int) -> Symbol {
    counts[max(0, min(value, counts.count - 1))]
  }

  /// Of each count up to the last step.
  private static let counts = {
    let steps = [0, 1, 2, 3, 4, 5, 7, 10, 15, 23]
    return (0...23).map { value in Symbol("#\((steps.lastIndex { $0 <= value }) ?? 0)") }
  }()
}

extension Relation {
  /// The name as a feature.
  var symbol: Symbol { Self.symbols[Int(rawValue)] }
  private static let symbols = allCases.map { Symbol($0.name) }
}

/// A symbol being put together. Its text is kept only where somebody will read it: what a model
/// needs is the hash (FNV-1a, Fowler, Noll and Vo), and that grows piece by piece.
struct Spelling {
  let isKept: Bool
  private(set) var text = ""
  private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  init(isKept: Bool) { self.isKept = isKept }

  mutating func add(_ piece: String) {
    if isKept { text += piece }
    var piece = piece
    hash = piece.withUTF8 { [hash] bytes in
      bytes.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
  }
}
