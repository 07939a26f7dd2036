extension Verdict {
  /// The verdict that two which agree come to: their rating, the lesser confidence, both
  /// rationales, and everything that either rests on. Nil where they do not agree.
  public static func joined(_ first: Verdict, _ second: Verdict) -> Verdict? {
    guard first.rating == second.rating, first.scale == second.scale else { return nil }
    var joined = second
    // Neither signed what the two say together.
    joined.signature = nil
    joined.confidence = [first.confidence, second.confidence].compactMap(\.self).min()
    joined.rationale = merged([first.rationale, second.rationale])
    joined.overrideReason = merged([first.overrideReason, second.overrideReason])
    joined.answers = first.answers + second.answers.filter { !first.answers.contains($0) }
    joined.evidence = first.evidence + second.evidence.filter { !first.evidence.contains($0) }
    joined.expires = [first.expires, second.expires].compactMap(\.self).min()
    return joined
  }

  /// Different texts, one paragraph each.
  private static func merged(_ texts: [String?]) -> String? {
    var different: [String] = []
    for case let text? in texts where !different.contains(text) { different.append(text) }
    return different.isEmpty ? nil : different.joined(separator: "\n\n")
  }
}
