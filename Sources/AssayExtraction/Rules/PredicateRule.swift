import AssayLanguage

/// A clause from its verb on: `had just won a fifth term`.
struct PredicateRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for head in tree.tokens.indices where tree.isClause(head) {
      guard let start = tree.predicateStart(of: head) else { continue }
      let clause = list.clause(of: head)
      list.propose(clause.plain, from: start, head: head, by: .predicate)
      list.propose(clause.core, from: start, head: head, by: .predicateCore)
      list.propose(clause.withConjuncts, from: start, head: head, by: .predicate)
    }
  }
}

extension SentenceTree {
  /// The first token of the predicate: after the subject, from the first auxiliary or verb on.
  /// Nil where the clause has no subject before its verb.
  func predicateStart(of head: Int) -> Int? {
    guard let last = lastBefore(head, of: .nsubj, .csubj, .expl), last < head else { return nil }
    let start = children[head].first {
      $0 > last && $0 < head && [.aux, .cop, .advmod].contains(relations[$0])
    }
    return start.map { extents[$0].lowerBound } ?? last + 1
  }
}
