import AssayLanguage

/// Appositions and titles: `Ruiz, the mayor` says that Ruiz is the mayor.
struct AppositionRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for apposition in tree.tokens.indices where tree.relations[apposition] == .appos {
      let noun = tree.heads[apposition]
      guard noun >= 0 else { continue }
      let phrase = tree.nounPhrase(of: apposition)
      list.propose(phrase, head: apposition, by: .apposition)
      list.propose(tree.yield(of: apposition), head: apposition, by: .apposition)
      if noun < apposition {
        let named = tree.nounPhrase(of: noun).filter { $0 < phrase.first ?? apposition }
        list.propose(named + phrase, head: apposition, by: .appositionWithNoun)
      }
    }
  }
}
