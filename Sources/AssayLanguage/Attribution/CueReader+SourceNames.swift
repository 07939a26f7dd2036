extension CueReader {
  /// The words that name a source: a noun phrase without its clauses and what commas set apart.
  func name(_ head: Int) -> ClosedRange<Int>? {
    let kept = tree.yield(of: head) { child in
      switch tree.relations[child] {
      case .acl, .advcl, .parataxis, .discourse, .ccomp: return true
      case .appos:
        let first = tree.extents[child].lowerBound
        return first > 0
          && (tree.tokens[first].tag == .punct || tree.tokens[first - 1].tag == .punct)
      case .case, .mark, .cc, .cop, .aux, .nsubj, .expl, .advmod:
        return tree.heads[child] == head && (child < head || tree.relations[child] != .cc)
      case .punct: return true
      default: return false
      }
    }
    guard let first = kept.first, var last = kept.last else { return nil }
    // A name that the analysis cuts in two stays whole.
    while last + 1 < tree.count, tree.tokens[last].tag == .propn,
      tree.tokens[last + 1].tag == .propn
    {
      last += 1
    }
    if let bracket = (first...last).first(where: { Self.brackets[tree.tokens[$0].form] != nil }),
      bracket > first, let closer = Self.brackets[tree.tokens[bracket].form],
      (tree.tokens[bracket...last].firstIndex { $0.form == closer } ?? last) == last
    {
      // `Voss (58)`: what brackets add at the end.
      last = bracket - 1
    }
    if tree.tokens[last].xpos == "POS", last > first { last -= 1 }
    return first...last
  }

  private static let brackets = ["(": ")", "[": "]"]

  /// What a relative pronoun stands for: `the minister`, for `who`.
  func referent(of source: ClosedRange<Int>) -> ClosedRange<Int>? {
    let pronoun = source.lowerBound
    guard source.count == 1, isRelative(pronoun) else { return nil }
    guard
      let clause = tree.ancestors(of: pronoun).first(where: {
        tree.tokens[$0].relation == "acl:relcl"
      })
    else { return nil }
    return name(tree.heads[clause])
  }
}
