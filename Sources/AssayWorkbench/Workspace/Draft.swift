import AssayModel

/// What a reviewer prepares of a verdict before giving it, in parts: by `confidence`, `note` and
/// `answer`. It is kept in the session and nowhere else.
struct Draft: Hashable {
  var confidence: Confidence?
  var rationale: String?
  var answers: [Verdict.Answer] = []

  /// What is prepared, for the line above the prompt; nil for nothing.
  var summary: String? {
    var parts: [String] = []
    if let confidence { parts.append("\(confidence.rawValue) confidence") }
    if let rationale {
      parts.append("note: \(rationale.replacing("\n", with: " ").visible().cut(to: 36))")
    }
    for answer in answers { parts.append("answer to \(answer.evidence.short)") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
