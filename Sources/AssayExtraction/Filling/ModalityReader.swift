import AssayLanguage
import AssayModel

/// How a document puts a claim forward.
struct ModalityReader {
  let tree: SentenceTree

  func modality(of candidate: Candidate, speech: Speech?) -> Modality {
    if let speech {
      let lemma = tree.lemmas[speech.cue]
      switch speech.form {
      case .verb:
        if Lexicon.denials.contains(lemma) { return .denied }
        if Lexicon.factive.contains(lemma) { return .presupposed }
        return takesForGranted(candidate) ? .presupposed : .reported
      case .noun:
        return takesForGranted(candidate) ? .presupposed : speech.source == nil ? .hedged : .reported
      case .accordingTo, .quotation:
        return takesForGranted(candidate) ? .presupposed : .reported
      case .unnamed:
        if Lexicon.seems.contains(lemma) || Lexicon.hearsay.contains(lemma) { return .hedged }
        return takesForGranted(candidate) ? .presupposed : .reported
      }
    }
    if takesForGranted(candidate) { return .presupposed }
    return isHedged(candidate) ? .hedged : .asserted
  }

  /// Whether the claim stands where the sentence does not assert it: a noun phrase, a clause of
  /// time, a relative clause that tells which one is meant, anything in a question.
  private func takesForGranted(_ candidate: Candidate) -> Bool {
    let head = candidate.head
    switch candidate.rules[0] {
    case .nounPhrase, .nounPhraseCore, .nounPhraseShort, .prepositional:
      return !tree.isClause(head) || candidate.rules[0].isNominal && !standsForClause(head)
    case .adverbialClause:
      let marks = tree.openers(of: head).map { tree.lemmas[$0] }
      return !marks.contains { ["because", "while", "although", "though", "whereas"].contains($0) }
    case .relativeWithNoun, .relativePredicate, .relativeClause:
      // After a comma it adds something, else it tells which one.
      guard let first = tree.clause(of: head).first, first > 0 else { return true }
      return tree.tokens[first - 1].tag != .punct
    case .participle, .participleWithNoun: return true
    default: break
    }
    return false
  }

  /// Predicate nouns and fragments that are all a sentence says.
  private func standsForClause(_ head: Int) -> Bool {
    tree.relations[head] == "root" || tree.relations[head] == "parataxis"
  }

  private func isHedged(_ candidate: Candidate) -> Bool {
    tree.children[candidate.head].contains { child in
      switch tree.relations[child] {
      case "aux": ["may", "might", "could"].contains(tree.lemmas[child])
      case "advmod": Lexicon.hedges.contains(tree.lemmas[child])
      default: false
      }
    }
  }

  /// Whether the claim says that something is not so.
  func isNegated(_ candidate: Candidate) -> Bool {
    let head = candidate.head
    if tree.children[head].contains(where: { child in
      candidate.tokens.contains(child) && Lexicon.negations.contains(tree.lemmas[child])
        && tree.relations[child] != "conj"
    }) {
      return true
    }
    // `no member voted`, `nobody voted`.
    let arguments = tree.children(of: head, "nsubj", "obj").filter { candidate.tokens.contains($0) }
    return arguments.contains { argument in
      tree.child(of: argument, "det").map { tree.lemmas[$0] == "no" } ?? false
    }
  }
}
