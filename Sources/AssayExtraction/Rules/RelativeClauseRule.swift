import AssayLanguage

/// Relative clauses, with and without their pronoun, and with the noun they are said of:
/// `the minister, who sold the port` asserts something of the minister wherever it stands.
struct RelativeClauseRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for head in tree.tokens.indices
    where tree.tokens[head].relation == "acl:relcl" || tree.tokens[head].relation == "advcl:relcl" {
      let noun = tree.heads[head]
      let clause = tree.clause(of: head)
      list.propose(clause, head: head, by: .relativeClause)
      let core = tree.clauseCore(of: head)
      list.propose(core, head: head, by: .relativeClause)
      if let pronoun = clause.first, tree.isRelativePronoun(pronoun) {
        let rest = pronoun + 1
        list.propose(clause, from: rest, head: head, by: .relativePredicate)
        list.propose(core, from: rest, head: head, by: .relativePredicate)
      }
      let whole = tree.clauseWithConjuncts(of: head)
      list.propose(whole, head: head, by: .relativeClause)
      if noun >= 0, noun < head, !tree.isClause(noun) || tree.tokens[noun].tag != .verb {
        let phrase = tree.nounPhrase(of: noun).filter { $0 < clause.first ?? head }
        list.propose(phrase + clause, head: head, by: .relativeWithNoun)
        list.propose(phrase + core, head: head, by: .relativeWithNoun)
      }
    }
  }
}

extension SentenceTree {
  func isRelativePronoun(_ index: Int) -> Bool {
    ["who", "whom", "which", "that", "where", "when"].contains(lemmas[index])
      && ["WP", "WDT", "WRB", "WP$", "IN"].contains(tokens[index].xpos)
      || tokens[index].features["PronType"] == "Rel"
  }
}
