import AssayModel

/// A fact whose content was redacted.
struct RedactionNode: KeyedNode {
  enum Key: String, CaseIterable {
    case redactedFact, redactedKind
    case redactedBy, redactedOn, redactionReason
  }

  let fact: RedactedFact
  let rendering: Rendering

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    switch key {
    case .redactedFact: .safe(String(fact.number))
    case .redactedKind: rendering.data(fact.kind)
    case .redactedBy: rendering.data(fact.redaction.who)
    case .redactedOn: .safe(rendering.language.day(fact.redaction.time.day))
    case .redactionReason: rendering.data(fact.redaction.reason)
    }
  }
}
