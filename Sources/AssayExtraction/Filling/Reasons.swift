import AssayLanguage
import AssayModel

/// Why something is a claim, and what a reader should mind about it, in words.
struct Reasons {
  let candidate: Candidate
  let tree: SentenceTree
  let kinds: [ClaimKind]
  let modality: Modality
  let negated: Bool
  let attribution: Attribution?
  let entities: [Entity]
  let text: String

  var list: [String] {
    var reasons = [candidate.rules[0].purpose]
    let numbers = candidate.tokens.filter { tree.tokens[$0].tag == .num }.map {
      tree.tokens[$0].form
    }
    if !numbers.isEmpty { reasons.append("numbers: " + numbers.joined(separator: ", ")) }
    if !entities.isEmpty {
      reasons.append("names: " + entities.map(\.quote).joined(separator: ", "))
    }
    let isVerb = tree.tokens[candidate.head].tag == .verb
    reasons += kinds.compactMap { $0 == .event && !isVerb ? "names an event" : $0.reason }
    if let attribution {
      reasons.append(
        attribution.source.map { "\($0): \(attribution.cue)" }
          ?? "no source named: \(attribution.cue)")
    }
    switch modality {
    case .hedged: reasons.append("lowered: put forward with reserve")
    case .presupposed: reasons.append("taken for granted, not asserted")
    case .denied: reasons.append("denied by the source")
    default: break
    }
    if negated { reasons.append("says that it is not so") }
    if let pronoun = openPronoun { reasons.append("ambiguous: who \(pronoun) is, is left open") }
    return reasons
  }

  /// A pronoun that is still the subject of the wording.
  private var openPronoun: String? {
    let subject = tree.children(of: candidate.head, .nsubj).first {
      candidate.tokens.contains($0) && ["he", "she", "they", "it"].contains(tree.lemmas[$0])
    }
    guard let subject else { return nil }
    let form = tree.tokens[subject].form
    return text.split(separator: " ").contains { $0 == form } ? form.lowercased() : nil
  }
}
