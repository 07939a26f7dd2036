import AssayLanguage
import AssayModel
import Foundation

/// A claim taken apart for the guard: its words with their places in the trees, its names,
/// quantities and dates.
public struct ClaimReading: Sendable {
  struct Word: Sendable {
    var form: String
    /// In small letters; American spellings made British where that is regular.
    var lemma: String
    var stem: String
    var tag: PartOfSpeech
    /// Index of the head among all words of the claim; -1 for a root.
    var head: Int
    /// Without its subtype.
    var relation: String
    var isPassive: Bool
    var isAgent: Bool
    /// Whether it tells what is over: `built`, `has built`.
    var isPast = false
    var span: TextSpan
    /// Whether a quantity or a date holds it.
    var isNumeric = false
    /// Index of the name it belongs to.
    var name: Int?
  }

  public let text: String
  var words: [Word] = []
  var names: [ClaimName] = []
  var quantities: [Quantity] = []
  var ordinals: [Quantity] = []
  var dates: [DatePeriod] = []

  /// Words that only tell who says the claim: `according to the audit`, `it is often said that`.
  var frame: Set<Int> = []
  /// Children of each word, in order.
  var children: [[Int]] = []

  /// Words that say what the claim is about: no function words, names, numbers.
  func isContent(_ index: Int) -> Bool {
    let word = words[index]
    if word.isNumeric || word.name != nil { return false }
    switch word.tag {
    case .noun, .verb, .adj, .adv, .propn:
      return !Quantifiers.isOne(word.lemma) && !Self.light.contains(word.lemma)
    default: return false
    }
  }

  /// Verbs and adverbs that carry next to nothing.
  private static let light: Set<String> = [
    "be", "have", "do", "make", "get", "take", "so", "just", "also", "very", "now", "then", "there",
    "here", "how", "when", "where", "why", "as", "too", "well", "really", "not", "n't", "never",
    "tell", "say", "thing", "go", "use", "put",
  ]

  func isBelow(_ index: Int, _ head: Int) -> Bool {
    var current = index
    var steps = 0
    while current >= 0, steps < words.count {
      if current == head { return true }
      current = words[current].head
      steps += 1
    }
    return false
  }

  func child(of head: Int, _ relations: String...) -> Int? {
    children[head].first { relations.contains(words[$0].relation) }
  }
}

/// Reads claims for the guard.
public struct ClaimReader: Sendable {
  private let analyser: EnglishAnalyser
  private let quantities = QuantityReader()
  let thesaurus: Thesaurus
  /// Days without a year are compared, not told: any day will do, if it is the same for all.
  private static let someDay = CalendarDay("2020-07-01")

  /// Uses an analyser that is loaded already.
  init(_ analyser: EnglishAnalyser, _ thesaurus: Thesaurus) {
    self.analyser = analyser
    self.thesaurus = thesaurus
  }

  public func read(_ text: String) -> ClaimReading {
    let map = ScalarMap(Self.shortened(text))
    let analysis = analyser.analyse(map)
    var reading = ClaimReading(text: text)
    let (read, dates) = quantities.quantitiesAndDates(
      in: map, reference: Self.someDay, sentences: analysis.sentences)
    let all = Self.takingEveryNth(Self.joiningShares(read, map), map)
    reading.ordinals = all.filter { $0.unit == "ordinal" }
    reading.quantities = all.filter { $0.unit != "ordinal" }
    reading.dates = dates
    let numeric = all.map(\.span) + dates.map(\.span)
    for sentence in analysis.sentences {
      let base = reading.words.count
      for token in sentence.tokens {
        let parts = token.relation.split(separator: ":")
        let span = map.span(ofBytes: token.bytes)
        let lemma = lemma(of: token)
        reading.words.append(
          ClaimReading.Word(
            form: token.form, lemma: lemma, stem: PorterStemmer.stem(lemma), tag: token.tag,
            head: token.head < 0 || token.head >= sentence.tokens.count ? -1 : base + token.head,
            relation: parts.first.map(String.init) ?? "", isPassive: parts.last == "pass",
            isAgent: parts.last == "agent", isPast: ["VBD", "VBN"].contains(token.xpos),
            span: span,
            isNumeric: numeric.contains { $0.start < span.end && span.start < $0.end }))
      }
    }
    reading.children = [[Int]](repeating: [], count: reading.words.count)
    for (index, word) in reading.words.enumerated() where word.head >= 0 {
      reading.children[word.head].append(index)
    }
    reading.findPasts()
    reading.joinPhrases()
    reading.joinParticles()
    reading.addMultiples()
    reading.findFrame()
    reading.findNames(thesaurus)
    return reading
  }

  /// Long forms of a state's name under the short one, since no reader of names can hold them.
  private static func shortened(_ text: String) -> String {
    var text = text.replacingOccurrences(of: "’", with: "'")
    for (long, short) in [
      ("Democratic People's Republic of Korea", "North Korea"),
      ("People's Republic of China", "China"), ("Republic of Korea", "South Korea"),
    ] where text.contains(long) {
      text = text.replacingOccurrences(of: long, with: short)
    }
    return text
  }
}
