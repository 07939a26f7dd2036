import AssayModel

/// How many claims of a kind there are, and how long they took.
struct TurnaroundNode: KeyedNode {
  enum Key: String, CaseIterable {
    /// Absent for all claims together.
    case kindName
    case kindClaimCount, kindReviewedCount
    /// Half of the judged claims took no longer; nine of ten took no longer.
    case medianTime, ninthTime
  }

  static let names = Names<Key>()

  let turnaround: Turnaround
  let rendering: Rendering

  func value(of key: Key) -> Value {
    switch key {
    case .kindName: rendering.plain(turnaround.kind?.rawValue)
    case .kindClaimCount: rendering.count(turnaround.claims)
    case .kindReviewedCount: rendering.count(turnaround.reviewed)
    case .medianTime: time(0.5)
    case .ninthTime: time(0.9)
    }
  }

  private func time(_ share: Double) -> Value {
    rendering.data(
      turnaround.time(of: share).map { rendering.language.duration(milliseconds: $0) })
  }
}

/// What a reviewer gave.
struct ReviewerNode: KeyedNode {
  enum Key: String, CaseIterable { case reviewerName, givenCount, takenBackCount }

  static let names = Names<Key>()

  let count: ReviewerCount
  let rendering: Rendering

  func value(of key: Key) -> Value {
    switch key {
    case .reviewerName: rendering.data(count.name)
    case .givenCount: rendering.count(count.given)
    case .takenBackCount: rendering.count(count.takenBack)
    }
  }
}

/// How far reviewers agree.
struct AgreementNode: KeyedNode {
  enum Key: String, CaseIterable {
    case agreementClaims, agreementReviewers
    /// In percent.
    case rawAgreement
    case alpha, alphaLow, alphaHigh
  }

  static let names = Names<Key>()

  let figures: AgreementFigures
  let rendering: Rendering

  func value(of key: Key) -> Value {
    let language = rendering.language
    return switch key {
    case .agreementClaims: rendering.count(figures.claims)
    case .agreementReviewers: rendering.count(figures.reviewers)
    case .rawAgreement:
      rendering.plain(
        figures.raw.map { language.percent(Int(($0 * 1000).rounded()), of: 1000) })
    case .alpha: rendering.plain(figures.alpha.map(language.hundredths))
    case .alphaLow: rendering.plain((figures.interval?.lowerBound).map(language.hundredths))
    case .alphaHigh: rendering.plain((figures.interval?.upperBound).map(language.hundredths))
    }
  }
}
