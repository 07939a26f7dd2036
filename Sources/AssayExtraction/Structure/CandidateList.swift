import AssayLanguage

/// The candidates of one sentence, each span once, in the order in which rules proposed them.
struct CandidateList {
  let tree: SentenceTree
  /// Clauses that report in passing.
  let reportingClauses: [ReportingClause]
  private(set) var candidates: [Candidate] = []
  private var clauses: [ClauseForms?]

  init(_ tree: SentenceTree) {
    self.tree = tree
    reportingClauses = tree.reportingClauses.filter { $0.speech.form == .verb }
    clauses = Array(repeating: nil, count: tree.count)
    candidates.reserveCapacity(tree.count)
  }

  /// A clause's tokens, of which several rules propose parts.
  mutating func clause(of head: Int) -> ClauseForms {
    if let known = clauses[head] { return known }
    let forms = ClauseForms(of: head, in: tree)
    clauses[head] = forms
    return forms
  }

  /// Proposes the stretch from the first to the last of `kept`, cut back to its words.
  ///
  /// - Parameters:
  ///   - kept: tokens, in order. What lies between them comes along, since a span is verbatim.
  ///   - start: the first token that may be of them.
  ///   - head: the token that carries the assertion.
  mutating func propose(_ kept: [Int], from start: Int = 0, head: Int, by rule: RuleName) {
    guard let first = kept.first(where: { $0 >= start }), let last = kept.last,
      let tokens = tree.trimmed(first...last), tokens.contains(head) || rule == .quotation
    else { return }
    if let place = candidates.firstIndex(where: { $0.tokens == tokens }) {
      candidates[place].rules.append(rule)
      return
    }
    candidates.append(Candidate(tokens: tokens, head: head, rules: [rule]))
  }
}

extension SentenceTree {
  /// The range without the punctuation, conjunctions and connectives at its edges; nil where
  /// nothing is left. A bracket or quotation mark stays where its other half is inside.
  func trimmed(_ range: ClosedRange<Int>) -> ClosedRange<Int>? {
    var first = range.lowerBound
    var last = range.upperBound
    while first <= last, isLeadingDebris(first, upTo: last) { first += 1 }
    while last >= first, isTrailingDebris(last, from: first) { last -= 1 }
    return first <= last ? first...last : nil
  }

  private func isLeadingDebris(_ index: Int, upTo last: Int) -> Bool {
    // `as well as putting …`
    if relations[index] == .cc
      || relations[index] == .fixed && heads[index] >= 0 && relations[heads[index]] == .cc
    {
      return !Self.correlatives.contains(lemmas[index])
    }
    // By index: to take the token out of the array copies its texts.
    switch tokens[index].tag {
    case .punct where tokens[index].form == "\"":
      // A straight mark opens and closes: it stays where its partner is inside.
      return index == last || marks(in: (index + 1)...last) % 2 == 0 || tokens[last].form == "\""
    case .punct:
      return !(Self.openers.contains(tokens[index].form) && hasCloser(after: index, last))
    case .cconj: return !Self.correlatives.contains(lemmas[index])
    case .intj: return true
    case .sconj where lemmas[index] == "that", .pron where lemmas[index] == "that":
      // Before a verb it may be a pronoun that says something.
      guard index < last, relations[index] != .det else { return false }
      return relations[index] == .mark || ![.verb, .aux].contains(tokens[index + 1].tag)
    case .adv:
      guard Self.connectives.contains(lemmas[index]) else { return false }
      return index < last && tokens[index + 1].tag == .punct
    default: return false
    }
  }

  private func isTrailingDebris(_ index: Int, from first: Int) -> Bool {
    switch tokens[index].tag {
    case .punct:
      let form = tokens[index].form
      if form == "\"" {
        return index == first || marks(in: first...(index - 1)) % 2 == 0
      }
      guard let opener = Self.openerOf[form] else { return !form.isPercent }
      return !tokens[first..<index].contains { $0.form == opener }
    case .cconj: return true
    default: return false
    }
  }

  private func marks(in range: ClosedRange<Int>) -> Int {
    range.count { tokens[$0].form == "\"" }
  }

  private func hasCloser(after index: Int, _ last: Int) -> Bool {
    index < last
      && tokens[(index + 1)...last].contains { Self.openerOf[$0.form] == tokens[index].form }
  }

  private static let correlatives: Set<String> = ["both", "either", "neither"]
  private static let openers: Set<String> = ["(", "[", "“", "‘", "«", "-LRB-"]
  private static let openerOf: [String: String] = [
    ")": "(", "]": "[", "”": "“", "’": "‘", "»": "«", "-RRB-": "-LRB-",
  ]
  private static let connectives: Set<String> = [
    "however", "moreover", "furthermore", "therefore", "thus", "meanwhile", "indeed",
    "nevertheless", "nonetheless", "besides", "anyway", "hence", "also", "then", "instead", "so",
    "amazingly", "sadly", "fortunately", "unfortunately", "obviously", "clearly", "well",
  ]
}

extension String {
  fileprivate var isPercent: Bool { self == "%" }
}
