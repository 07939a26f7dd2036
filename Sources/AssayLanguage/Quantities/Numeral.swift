/// A number as a text writes it, before its unit is known.
struct Numeral: Sendable, Hashable {
  enum Kind: Sendable {
    case cardinal
    case ordinal
    case fraction
    /// `1.3x10^6`, `12e+14`, `1.1^23`.
    case power
  }

  var value: Double
  /// Lexemes of the text.
  var lexemes: Range<Int>
  var kind: Kind = .cardinal
  /// Digits and nothing else, which may be a year, a label, a part of a date.
  var isPlainDigits = false
  /// What `million` or `k` multiplied it by; 1 where nothing did.
  var scale = 1.0

  var end: Int { lexemes.upperBound }
  var isWhole: Bool { value == value.rounded() }
}
