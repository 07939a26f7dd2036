import AssayLanguage

/// Conjoined objects: `won a fourth term and 61 percent of the vote` is two claims, one that ends
/// with the first object and one for each further object.
struct ObjectCoordinationRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for object in tree.tokens.indices
    where [.obj, .obl, .xcomp, .nmod].contains(tree.relations[object])
      || tree.isClause(object) && tree.tokens[object].tag != .verb
    {
      let conjuncts = tree.children(of: object, .conj)
      guard let first = conjuncts.first else { continue }
      var clause = object
      while tree.heads[clause] >= 0, !tree.isClause(clause) { clause = tree.heads[clause] }
      if tree.isClause(clause) {
        let end = tree.extents[first].lowerBound
        let cut = tree.clause(of: clause).filter { $0 < end }
        list.propose(cut, head: clause, by: .sharedSubject)
        if let start = tree.predicateStart(of: clause) {
          list.propose(cut, from: start, head: clause, by: .sharedSubject)
        }
      }
      for conjunct in conjuncts where tree.tokens[conjunct].tag != .verb {
        list.propose(
          tree.nounPhrase(of: conjunct), head: conjunct, by: .objectConjunct)
        list.propose(
          tree.yield(of: conjunct) { tree.relations[$0] == .cc && tree.heads[$0] == conjunct },
          head: conjunct, by: .objectConjunct)
      }
    }
  }
}
