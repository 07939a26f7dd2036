public import AssayModel

/// What a workspace wants before a verdict counts. Nothing, unless its `assay.toml` says so.
public struct Policy: Hashable, Sendable {
  /// So many independent origins must speak for a rating that stands on the scale.
  public var origins = 0
  /// One of them must be a primary source.
  public var primarySource = false
  /// Evidence that speaks against the rating must be answered.
  public var answeredContradiction = false
  public var rationale = false
  /// It must be signed with the key that its reviewer is bound to.
  public var signature = false
  public var secondReview = SecondReview.none

  public init() {}

  /// What is still wanted of a verdict.
  ///
  /// A rating that says the claim holds wants evidence that supports it, one that says it does not
  /// wants evidence that refutes it, the middle of a scale either. A rating off the scale
  /// (`Unproven`) says that evidence is lacking, so none is wanted.
  public func wants(
    of verdict: Verdict, on dossier: Dossier, in scale: RatingScale
  ) -> [Want] {
    var wants: [Want] = []
    let direction = scale.direction(of: verdict.rating)
    let isOnScale = scale.ratings.first { $0.name == verdict.rating }?.value != nil
    let stance: Stance? = direction > 0 ? .supports : direction < 0 ? .refutes : nil
    let speaking = dossier.attachments.filter { attachment in
      stance.map { $0 == attachment.stance } ?? (attachment.stance != .context)
    }
    if isOnScale {
      let found = Self.origins(of: speaking)
      if found.count < origins {
        wants.append(.origins(wanted: origins, found: found, stance: stance))
      }
      if primarySource && !speaking.contains(where: { $0.evidence.source.kind == .primary }) {
        wants.append(.primarySource(stance: stance))
      }
    }
    if answeredContradiction, let stance {
      let against: Stance = stance == .supports ? .refutes : .supports
      var asked: Set<ContentID> = []
      for attachment in dossier.attachments
      where attachment.stance == against && asked.insert(attachment.evidence.id).inserted {
        let evidence = attachment.evidence
        if verdict.answers.contains(where: { $0.evidence == evidence.id }) { continue }
        wants.append(.answer(evidence: evidence.id, name: evidence.name, stance: against))
      }
    }
    if rationale && (verdict.rationale ?? "").allSatisfy(\.isWhitespace) {
      wants.append(.rationale)
    }
    if signature && verdict.signing != .signed { wants.append(.signature) }
    return wants
  }

  /// The reviewers that a second one must differ from; nil where nobody is wanted any more.
  public func secondReviewer(after reviewer: String, in review: ReviewCase) -> Want? {
    if review.stage == .disputed { return nil }
    if !review.waiting.isEmpty {
      let first = review.waiting.map(\.who)
      return first.contains(reviewer) ? .secondReviewer(than: first) : nil
    }
    return secondReview == .none ? nil : .secondReviewer(than: [reviewer])
  }

  /// Who stands behind evidence, each once: the source's name, else the site, else the file.
  static func origins(of attachments: [Attachment]) -> [String] {
    var seen: Set<String> = []
    return attachments.compactMap { attachment in
      let evidence = attachment.evidence
      let origin = evidence.source.name ?? evidence.url.flatMap(site) ?? evidence.name
      return seen.insert(origin.lowercased()).inserted ? origin : nil
    }
  }

  /// The host of a URL, without `www.`
  private static func site(_ url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let host = url[scheme.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
