import AssayModel

/// How long claims took from their recording to their first verdict.
struct Turnaround: Sendable {
  /// A kind of claim, or nil for all.
  var kind: ClaimKind?
  var claims: Int
  var reviewed: Int
  /// Milliseconds, in order; of claims that were ever judged.
  var times: [Int64]

  /// The time within which `share` of the judged claims were judged (nearest rank).
  func time(of share: Double) -> Int64? {
    guard !times.isEmpty else { return nil }
    let rank = Int((share * Double(times.count)).rounded(.up))
    return times[min(max(rank, 1), times.count) - 1]
  }

  /// All claims, then each kind that there is, in the order in which kinds are listed.
  static func all(of layout: ReportLayout) -> [Turnaround] {
    let dossiers = layout.entries.map(\.dossier)
    let recorded = layout.content.record.recorded
    let kinds = ClaimKind.allCases.filter { kind in
      dossiers.contains { $0.claim.kinds.contains(kind) }
    }
    return ([nil] + kinds.map(Optional.some)).map { kind in
      let some = dossiers.filter { dossier in
        kind.map { dossier.claim.kinds.contains($0) } ?? true
      }
      let times = some.compactMap { dossier -> Int64? in
        guard let start = recorded[dossier.claim.id],
          let end = dossier.verdicts.map(\.verdict.time).min()
        else { return nil }
        return max(0, end.milliseconds - start.milliseconds)
      }
      return Turnaround(
        kind: kind, claims: some.count, reviewed: some.count { $0.standing != nil },
        times: times.sorted())
    }
  }
}

/// How many verdicts a reviewer gave.
struct ReviewerCount: Sendable {
  var name: String
  var given: Int
  var takenBack: Int

  /// Those who gave most first, then by name.
  static func all(of layout: ReportLayout) -> [ReviewerCount] {
    var counts: [String: ReviewerCount] = [:]
    for verdict in layout.entries.lazy.flatMap(\.dossier.verdicts) {
      let name = verdict.verdict.who
      counts[name, default: ReviewerCount(name: name, given: 0, takenBack: 0)].given += 1
      if verdict.retraction != nil { counts[name]?.takenBack += 1 }
    }
    return counts.values.sorted { ($1.given, $0.name) < ($0.given, $1.name) }
  }
}
