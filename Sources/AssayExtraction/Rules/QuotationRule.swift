import AssayLanguage

/// Words in quotation marks, alone and with the clause that says them.
struct QuotationRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    for range in tree.quotations where range.count > 2 {
      guard let top = tree.top(of: Array(range)) else { continue }
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
  /// The tokens between each pair of quotation marks.
  var quotations: [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var open: Int?
    for (index, token) in tokens.enumerated() where Self.quotationMarks.contains(token.form) {
      if let start = open {
        if start + 1 < index { result.append((start + 1)...(index - 1)) }
        open = nil
      } else {
        open = index
      }
    }
    if let start = open, start + 1 < count { result.append((start + 1)...(count - 1)) }
    return result
  }

  func depth(of index: Int) -> Int {
    var depth = 0
    var ancestor = heads[index]
    while ancestor >= 0 {
      depth += 1
      ancestor = heads[ancestor]
    }
    return depth
  }

  static let quotationMarks: Set<String> = ["\"", "“", "”", "``", "''", "«", "»", "„"]
}
