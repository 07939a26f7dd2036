import AssayLanguage

/// Participial and infinitival clauses on a noun: `the bill passed in May`, `talks to end the war`.
struct ParticipleRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for head in tree.tokens.indices
    where tree.relations[head] == .acl && tree.tokens[head].relation != "acl:relcl" {
      let noun = tree.heads[head]
      let clause = tree.clause(of: head)
      list.propose(clause, head: head, by: .participle)
      guard noun >= 0, noun < head, let first = clause.first else { continue }
      let phrase = tree.nounPhrase(of: noun).filter { $0 < first }
      list.propose(phrase + clause, head: head, by: .participleWithNoun)
      list.propose(phrase + tree.clauseCore(of: head), head: head, by: .participleWithNoun)
    }
  }
}
