public import AssayModel

/// Something that policy wants of a verdict and does not find.
public enum Want: Hashable, Sendable, CustomStringConvertible {
  /// - Parameters:
  ///   - wanted: how many independent origins.
  ///   - found: those that there are.
  ///   - stance: what their evidence must do; nil where any will do.
  case origins(wanted: Int, found: [String], stance: Stance?)
  case primarySource(stance: Stance?)
  /// Evidence that speaks against the rating and is not answered.
  case answer(evidence: ContentID, name: String, stance: Stance)
  case rationale
  case signature
  /// Comes after the verdict, and does not keep one from giving it.
  case secondReviewer(than: [String])

  /// Whether a verdict is refused for it.
  public var blocks: Bool {
    if case .secondReviewer = self { return false }
    return true
  }

  public var description: String {
    switch self {
    case .origins(let wanted, let found, let stance):
      "\(wanted) independent origin\(wanted == 1 ? "" : "s")"
        + Self.doing(stance, plural: wanted > 1) + " (there "
        + (found.isEmpty
          ? "is none"
          : "\(found.count == 1 ? "is" : "are") \(found.count): "
            + found.map { $0.visible() }.joined(separator: ", ")) + ")"
    case .primarySource(let stance):
      "a primary source" + Self.doing(stance, plural: false)
        + " (`evidence add … --type primary`)"
    case .answer(let evidence, let name, let stance):
      "an answer to “\(name.visible())”, which \(stance.rawValue) it "
        + "(`answer \(evidence.short) \"…\"`)"
    case .rationale:
      "a rationale (`--note \"…\"`, or `note`)"
    case .signature:
      "a signature by its reviewer (`whoami` says with which key, `whoami --sign` makes one)"
    case .secondReviewer(let reviewers):
      "a second reviewer, other than \(reviewers.map { $0.visible() }.joined(separator: " and "))"
    }
  }

  private static func doing(_ stance: Stance?, plural: Bool) -> String {
    switch stance {
    case .supports: plural ? " that support the claim" : " that supports the claim"
    case .refutes: plural ? " that refute the claim" : " that refutes the claim"
    default: ""
    }
  }

  /// As JSON: which rule, and the sentence.
  public var json: JSONValue {
    let rule =
      switch self {
      case .origins: "origins"
      case .primarySource: "primary-source"
      case .answer: "answered-contradiction"
      case .rationale: "rationale"
      case .signature: "signature"
      case .secondReviewer: "second-reviewer"
      }
    return ["rule": .string(rule), "wants": .string(description), "blocks": .bool(blocks)]
  }
}
