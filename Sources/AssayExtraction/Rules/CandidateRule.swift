import AssayLanguage

/// A way in which a claim can stand in a sentence's tree.
protocol CandidateRule: Sendable {
  /// Proposes each stretch of the tree that stands in this way.
  func propose(into list: inout CandidateList)
}

/// All rules, in the order in which they speak. Of rules that propose the same span the first
/// names its head, and with that what the claim is about; so the more telling reading comes first.
enum CandidateRules {
  static let all: [any CandidateRule] = [
    // Before the clauses: a clause that reports is first of all somebody's utterance.
    ReportedSpeechRule(),
    // Words in quotation marks, whatever structure the analysis gives them.
    QuotationRule(),
    // What is said of a noun in passing has its noun as subject, so it comes before plain clauses.
    RelativeClauseRule(),
    ParticipleRule(),
    // What an adverbial clause presupposes: without the conjunction that opens it.
    AdverbialClauseRule(),
    // Main, conjoined and complement clauses.
    ClauseRule(),
    // `won a fifth term` and `87 percent`: one clause, several objects.
    ObjectCoordinationRule(),
    // A clause from its verb on, where its subject is said elsewhere or is too long to repeat.
    PredicateRule(),
    // `Ruiz, the mayor`: before noun phrases, which would give it only the name as head.
    AppositionRule(),
    // Last, since any stretch without a verb would do: the missile strike on the bridge.
    NounPhraseRule(),
  ]

  /// The candidates of a sentence, each span once.
  static func candidates(in tree: SentenceTree) -> [Candidate] {
    var list = CandidateList(tree)
    for rule in all { rule.propose(into: &list) }
    // A verb that only reports in passing carries no assertion of its own from there on.
    return list.candidates.filter { candidate in
      !tree.isTorn(candidate)
        && !list.reportingClauses.contains {
          $0.speech.cue == candidate.head && candidate.tokens.lowerBound >= $0.tokens.lowerBound
        }
    }
  }
}
