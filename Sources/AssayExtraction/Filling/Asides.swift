import AssayLanguage

extension SentenceTree {
  /// Interruptions inside a claim that are no part of it: `- as Alba says -`, `, she said,`.
  func asides(in candidate: Candidate) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = reportingClauses.compactMap { clause in
      let last = lastWord(of: clause)
      guard clause.tokens.lowerBound > candidate.tokens.lowerBound,
        last < candidate.tokens.upperBound, candidate.isReported(by: clause),
        !Self.ends.contains(tokens[last + 1].form)
      else { return nil }
      // With the marks around it; a comma between two parts of the clause goes too.
      let before = clause.tokens.lowerBound - 1
      return
        (tokens[before].tag == .punct ? before : before + 1)...(tokens[last + 1].tag == .punct
        ? last + 1 : last)
    }
    for index in candidate.tokens where index != candidate.head {
      guard isBelow(index, candidate.head), isAside(index) else { continue }
      var range = extents[index]
      guard range.lowerBound > candidate.tokens.lowerBound,
        range.upperBound < candidate.tokens.upperBound, !range.contains(candidate.head),
        !Self.ends.contains(tokens[range.upperBound + 1].form)
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

  /// `said Šolt, the chairwoman`: with what is said of the speaker.
  private func lastWord(of clause: ReportingClause) -> Int {
    let last = clause.tokens.upperBound
    guard let source = clause.speech.source else { return last }
    let added = tokens.indices.dropFirst(last + 1).filter { source.contains(heads[$0]) }
    return added.reduce(last) { max($0, extents[$1].upperBound) }
  }

  /// Marks behind which another clause begins: what stands before them interrupts nothing.
  private static let ends: Set<String> = [";", ":", ".", "?", "!"]

  private func isAside(_ index: Int) -> Bool {
    switch relations[index] {
    case .parataxis: return Lexicon.reports(lemmas[index]) && child(of: index, .nsubj) != nil
    case .advcl:
      let isAs = child(of: index, .mark).map { lemmas[$0] == "as" } ?? false
      return isAs && Lexicon.reports(lemmas[index])
    case .discourse, .vocative: return true
    default: return false
    }
  }
}
