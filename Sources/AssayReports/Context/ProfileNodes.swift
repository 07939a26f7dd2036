import AssayModel

/// Who holds claims, and how they came out. `ratings`, `claimCount`, `reviewedCount`, `openCount`,
/// `verdictPicture` and `claims` are of this claimant inside it.
struct ClaimantNode: KeyedNode {
  enum Key: String, CaseIterable {
    /// From 1, for links inside the report.
    case profileNumber
    /// Absent for claims of which nobody says who holds them.
    case profileName
    case ratings, hasRatings, claimCount, reviewedCount, openCount, openPercent, hasOpen
    case verdictPicture
    /// Those with a verdict first, by the scale, then the others.
    case claims
  }

  static let names = Names<Key>()

  let number: Int
  let profile: ClaimantProfile
  let rendering: Rendering

  func value(of key: Key) -> Value {
    switch key {
    case .profileNumber: .safe(String(number))
    case .profileName: rendering.data(profile.name)
    case .ratings: rendering.ratings(spread)
    case .hasRatings: .flag(!spread.given.isEmpty)
    case .claimCount: rendering.count(spread.claims)
    case .reviewedCount: rendering.count(spread.reviewed)
    case .openCount: rendering.count(spread.open)
    case .openPercent: .safe(rendering.language.percent(spread.open, of: spread.claims))
    case .hasOpen: .flag(spread.open > 0)
    case .verdictPicture:
      PictureValues(rendering: rendering).verdicts(spread, id: "verdicts-\(number)")
    case .claims: rendering.claims(ordered)
    }
  }

  private var spread: Distribution {
    Distribution(profile.entries.lazy.map(\.dossier), on: rendering.layout.content.scale)
  }

  private var ordered: [ReportLayout.Entry] {
    let places = Dictionary(
      rendering.layout.content.scale.ratings.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    func place(_ entry: ReportLayout.Entry) -> Int {
      guard let rating = entry.dossier.standing?.rating else { return .max }
      return places[rating] ?? .max - 1
    }
    return profile.entries.map { (place($0), $0) }
      .sorted { ($0.0, $0.1.number) < ($1.0, $1.1.number) }.map(\.1)
  }
}

/// Who stands behind evidence, and what it was used for.
struct SourceNode: KeyedNode {
  enum Key: String, CaseIterable {
    case profileNumber, profileName
    case sourceKind, reliabilityLetter, reliability
    case pieceCount, usedClaimCount, supportsCount, refutesCount, contextCount
    /// Its pieces beside claims.
    case uses
  }

  static let names = Names<Key>()

  let number: Int
  let profile: SourceProfile
  let rendering: Rendering

  func value(of key: Key) -> Value {
    // What has no name has no rating in common.
    let source = profile.name == nil ? nil : profile.source
    return switch key {
    case .profileNumber: .safe(String(number))
    case .profileName: rendering.data(profile.name)
    case .sourceKind: rendering.plain(source?.kind?.rawValue)
    case .reliabilityLetter: rendering.plain(source?.reliability?.rawValue)
    case .reliability: rendering.plain(source?.reliability?.meaning)
    case .pieceCount: rendering.count(profile.pieces)
    case .usedClaimCount: rendering.count(profile.claims)
    case .supportsCount: rendering.count(profile.count(.supports))
    case .refutesCount: rendering.count(profile.count(.refutes))
    case .contextCount: rendering.count(profile.count(.context))
    case .uses: .list(profile.uses.map { .node(SourceUseNode(use: $0, rendering: rendering)) })
    }
  }
}

/// A piece of evidence beside a claim; with all names of both.
struct SourceUseNode: KeyedNode {
  enum Key: String, CaseIterable {
    /// The piece, where a name of it is hidden by one of the claim.
    case piece
  }

  static let names = Names<Key>()

  let use: SourceProfile.Use
  let rendering: Rendering

  func value(_ name: Name) -> Value? {
    Self.names[name].map(value(of:))
      ?? ClaimNode(entry: use.entry, rendering: rendering).value(name)
      ?? EvidenceNode(attachment: use.attachment, rendering: rendering).value(name)
  }

  func value(of key: Key) -> Value {
    .node(EvidenceNode(attachment: use.attachment, rendering: rendering))
  }
}
