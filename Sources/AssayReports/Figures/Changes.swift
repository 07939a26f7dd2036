import AssayModel

/// What became of claims since an earlier state.
struct Changes: Sendable {
  struct Change: Sendable {
    enum Kind: Sendable {
      /// Another rating.
      case rating
      /// The same rating, given anew: other words or another confidence.
      case wording
      /// No verdict stands any more.
      case takenBack
      /// The claim itself was taken back.
      case struck
    }

    var kind: Kind
    var entry: ReportLayout.Entry
    var before: VerdictEntry
    var after: VerdictEntry?
    /// What took the verdict or the claim back.
    var retraction: Retraction?
    var time: Timestamp { retraction?.time ?? after?.verdict.time ?? before.verdict.time }
  }

  /// Of claims that had a verdict, the latest first.
  let changes: [Change]
  /// Claims that have a verdict and had none, in the report's order.
  let first: [ReportLayout.Entry]
  /// Claims that keep their verdict while evidence was laid beside them since.
  let added: [(entry: ReportLayout.Entry, attachments: [Attachment])]
  /// How many verdicts stood then.
  let before: Int

  init(_ layout: ReportLayout) {
    let earlier = layout.content.earlier ?? EarlierState(standing: [:])
    var changes: [Change] = []
    var first: [ReportLayout.Entry] = []
    var added: [(ReportLayout.Entry, [Attachment])] = []
    for entry in layout.entries {
      let dossier = entry.dossier
      let struck = earlier.struck[dossier.claim.id]
      let now = struck == nil ? dossier.standingEntry : nil
      guard let then = earlier.standing[dossier.claim.id] else {
        if now != nil { first.append(entry) }
        continue
      }
      if now?.id == then.id {
        let later = dossier.attachments.filter { at in
          earlier.firstAfter.map { at.time >= $0 } ?? false
        }
        if !later.isEmpty { added.append((entry, later)) }
        continue
      }
      let retraction = dossier.verdicts.first { $0.id == then.id }?.retraction
      changes.append(
        Change(
          kind: struck != nil
            ? .struck
            : now == nil
              ? .takenBack
              : now?.verdict.rating == then.verdict.rating ? .wording : .rating,
          entry: entry, before: then, after: now,
          retraction: struck ?? (now == nil ? retraction : nil)))
    }
    self.changes = changes.sorted {
      ($1.time, $0.entry.number) < ($0.time, $1.entry.number)
    }
    self.first = first
    self.added = added
    before = earlier.standing.count
  }
}

extension Dossier {
  /// The entry of the verdict that stands.
  var standingEntry: VerdictEntry? {
    let entry = verdicts.last { $0.retraction == nil }
    return entry?.redaction == nil ? entry : nil
  }
}
