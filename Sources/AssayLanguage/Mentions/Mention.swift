/// Words of a text that mean somebody or something: a name, a description or a pronoun.
public struct Mention: Sendable, Hashable {
  public enum Form: Sendable, Hashable {
    /// `Dmitry Medvedev`.
    case name
    /// `the former president`.
    case description
    /// `he`, `her`, `its`.
    case pronoun
  }

  /// Index of its sentence in the analysis.
  public var sentence: Int
  /// Its first and last token. A description reaches from its determiner to its noun.
  public var tokens: ClosedRange<Int>
  /// The token that the others hang from.
  public var head: Int
  public var form: Form
  /// Whom or what it means: an index into the analysis' referents. Nil where that is not sure.
  public var referent: Int?

  public init(
    sentence: Int, tokens: ClosedRange<Int>, head: Int, form: Form, referent: Int? = nil
  ) {
    self.sentence = sentence
    self.tokens = tokens
    self.head = head
    self.form = form
    self.referent = referent
  }
}
