/// One thing in which two claims that look alike are not the same.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable {
    case number, unit, date, negation, ordinal, name, place, quantifier, role, direction
    /// A fact here, there what may, must or will be, or was only tried.
    case modality
    /// Another word in the same place: `wife` for `sister`.
    case term
    /// Too little in common to be the same claim.
    case subject
  }

  public var kind: Kind
  /// The words of either claim; empty where there are none.
  public var first: String
  public var second: String

  public init(_ kind: Kind, _ first: String = "", _ second: String = "") {
    self.kind = kind
    self.first = first
    self.second = second
  }

  /// `number (13 / 31)`, `negation`.
  public var description: String {
    if first.isEmpty && second.isEmpty { return kind.rawValue }
    return "\(kind.rawValue) (\(first.isEmpty ? "–" : first) / \(second.isEmpty ? "–" : second))"
  }
}
