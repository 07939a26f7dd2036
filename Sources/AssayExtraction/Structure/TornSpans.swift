import AssayLanguage

extension SentenceTree {
  /// Whether a span breaks off where what remains says something else than the sentence, or nothing:
  /// `the fires harmed walls less`, of what they harmed less than hearts; `than they did the hearts`;
  /// `nothing shows it better than that soldiers`, where the clause of the soldiers is cut off;
  /// `Voss wrote: "The bridge`, of a quotation that goes on.
  func isTorn(_ candidate: Candidate) -> Bool {
    let tokens = candidate.tokens
    let next = tokens.upperBound + 1
    if next < count, lemmas[next] == "than", isComparative(tokens.upperBound) { return true }
    if tokens.lowerBound > 0, lemmas[tokens.lowerBound - 1] == "than", isClause(candidate.head) {
      return true
    }
    if isQuotationCut(tokens) { return true }
    return tokens.contains { token in
      guard token != candidate.head, heads[token] > tokens.upperBound else { return false }
      switch relations[token] {
      case .mark, .nsubj, .csubj, .aux, .cop: return isClause(heads[token])
      default: return false
      }
    }
  }

  /// Whether a stretch that comes from outside a quotation ends within it.
  private func isQuotationCut(_ range: ClosedRange<Int>) -> Bool {
    quotations.contains { quotation in
      range.lowerBound < quotation.lowerBound && quotation.contains(range.upperBound)
        && words(in: range.upperBound...quotation.upperBound) > 1
    }
  }

  private func isComparative(_ index: Int) -> Bool {
    self.tokens[index].xpos == "JJR" || self.tokens[index].xpos == "RBR"
      || ["more", "less", "fewer", "rather", "other"].contains(lemmas[index])
  }
}
