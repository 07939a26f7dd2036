import AssayLanguage

extension SentenceTree {
  /// Interruptions inside a claim that are no part of it: `- as Alba says -`, `, she said,`.
  func asides(in candidate: Candidate) -> [ClosedRange<Int>] {
    var result = reportingClauses.filter {
      $0.tokens.lowerBound > candidate.tokens.lowerBound
        && $0.tokens.upperBound < candidate.tokens.upperBound && candidate.isReported(by: $0)
    }.map { clause in
      // With the marks around it; a comma between two parts of the clause goes too.
      let before = clause.tokens.lowerBound - 1
      let after = clause.tokens.upperBound + 1
      return
        (tokens[before].tag == .punct ? before : before + 1)...(after < count
        && tokens[after].tag == .punct ? after : after - 1)
    }
    for index in candidate.tokens where index != candidate.head {
      guard isBelow(index, candidate.head), isAside(index) else { continue }
      var range = extents[index]
      guard range.lowerBound > candidate.tokens.lowerBound,
        range.upperBound < candidate.tokens.upperBound, !range.contains(candidate.head)
      else { continue }
      // With the dashes or commas around it.
      let before = range.lowerBound - 1
      let after = range.upperBound + 1
      if tokens[before].tag == .punct, before > candidate.tokens.lowerBound {
        range = before...range.upperBound
      }
      if tokens[after].tag == .punct, after < candidate.tokens.upperBound {
        range = range.lowerBound...after
      }
      result.append(range)
    }
    return result
  }

  private func isAside(_ index: Int) -> Bool {
    switch relations[index] {
    case "parataxis": return Lexicon.reports(lemmas[index]) && child(of: index, "nsubj") != nil
    case "advcl":
      let isAs = child(of: index, "mark").map { lemmas[$0] == "as" } ?? false
      return isAs && Lexicon.reports(lemmas[index])
    case "discourse", "vocative": return true
    default: return false
    }
  }
}
