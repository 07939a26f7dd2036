import AssayLanguage
import AssayModel

/// How a document puts a claim forward.
struct ModalityReader {
  let tree: SentenceTree
  /// Whether the model holds that the claim is taken for granted.
  let isPresupposed: Bool

  func modality(of candidate: Candidate, speech: Speech?) -> Modality {
    if let speech {
      let lemma = tree.lemmas[speech.cue]
      switch speech.form {
      case .verb:
        if Lexicon.denials.contains(lemma) { return .denied }
        if Lexicon.factive.contains(lemma) { return .presupposed }
        return isPresupposed ? .presupposed : .reported
      case .noun:
        return isPresupposed ? .presupposed : speech.source == nil ? .hedged : .reported
      case .accordingTo, .quotation: return isPresupposed ? .presupposed : .reported
      case .unnamed: return .hedged
      }
    }
    if isPresupposed { return .presupposed }
    return isHedged(candidate) ? .hedged : .asserted
  }

  private func isHedged(_ candidate: Candidate) -> Bool {
    tree.children[candidate.head].contains { child in
      switch tree.relations[child] {
      case "aux":
        // `could not` tells what somebody was unable to do.
        ["may", "might"].contains(tree.lemmas[child])
          || tree.lemmas[child] == "could" && !isNegated(candidate)
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
