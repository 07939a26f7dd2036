import AssayModel

/// How the standing verdicts of a report spread over its scale.
struct Distribution: Sendable {
  struct Share: Sendable {
    var name: String
    var value: Int?
    var count: Int
  }

  /// Ratings that were given, in the scale's order; then those of other scales, by name.
  let given: [Share]
  /// Claims without a standing verdict.
  let open: Int
  /// Different pieces of evidence.
  let evidence: Int

  init(_ layout: ReportLayout) {
    var counts: [String: Int] = [:]
    var evidence: Set<ContentID> = []
    var open = 0
    for entry in layout.entries {
      if let rating = entry.dossier.standing?.rating {
        counts[rating, default: 0] += 1
      } else {
        open += 1
      }
      for attachment in entry.dossier.attachments { evidence.insert(attachment.evidence.id) }
    }
    let known = layout.content.scale.ratings
    let ofScale = known.compactMap { rating in
      counts[rating.name].map { Share(name: rating.name, value: rating.value, count: $0) }
    }
    let names = Set(known.map(\.name))
    let others = counts.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    given = ofScale + others.map { Share(name: $0.key, value: nil, count: $0.value) }
    self.open = open
    self.evidence = evidence.count
  }
}
