/// A stretch of a sentence that may be a claim, and the rules that proposed it.
struct Candidate: Hashable {
  /// First and last token.
  var tokens: ClosedRange<Int>
  /// The token that carries the assertion: the predicate, or the noun of a noun phrase.
  var head: Int
  /// Names of the rules that proposed this very span, in the order of the rules.
  var rules: RuleNames
}

/// The names by which explanations and features speak of rules.
enum RuleName: Int, CaseIterable, Hashable {
  case clause
  case clauseCore
  case clauseWithConjuncts
  case conjunct
  case sharedSubject
  case predicate
  case predicateCore
  case objectConjunct
  case relativeClause
  case relativePredicate
  case relativeWithNoun
  case participle
  case participleWithNoun
  case apposition
  case appositionWithNoun
  case adverbialClause
  case complement
  case utterance
  case quotation
  case quotedUtterance
  case nounPhrase
  case nounPhraseCore
  case nounPhraseShort

  var name: String { "\(self)" }

  /// The name as a feature.
  var symbol: Symbol { Self.symbols[rawValue] }
  private static let symbols = allCases.map { Symbol($0.name) }

  /// What the rule is for, for people to read.
  var purpose: String {
    switch self {
    case .clause: "a clause of its own"
    case .clauseCore: "a clause without what is said beside it"
    case .clauseWithConjuncts: "a clause with the predicates joined to it"
    case .conjunct: "a conjoined predicate"
    case .sharedSubject: "a clause up to its first conjoined predicate"
    case .predicate: "a predicate, from the verb on"
    case .predicateCore: "a predicate without what is said beside it"
    case .objectConjunct: "one of several conjoined objects"
    case .relativeClause: "a relative clause"
    case .relativePredicate: "a relative clause, from the verb on"
    case .relativeWithNoun: "a relative clause with the noun it is said of"
    case .participle: "a participial clause"
    case .participleWithNoun: "a participial clause with its noun"
    case .apposition: "an apposition"
    case .appositionWithNoun: "a name with its apposition"
    case .adverbialClause: "what an adverbial clause presupposes"
    case .complement: "the content of what somebody says or knows"
    case .utterance: "somebody saying something"
    case .quotation: "words in quotation marks"
    case .quotedUtterance: "somebody saying words in quotation marks"
    case .nounPhrase: "a noun phrase with all that belongs to it"
    case .nounPhraseCore: "a noun phrase without its clauses"
    case .nounPhraseShort: "a noun phrase with its nearest complement"
    }
  }
}
