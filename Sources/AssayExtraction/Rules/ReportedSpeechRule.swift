import AssayLanguage

/// Reported speech: what somebody said, and that somebody said it.
struct ReportedSpeechRule: CandidateRule {
  func propose(into list: inout CandidateList) {
    let tree = list.tree
    let clauses = list.reportingClauses
    // Content beside or around a reporting clause: `Y, X said`, `Y, X said, Z`, and around an
    // aside in a clause of a longer sentence.
    for clause in clauses {
      let before = Array(0..<clause.tokens.lowerBound)
      let after = Array((clause.tokens.upperBound + 1)..<tree.count)
      if let head = tree.top(of: before), tree.isFinite(head) {
        list.propose(before, head: head, by: .complement)
      }
      guard let head = tree.top(of: before + after), tree.isFinite(head),
        after.contains(where: { tree.tokens[$0].tag != .punct })
      else { continue }
      list.propose(Array(tree.tokens.indices), head: head, by: .complement)
      let near = tree.stretch(around: clause.tokens)
      if let head = tree.top(of: near.filter { !clause.tokens.contains($0) }), tree.isFinite(head) {
        list.propose(near, head: head, by: .complement)
      }
    }
    for cue in tree.tokens.indices where tree.mayReport(cue) {
      // `X said that Y`: the utterance is the whole clause, the content its complement.
      for content in tree.children[cue]
      where tree.isContent(content, of: cue)
        && !clauses.contains(where: {
          $0.speech.cue == cue && tree.stands(content, around: $0.tokens)
        })
      {
        list.propose(tree.clause(of: cue), head: cue, by: .utterance)
        if let start = tree.predicateStart(of: cue) {
          list.propose(tree.clause(of: cue), from: start, head: cue, by: .utterance)
        }
        let said = list.clause(of: content)
        list.propose(said.plain, head: content, by: .complement)
        list.propose(said.core, head: content, by: .complement)
        list.propose(said.withConjuncts, head: content, by: .complement)
      }
      // `Y, X said`: the cue hangs from the content.
      if tree.relations[cue] == .parataxis, let content = optional(tree.heads[cue]) {
        let said = tree.yield(of: cue)
        let whole = tree.yield(of: content)
        let edge = tree.extents[cue]
        // In the middle it is an aside of the content, at an end it holds the content.
        let isAside =
          edge.lowerBound > whole[0]
          && whole.contains { $0 > edge.upperBound && tree.tokens[$0].tag != .punct }
        if isAside {
          list.propose(tree.clause(of: content), head: content, by: .complement)
        } else {
          list.propose(whole, head: cue, by: .utterance)
        }
        list.propose(said, head: cue, by: .utterance)
        list.propose(tree.clause(of: content), head: content, by: .complement)
        list.propose(tree.clauseWithConjuncts(of: content), head: content, by: .complement)
        // Content on one side of the cue only: `Y, X said, Z`.
        list.propose(whole.filter { $0 < edge.lowerBound }, head: content, by: .complement)
        list.propose(whole.filter { $0 <= edge.upperBound }, head: cue, by: .utterance)
      }
    }
  }

  private func optional(_ index: Int) -> Int? { index >= 0 ? index : nil }
}

extension SentenceTree {
  /// Whether a candidate is the utterance of a clause that reports in passing, in the midst of what
  /// it reports: `ships, as Alba says, came`, where the tree has all of it hang from `says`.
  func isInsideOut(_ candidate: Candidate, _ clause: ReportingClause) -> Bool {
    candidate.head == clause.speech.cue && candidate.tokens.lowerBound < clause.tokens.lowerBound
      && children[candidate.head].contains { content in
        isContent(content, of: candidate.head) && stands(content, around: clause.tokens)
      }
  }

  /// Whether what hangs from a word stands on both sides of a stretch.
  fileprivate func stands(_ index: Int, around stretch: ClosedRange<Int>) -> Bool {
    extents[index].lowerBound < stretch.lowerBound && extents[index].upperBound > stretch.upperBound
  }

  fileprivate func mayReport(_ index: Int) -> Bool {
    switch tokens[index].tag {
    case .punct, .det, .adp, .pron, .num, .cconj, .part: false
    default: Lexicon.reports(lemmas[index])
    }
  }

  func isFinite(_ index: Int) -> Bool {
    isClause(index)
      && (["VBD", "VBZ", "VBP"].contains(tokens[index].xpos)
        || child(of: index, .aux, .cop, .nsubj) != nil)
  }

  /// What stands around an aside up to the nearest marks and the conjunction `that`.
  func stretch(around aside: ClosedRange<Int>) -> [Int] {
    var first = max(0, aside.lowerBound - 1)
    while first > 0, lemmas[first - 1] != "that", !isComma(first - 1) { first -= 1 }
    var last = min(count - 1, aside.upperBound + 1)
    while last + 1 < count, !isComma(last + 1) { last += 1 }
    return Array(first...last)
  }

  private func isComma(_ index: Int) -> Bool {
    [",", ";", ":", "–", "—"].contains(tokens[index].form)
  }

  /// The token among these that is nearest the root, a verb where several are.
  func top(of indexes: some Sequence<Int>) -> Int? {
    var top: (depth: Int, kind: Int, index: Int)?
    for index in indexes where tokens[index].tag != .punct {
      let place = (depth(of: index), isClause(index) ? 0 : 1, index)
      if let best = top, best <= place { continue }
      top = place
    }
    return top?.index
  }
}
