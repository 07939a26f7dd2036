import AssayLanguage

/// Main, conjoined and complement clauses: with the predicates joined to them, without these, and
/// without what is said beside them (adverbial clauses, relative clauses, appositions).
struct ClauseRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for head in tree.tokens.indices where tree.isClause(head) {
      let conjoined = tree.relations[head] == .conj && tree.child(of: head, .nsubj) == nil
      let name: RuleName =
        conjoined ? .conjunct : tree.relations[head] == .ccomp ? .complement : .clause
      let clause = list.clause(of: head)
      list.propose(clause.plain, head: head, by: name)
      list.propose(clause.core, head: head, by: .clauseCore)
      list.propose(clause.withConjuncts, head: head, by: .clauseWithConjuncts)
      // The clause with a clause set before it (`When they saw it, people died`) cut off, and
      // with the one set after it.
      if let last = tree.lastBefore(head, of: .advcl, .obl, .advmod) {
        list.propose(clause.plain, from: last + 1, head: head, by: .clauseCore)
      }
    }
  }
}

/// A clause's tokens, in order.
struct ClauseForms {
  /// Without what opens it, what is joined to it and what interrupts it.
  let plain: [Int]
  /// Without adverbial and relative clauses and appositions, too.
  let core: [Int]
  /// With the predicates joined to it.
  let withConjuncts: [Int]

  init(of head: Int, in tree: SentenceTree) {
    let marks = tree.openers(of: head)
    plain = tree.clause(of: head, opened: marks)
    core = tree.clauseCore(of: head, opened: marks)
    withConjuncts = tree.clauseWithConjuncts(of: head, opened: marks)
  }
}

extension SentenceTree {
  /// A clause's tokens without what opens it, what is joined to it and what interrupts it.
  func clause(of head: Int) -> [Int] { clause(of: head, opened: openers(of: head)) }

  fileprivate func clause(of head: Int, opened marks: [Int]) -> [Int] {
    yield(of: head) { child in
      marks.contains(child) || heads[child] == head && isBeside(child, of: head)
    }
  }

  /// A clause without adverbial and relative clauses and appositions, wherever they hang.
  func clauseCore(of head: Int) -> [Int] { clauseCore(of: head, opened: openers(of: head)) }

  fileprivate func clauseCore(of head: Int, opened marks: [Int]) -> [Int] {
    yield(of: head) { child in
      if marks.contains(child) || heads[child] == head && isBeside(child, of: head) { return true }
      switch relations[child] {
      case .advcl, .parataxis, .appos, .discourse, .vocative: return true
      case .acl: return true
      default: return false
      }
    }
  }

  func clauseWithConjuncts(of head: Int) -> [Int] {
    clauseWithConjuncts(of: head, opened: openers(of: head))
  }

  fileprivate func clauseWithConjuncts(of head: Int, opened marks: [Int]) -> [Int] {
    yield(of: head) { child in
      if marks.contains(child) { return true }
      guard heads[child] == head else { return false }
      switch relations[child] {
      case .parataxis, .discourse, .vocative: return true
      default: return false
      }
    }
  }

  /// The last token of what hangs from `head` before it in one of three relations.
  func lastBefore(_ head: Int, of a: Relation, _ b: Relation, _ c: Relation) -> Int? {
    var last: Int?
    for child in children[head] where child < head {
      guard relations[child] == a || relations[child] == b || relations[child] == c else {
        continue
      }
      last = max(last ?? 0, extents[child].upperBound)
    }
    return last
  }

  /// Conjunctions that open the clause: `that`, `after`, `and`. An infinitive keeps its `to`.
  func openers(of head: Int) -> [Int] {
    children[head].filter { child in
      child < head
        && (relations[child] == .cc || relations[child] == .mark && lemmas[child] != "to"
          || relations[child] == .case && isClause(head))
    }
  }

  /// Whether a dependent of a clause's head stands beside the clause and not in it.
  func isBeside(_ child: Int, of head: Int) -> Bool {
    switch relations[child] {
    case .parataxis, .discourse, .vocative, .list: return true
    case .conj: return tokens[head].tag == .verb || isClause(child)
    case .cc: return true
    default: return false
    }
  }
}
