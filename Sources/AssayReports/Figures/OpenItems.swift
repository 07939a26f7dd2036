import AssayModel

/// What still wants something of somebody, each claim under the first heading that fits.
struct OpenItems: Sendable {
  /// Two reviewers do not agree; a third decides.
  private(set) var disputed: [ReportLayout.Entry] = []
  /// One verdict waits for another.
  private(set) var waiting: [ReportLayout.Entry] = []
  /// Verdicts that have to be looked at again, or are past their day.
  private(set) var again: [ReportLayout.Entry] = []
  /// No verdict stands. What is due first comes first, then the most worthy of checking.
  private(set) var unjudged: [ReportLayout.Entry] = []
  /// Claims that somebody should look at, whatever else they are.
  private(set) var flagged: [ReportLayout.Entry] = []

  /// "Today" is the day of the latest fact: a report has no clock.
  init(_ layout: ReportLayout) {
    let cases = layout.content.cases
    let today = layout.content.latestFact?.day
    for entry in layout.entries {
      let known = cases[entry.dossier.claim.id]
      if known?.flags.isEmpty == false { flagged.append(entry) }
      switch known?.stage {
      case .disputed: disputed.append(entry)
      case .second: waiting.append(entry)
      case .requeued: again.append(entry)
      default:
        if entry.dossier.standing == nil {
          unjudged.append(entry)
        } else if let expires = known?.expires, let today, expires < today {
          again.append(entry)
        }
      }
    }
    unjudged.sort { a, b in
      let (left, right) = (cases[a.dossier.claim.id]?.due, cases[b.dossier.claim.id]?.due)
      switch (left, right) {
      case (let left?, let right?) where left != right: return left < right
      case (.some, nil): return true
      case (nil, .some): return false
      default:
        let (one, other) = (a.dossier.claim.score, b.dossier.claim.score)
        return one == other ? a.number < b.number : one > other
      }
    }
  }
}
