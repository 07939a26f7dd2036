/// What somebody is said to say, think or want: `Voss | said | that the port was sold`.
///
/// Places are bytes of the text, in tokens from edge to edge.
public struct Saying: Sendable, Hashable {
  /// What the cue makes of the content.
  public enum Manner: String, Sendable, CaseIterable {
    /// Said, written, shown: somebody puts it forward.
    case says
    /// Believed, known, feared.
    case thinks
    /// Wanted, promised, planned, demanded.
    case wants
    /// Praised, blamed, described as something.
    case judges
    /// Spoken about, without what was said: `talked about the port`.
    case mentions
    /// Said by nobody in particular: `reportedly`, `is expected to`, `seems to`.
    case hearsay
  }

  /// What holds the content.
  public enum Form: String, Sendable, CaseIterable {
    case verb
    case noun
    /// `according to`, `in the words of`.
    case phrase
    case adverb
    /// `Voss: The port was sold.`
    case colon
  }

  public var manner: Manner
  public var form: Form
  /// The lemma of the cue's chief word: `say`, `claim`, `accord`.
  public var lemma: String
  /// Who holds it; nil where nobody is named.
  public var source: Range<Int>?
  /// What the source stands for, where it is a relative pronoun: `the minister`, for `who`.
  public var referent: Range<Int>?
  public var cue: Range<Int>
  /// What is said, in order. Several stretches where the cue stands between them.
  public var content: [Range<Int>]
  /// Whether the content's own words are quoted.
  public var isQuotation: Bool
}
