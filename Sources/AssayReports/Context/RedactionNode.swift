import AssayModel
import Mustache

/// A fact whose content was redacted.
struct RedactionNode: MustacheParent {
  enum Key: String, CaseIterable {
    case redactedFact, redactedKind
    case redactedBy, redactedOn, redactionReason
  }

  let fact: RedactedFact
  let rendering: Rendering

  func child(named name: String) -> Any? {
    switch Key(rawValue: name) {
    case .redactedFact: Plain(String(fact.number))
    case .redactedKind: rendering.data(fact.kind)
    case .redactedBy: rendering.data(fact.redaction.who)
    case .redactedOn: Plain(fact.redaction.time.day.description)
    case .redactionReason: rendering.data(fact.redaction.reason)
    case nil: nil
    }
  }
}
