import AssayLanguage

/// Adverbial clauses: `after the hall was burned` takes it for granted that the hall was burned.
struct AdverbialClauseRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for head in tree.tokens.indices
    where tree.relations[head] == .advcl && tree.tokens[head].relation != "advcl:relcl" {
      let clause = tree.clause(of: head)
      list.propose(clause, head: head, by: .adverbialClause)
      list.propose(tree.clauseCore(of: head), head: head, by: .adverbialClause)
    }
  }
}
