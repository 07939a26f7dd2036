import AssayLanguage

/// Noun phrases, long and short: `the missile strike on the bridge` says that there was one.
struct NounPhraseRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    // A noun alone asserts nothing.
    for head in tree.tokens.indices where !tree.children[head].isEmpty {
      switch tree.tokens[head].tag {
      case .noun, .propn, .num, .sym, .adj, .pron: break
      default: continue
      }
      if tree.tokens[head].tag == .adj, tree.child(of: head, .det) == nil { continue }
      switch tree.relations[head] {
      case .compound, .flat, .amod, .nummod, .det, .case, .advmod: continue
      default: break
      }
      let whole = tree.nounPhrase(of: head)
      guard whole.count > 1 else { continue }
      list.propose(whole, head: head, by: .nounPhrase)
      let core = tree.nounPhraseCore(of: head)
      list.propose(core, head: head, by: .nounPhraseCore)
      let complements = tree.children(of: head, .nmod, .obl).filter { $0 > head }
      if let first = complements.first {
        list.propose(
          core.filter { $0 <= tree.extents[first].upperBound }, head: head, by: .nounPhraseShort)
        let bare = core.filter { $0 < tree.extents[first].lowerBound }
        if bare.count > 1 { list.propose(bare, head: head, by: .nounPhraseShort) }
      }
      if tree.child(of: head, .conj) != nil {
        list.propose(
          tree.yield(of: head) { tree.heads[$0] == head && tree.isOutsidePhrase($0, of: head) },
          head: head, by: .nounPhrase)
      }
    }
  }
}

extension SentenceTree {
  /// A noun with all that belongs to it, without its preposition, conjuncts and, where it is a
  /// predicate, its subject and copula.
  func nounPhrase(of head: Int) -> [Int] {
    yield(of: head) { child in
      heads[child] == head
        && (isOutsidePhrase(child, of: head) || relations[child] == .conj
          || relations[child] == .cc)
    }
  }

  /// A noun phrase without the clauses and appositions in it.
  func nounPhraseCore(of head: Int) -> [Int] {
    yield(of: head) { child in
      if heads[child] == head,
        isOutsidePhrase(child, of: head) || relations[child] == .conj || relations[child] == .cc
      {
        return true
      }
      // `Professor Eastman` stays whole, whatever the analysis calls it.
      if relations[child] == .appos {
        let first = extents[child].lowerBound
        return tokens[first].tag == .punct || first > 0 && tokens[first - 1].tag == .punct
      }
      switch relations[child] {
      case .acl, .advcl, .parataxis: return true
      default: return false
      }
    }
  }

  func isOutsidePhrase(_ child: Int, of head: Int) -> Bool {
    switch relations[child] {
    case .case, .mark, .nsubj, .csubj, .cop, .aux, .expl, .advcl, .parataxis, .discourse,
      .vocative, .dislocated:
      return true
    case .advmod: return isClause(head)
    case .punct: return child < head && extents[head].lowerBound == child
    default: return false
    }
  }
}
