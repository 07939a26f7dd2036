public import AssayModel

/// Verdicts as schema.org ClaimReview (JSON-LD), which fact-check indexes read.
public struct ClaimReview: Sendable {
  /// Who publishes the reviews.
  public var publisher: String
  public var publisherURL: String?
  /// Under which the reviews are published: a review's URL is this, a slash, and the claim's id.
  public var base: String
  /// BCP 47, as `en`.
  public var language: String?
  /// Scales that verdicts may name, to tell what a rating is worth.
  public var scales: [RatingScale]

  public init(
    publisher: String, publisherURL: String? = nil, base: String, language: String? = nil,
    scales: [RatingScale] = RatingScale.builtIn
  ) {
    self.publisher = publisher
    self.publisherURL = publisherURL
    self.base = base
    self.language = language
    self.scales = scales
  }

  /// The review of one claim; nil for a claim without a standing verdict.
  ///
  /// A rating off the scale has a name and no number.
  public func review(of dossier: Dossier) -> JSONValue? {
    guard let verdict = dossier.standing else { return nil }
    var members: [String: JSONValue] = [
      "@context": "https://schema.org", "@type": "ClaimReview",
      "url": .string(url(of: dossier.claim)), "claimReviewed": .string(dossier.claim.text),
      "datePublished": .string(verdict.time.day.description), "author": author,
      "itemReviewed": item(dossier.claim), "reviewRating": rating(verdict),
    ]
    if let expires = verdict.expires { members["expires"] = .string(expires.description) }
    if let language { members["inLanguage"] = .string(language) }
    return .object(members)
  }

  /// A feed of the reviews of those claims that have a standing verdict, in the given order.
  public func feed(of dossiers: some Sequence<Dossier>) -> JSONValue {
    var latest: Timestamp?
    var elements: [JSONValue] = []
    for dossier in dossiers {
      guard let verdict = dossier.standing, let review = review(of: dossier) else { continue }
      latest = max(latest ?? verdict.time, verdict.time)
      let first = dossier.verdicts.map(\.verdict.time).min() ?? verdict.time
      elements.append([
        "@type": "DataFeedItem", "dateCreated": .string(first.description),
        "dateModified": .string(verdict.time.description), "item": review,
      ])
    }
    var members: [String: JSONValue] = [
      "@context": "https://schema.org", "@type": "DataFeed",
      "name": .string("Claim reviews by \(publisher)"), "provider": author,
      "dataFeedElement": .array(elements),
    ]
    if let latest { members["dateModified"] = .string(latest.description) }
    return .object(members)
  }

  private func url(of claim: Claim) -> String {
    base.hasSuffix("/") ? base + claim.id.hex : base + "/" + claim.id.hex
  }

  private var author: JSONValue {
    var members: [String: JSONValue] = ["@type": "Organization", "name": .string(publisher)]
    if let publisherURL { members["url"] = .string(publisherURL) }
    return .object(members)
  }

  /// Who made the claim, when and where.
  private func item(_ claim: Claim) -> JSONValue {
    var members: [String: JSONValue] = ["@type": "Claim"]
    // A claim that nobody else holds is its document's author's.
    if let name = claim.claimant ?? claim.document?.author {
      let isOrganization = claim.entities.contains { $0.kind == .organization && $0.quote == name }
      members["author"] = [
        "@type": isOrganization ? "Organization" : "Person", "name": .string(name),
      ]
    }
    if let day = claim.document?.date.flatMap({ CalendarDay($0) }) {
      members["datePublished"] = .string(day.description)
    }
    if let appearance = appearance(claim) { members["appearance"] = appearance }
    return .object(members)
  }

  /// The work that the claim stands in. Only what was read as a document is called an article; of
  /// an imported claim's source no more is known than its address.
  private func appearance(_ claim: Claim) -> JSONValue? {
    guard let document = claim.document else { return nil }
    let url = document.url.flatMap { EvidenceList.isURL($0) ? $0 : nil }
    if url == nil && document.title == nil { return nil }
    var members: [String: JSONValue] = [
      "@type": claim.imported == nil ? "NewsArticle" : "CreativeWork"
    ]
    if let url { members["url"] = .string(url) }
    if let title = document.title { members["headline"] = .string(title) }
    return .object(members)
  }

  private func rating(_ verdict: Verdict) -> JSONValue {
    let scale = scales.first { $0.name == verdict.scale }
    let known = scale?.ratings.first { $0.name == verdict.rating }
    var members: [String: JSONValue] = [
      "@type": "Rating", "alternateName": .string(known?.alternateName ?? verdict.rating),
    ]
    if let scale, let value = known?.value {
      members["ratingValue"] = .int(value)
      members["bestRating"] = .int(scale.best)
      members["worstRating"] = .int(scale.worst)
    }
    if let rationale = verdict.rationale, !rationale.isEmpty {
      members["ratingExplanation"] = .string(rationale)
    }
    return .object(members)
  }
}
