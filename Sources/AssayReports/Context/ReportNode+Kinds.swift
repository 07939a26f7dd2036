import AssayModel

extension ReportNode {
  /// How many findings a summary shows at most, so that it fits a page.
  static let mostFindings = 10

  /// The values that only one kind of report is about.
  func ofKind(_ key: Key) -> Value {
    let layout = rendering.layout
    switch key {
    case .findings: return rendering.claims(findings.prefix(Self.mostFindings))
    case .moreFindings:
      let more = findings.count - Self.mostFindings
      return more > 0 ? rendering.count(more) : .absent
    case .since:
      return rendering.plain(layout.content.earlier?.time.map(rendering.language.time))
    case .checkpointFacts:
      return rendering.plain(
        layout.content.earlier?.checkpointSize.map(rendering.language.number))
    case .earlierCount: return rendering.count(changes.before)
    case .changes:
      return .list(changes.changes.map { .node(ChangeNode(change: $0, rendering: rendering)) })
    case .hasChanges: return .flag(!changes.changes.isEmpty)
    case .firstVerdicts: return rendering.claims(changes.first)
    case .hasFirstVerdicts: return .flag(!changes.first.isEmpty)
    case .addedEvidence:
      return .list(
        changes.added.flatMap { entry, attachments in
          attachments.map {
            .node(SourceUseNode(use: .init(entry: entry, attachment: $0), rendering: rendering))
          }
        })
    case .hasAddedEvidence: return .flag(!changes.added.isEmpty)
    case .disputed: return items(\.disputed)
    case .hasDisputed: return .flag(!open.disputed.isEmpty)
    case .waiting: return items(\.waiting)
    case .hasWaiting: return .flag(!open.waiting.isEmpty)
    case .again: return items(\.again)
    case .hasAgain: return .flag(!open.again.isEmpty)
    case .unjudged: return items(\.unjudged)
    case .hasUnjudged: return .flag(!open.unjudged.isEmpty)
    case .flagged: return items(\.flagged)
    case .hasFlagged: return .flag(!open.flagged.isEmpty)
    case .claimants:
      let profiles = ClaimantProfile.all(of: layout, holding: layout.content.profileName)
      return .list(
        profiles.enumerated().map {
          .node(ClaimantNode(number: $0 + 1, profile: $1, rendering: rendering))
        })
    case .sources:
      let profiles = SourceProfile.all(of: layout, holding: layout.content.profileName)
      return .list(
        profiles.enumerated().map {
          .node(SourceNode(number: $0 + 1, profile: $1, rendering: rendering))
        })
    case .turnarounds:
      return .list(
        Turnaround.all(of: layout).map {
          .node(TurnaroundNode(turnaround: $0, rendering: rendering))
        })
    case .reviewers:
      return .list(
        ReviewerCount.all(of: layout).map { .node(ReviewerNode(count: $0, rendering: rendering)) })
    case .hasReviewers: return .flag(!ReviewerCount.all(of: layout).isEmpty)
    case .agreement:
      return layout.content.record.agreement.map {
        .node(AgreementNode(figures: $0, rendering: rendering))
      } ?? .absent
    default: return .absent
    }
  }

  /// Claims with a verdict, the most worthy of checking first.
  private var findings: [ReportLayout.Entry] {
    rendering.layout.entries.filter { $0.dossier.standing != nil }.sorted {
      ($1.dossier.claim.score, $0.number) < ($0.dossier.claim.score, $1.number)
    }
  }

  private var changes: Changes { Changes(rendering.layout) }
  private var open: OpenItems { OpenItems(rendering.layout) }

  private func items(_ part: KeyPath<OpenItems, [ReportLayout.Entry]>) -> Value {
    .list(
      open[keyPath: part].map {
        .node(
          OpenItemNode(
            claim: ClaimNode(entry: $0, rendering: rendering),
            known: rendering.layout.content.cases[$0.dossier.claim.id]))
      })
  }
}
