import AssayModel

/// What became of a claim that had a verdict; with all names of the claim.
struct ChangeNode: KeyedNode {
  enum Key: String, CaseIterable {
    /// Which change it is: another rating, the same given anew, taken back, the claim struck.
    case isRerated, isReworded, isTakenBack, isStruck
    case before, after
    case changedOn, changedBy
    /// Why the verdict, or the claim, was taken back.
    case takenBackBecause
  }

  static let names = Names<Key>()

  let change: Changes.Change
  let rendering: Rendering

  func value(_ name: Name) -> Value? {
    Self.names[name].map(value(of:))
      ?? ClaimNode(entry: change.entry, rendering: rendering).value(name)
  }

  func value(of key: Key) -> Value {
    switch key {
    case .isRerated: .flag(change.kind == .rating)
    case .isReworded: .flag(change.kind == .wording)
    case .isTakenBack: .flag(change.kind == .takenBack)
    case .isStruck: .flag(change.kind == .struck)
    case .before: .node(VerdictNode(entry: change.before, rendering: rendering))
    case .after:
      change.after.map { .node(VerdictNode(entry: $0, rendering: rendering)) } ?? .absent
    case .changedOn: .safe(rendering.language.day(change.time.day))
    case .changedBy: rendering.data(change.retraction?.who ?? change.after?.verdict.who)
    case .takenBackBecause: rendering.data(change.retraction?.reason)
    }
  }
}

/// A claim that wants something of somebody; with all names of the claim.
struct OpenItemNode: KeyedNode {
  enum Key: String, CaseIterable {
    case assignee, due, expires
    /// Since when it waits for another reviewer, or a third.
    case waitingSince
    case reopenedBecause
    /// The flags' reasons, each as a text.
    case flagReasons
  }

  static let names = Names<Key>()

  let claim: ClaimNode
  let known: OpenCase?

  func value(_ name: Name) -> Value? { Self.names[name].map(value(of:)) ?? claim.value(name) }

  func value(of key: Key) -> Value {
    let rendering = claim.rendering
    switch key {
    case .assignee: return rendering.data(known?.assignee)
    case .due: return rendering.plain(known?.due.map(rendering.language.day))
    case .expires: return rendering.plain(known?.expires.map(rendering.language.day))
    case .waitingSince:
      return rendering.plain((known?.since?.day).map(rendering.language.day))
    case .reopenedBecause: return rendering.data(known?.reopenedBecause)
    case .flagReasons:
      return .list((known?.flags ?? []).filter { !$0.isEmpty }.map(Value.data))
    }
  }
}
