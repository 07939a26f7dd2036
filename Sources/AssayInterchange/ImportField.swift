/// What a column of an import can mean to a claim.
public enum ImportField: String, Sendable, CaseIterable {
  case text
  case claimant
  case date
  case document
  case url
  case quote
  case start
  case end
  case kinds
  case key
  case rating
  case rationale
  case evidence

  /// The field that people call by this name.
  init?(name: String) {
    self.init(rawValue: name.lowercased())
  }

  /// Headers that are taken for the field, best first, as `simplified` writes them.
  var headers: [String] {
    switch self {
    case .text:
      [
        "text", "claimtext", "claim", "claimreviewed", "statement", "claimstatement",
        "statementtext", "assertion", "sentence",
      ]
    case .claimant:
      [
        "claimant", "speaker", "claimantname", "speakername", "claimedby", "saidby",
        "statementby", "attributedto", "author", "person", "who", "politician",
      ]
    case .date:
      [
        "date", "claimdate", "statementdate", "datesaid", "saidon", "claimedon",
        "datepublished", "publicationdate", "publishdate", "published",
      ]
    case .document:
      [
        "document", "documenttitle", "articletitle", "doc", "article", "title", "headline",
        "context", "venue",
      ]
    case .url:
      [
        "url", "claimurl", "originalclaimurl", "documenturl", "articleurl", "sourceurl", "link",
        "permalink", "uri", "href",
      ]
    case .quote: ["quote", "quotation", "verbatim", "excerpt"]
    case .start: ["start", "startoffset", "quotestart"]
    case .end: ["end", "endoffset", "quoteend"]
    case .kinds: ["kinds", "kind", "claimkinds"]
    case .key: ["key", "claimkey", "claimid"]
    case .rating:
      [
        "rating", "verdict", "label", "ruling", "textualrating", "truthrating", "veracity",
        "conclusion", "alternatename",
      ]
    case .rationale:
      [
        "rationale", "justification", "explanation", "ratingexplanation", "reasoning",
        "reviewbody",
      ]
    case .evidence:
      ["evidence", "evidenceurls", "evidenceurl", "evidencelinks", "references", "citations"]
    }
  }

  /// The field that a header is taken for, and how far down the field's list it stands.
  static func guess(_ header: String) -> (field: ImportField, rank: Int)? {
    guesses[simplified(header)]
  }

  private static let guesses: [String: (field: ImportField, rank: Int)] = {
    var all: [String: (field: ImportField, rank: Int)] = [:]
    for field in allCases {
      for (rank, header) in field.headers.enumerated() { all[header] = (field, rank) }
    }
    return all
  }()

  /// `Claim_Reviewed`, `claim reviewed` and `claimReviewed` are one header.
  private static func simplified(_ header: String) -> String {
    String(header.lowercased().unicodeScalars.filter(\.properties.isAlphabetic))
  }

  /// The field's place among all.
  @inline(__always)
  var slot: Int {
    switch self {
    case .text: 0
    case .claimant: 1
    case .date: 2
    case .document: 3
    case .url: 4
    case .quote: 5
    case .start: 6
    case .end: 7
    case .kinds: 8
    case .key: 9
    case .rating: 10
    case .rationale: 11
    case .evidence: 12
    }
  }
}
