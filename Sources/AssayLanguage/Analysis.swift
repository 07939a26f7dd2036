public import AssayModel

/// What is known of a text's English: all that later stages work on, whatever made it.
///
/// Tokens and sentences are located by bytes of the text's UTF-8; the nouns of `AssayModel`
/// (quantities, dates, entities) carry scalar spans. `map` converts.
public struct Analysis: Sendable {
  public let map: ScalarMap
  public var sentences: [Sentence] {
    didSet { keptTrees = nil }
  }
  public var quantities: [Quantity] = []
  public var dates: [DatePeriod] = []
  /// Names, in the order of the text; none overlaps another.
  public var entities: [Entity] = []
  /// Who is said to have said what, by the place of the cue.
  public var sayings: [Saying] = []
  /// Names, descriptions and pronouns that may mean a referent, in the order of the text.
  public var mentions: [Mention] = []
  /// Who and what is named, in the order of the first name.
  public var referents: [Referent] = []

  /// The sentences' trees, nil for those without tokens, where who asked for the analysis goes on to
  /// work with them.
  package var keptTrees: [SentenceTree?]?

  public init(map: ScalarMap, sentences: [Sentence]) {
    self.map = map
    self.sentences = sentences
  }

  public var text: String { map.text }
}

/// A sentence: its bytes in the text and its tokens in order.
public struct Sentence: Sendable, Hashable {
  public var bytes: Range<Int>
  public var tokens: [Token]

  public init(bytes: Range<Int>, tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Index of the token that depends on none, or nil for a sentence without tokens.
  public var root: Int? { tokens.firstIndex { $0.head < 0 } }

  /// Indexes of the tokens whose head is `index`, in order.
  public func children(of index: Int) -> [Int] {
    tokens.indices.filter { tokens[$0].head == index }
  }
}

/// A word of Universal Dependencies: `did` and `n't` are two.
public struct Token: Sendable, Hashable {
  /// Where it stands in the text, in bytes.
  public var bytes: Range<Int>
  /// As it stands in the text.
  public var form: String
  public var lemma: String
  public var tag: PartOfSpeech
  /// Penn Treebank tag: `VBD`.
  public var xpos: String
  public var features: Features
  /// Index of its head in the sentence's tokens; -1 for the root.
  public var head: Int
  /// Universal Dependencies relation to the head, with subtype: `nsubj:pass`.
  public var relation: String
  /// Whether it is one written word with the token before it: the `n't` of `didn't`.
  public var joined: Bool

  public init(
    bytes: Range<Int>, form: String, lemma: String = "_", tag: PartOfSpeech = .x,
    xpos: String = "_", features: Features = Features(), head: Int = -1, relation: String = "root",
    joined: Bool = false
  ) {
    self.bytes = bytes
    self.form = form
    self.lemma = lemma
    self.tag = tag
    self.xpos = xpos
    self.features = features
    self.head = head
    self.relation = relation
    self.joined = joined
  }
}

/// Universal part-of-speech tags.
public enum PartOfSpeech: String, Sendable, CaseIterable {
  case adj = "ADJ"
  case adp = "ADP"
  case adv = "ADV"
  case aux = "AUX"
  case cconj = "CCONJ"
  case det = "DET"
  case intj = "INTJ"
  case noun = "NOUN"
  case num = "NUM"
  case part = "PART"
  case pron = "PRON"
  case propn = "PROPN"
  case punct = "PUNCT"
  case sconj = "SCONJ"
  case sym = "SYM"
  case verb = "VERB"
  case x = "X"
}

/// Morphological features as Universal Dependencies writes them: `Mood=Ind|Tense=Past`.
public struct Features: Sendable, Hashable, CustomStringConvertible {
  /// `Name=Value|Name=Value`, sorted by name; `_` where there are none.
  public var description: String

  public init(_ description: String = "_") { self.description = description }

  public subscript(name: String) -> String? {
    var rest = description.utf8[...]
    while !rest.isEmpty {
      let pair = rest.prefix { $0 != UInt8(ascii: "|") }
      rest = rest[pair.endIndex...].dropFirst()
      guard pair.starts(with: name.utf8) else { continue }
      let value = pair.dropFirst(name.utf8.count)
      if value.first == UInt8(ascii: "="), value.count > 1 { return String(value.dropFirst()) }
    }
    return nil
  }
}
