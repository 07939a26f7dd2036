import AssayLanguage

/// Words in quotation marks, alone and with the clause that says them.
struct QuotationRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for range in tree.quotations where range.count > 2 {
      guard let top = tree.top(of: range) else { continue }
      list.propose(Array(range), head: top, by: .quotation)
      var clause = top
      while tree.heads[clause] >= 0, range.contains(clause) || !tree.isClause(clause) {
        clause = tree.heads[clause]
      }
      guard !range.contains(clause), tree.isClause(clause) else { continue }
      list.propose(tree.clause(of: clause), head: clause, by: .quotedUtterance)
      list.propose(tree.yield(of: clause), head: clause, by: .quotedUtterance)
    }
  }
}

extension SentenceTree {
  func depth(of index: Int) -> Int {
    var depth = 0
    var ancestor = heads[index]
    while ancestor >= 0 {
      depth += 1
      ancestor = heads[ancestor]
    }
    return depth
  }
}
