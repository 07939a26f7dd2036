import AssayModel

/// Claims by who holds them.
struct ClaimantProfile: Sendable {
  /// Nil for claims of which nobody says who holds them.
  var name: String?
  var entries: [ReportLayout.Entry]

  /// Those with the most claims first, then by name; the nameless last.
  /// - Parameter words: what the name must hold, in any case; nil for all.
  static func all(of layout: ReportLayout, holding words: String?) -> [ClaimantProfile] {
    let groups = Dictionary(grouping: layout.entries) { $0.dossier.claim.holder }
    return groups.map { ClaimantProfile(name: $0.key, entries: $0.value) }
      .filter { profile in words.map { profile.name.holds($0) } ?? true }
      .sorted { ($1.rank, $0.name ?? "") < ($0.rank, $1.name ?? "") }
  }

  private var rank: Int { name == nil ? -1 : entries.count }
}

/// Evidence by who stands behind it.
struct SourceProfile: Sendable {
  struct Use: Sendable {
    var entry: ReportLayout.Entry
    var attachment: Attachment
  }

  /// Nil for evidence whose source nobody named.
  var name: String?
  var uses: [Use]

  var source: Source? { uses.first?.attachment.evidence.source }
  var pieces: Int { Set(uses.map(\.attachment.evidence.id)).count }
  var claims: Int { Set(uses.map(\.entry.number)).count }

  func count(_ stance: Stance) -> Int { uses.count { $0.attachment.stance == stance } }

  /// Those used most first, then by name; the nameless last.
  static func all(of layout: ReportLayout, holding words: String?) -> [SourceProfile] {
    let uses = layout.entries.flatMap { entry in
      entry.dossier.attachments.map { Use(entry: entry, attachment: $0) }
    }
    return Dictionary(grouping: uses) { $0.attachment.evidence.source.name }
      .map { SourceProfile(name: $0.key, uses: $0.value) }
      .filter { profile in words.map { profile.name.holds($0) } ?? true }
      .sorted { ($1.rank, $0.name ?? "") < ($0.rank, $1.name ?? "") }
  }

  private var rank: Int { name == nil ? -1 : uses.count }
}

extension String? {
  /// Whether it holds the words, in any case.
  fileprivate func holds(_ words: String) -> Bool {
    self?.lowercased().contains(words.lowercased()) ?? false
  }
}
