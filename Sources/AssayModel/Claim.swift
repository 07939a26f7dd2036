/// One assertion about the world that evidence could show to be true or false.
///
/// A claim from a document has a verbatim `quote` at `span`, and a wording (`text`) that stands
/// alone. An imported claim may have neither document nor span.
public struct Claim: Hashable, Sendable {
  public let id: ContentID
  public var document: DocumentReference?
  /// The tightest verbatim stretch that asserts it. For an imported claim without one: its text.
  public var quote: String
  /// Where `quote` stands in the document's text.
  public var span: TextSpan?
  /// A wording that stands alone; what the document's words do not say is in brackets.
  public var text: String
  public var kinds: [ClaimKind]
  /// How worthy of checking, 0 to 1.
  public var score: Double
  /// Why it is a claim, and what raised or lowered its score, for people to read.
  public var reasons: [String]
  public var modality: Modality
  public var negated: Bool
  /// Who holds it, where that is somebody other than the author.
  public var claimant: String?
  /// The utterance claim whose content this is.
  public var contentOf: ContentID?
  /// The items of a list claim, each of which can be judged on its own.
  public var members: [String]
  /// What chose it, with its version.
  public var model: String
  public var attribution: Attribution?
  public var quantities: [Quantity]
  public var dates: [DatePeriod]
  public var entities: [Entity]
  /// Where it came from, for a claim that was imported.
  public var imported: ImportOrigin?

  /// A claim found in a document. Its id is made from the document's id, the span and the quote.
  public init(
    document: DocumentReference, span: TextSpan, quote: String, text: String,
    kinds: [ClaimKind] = [.other], score: Double = 0.5, reasons: [String] = [],
    modality: Modality = .asserted, negated: Bool = false, claimant: String? = nil,
    contentOf: ContentID? = nil, members: [String] = [], model: String,
    attribution: Attribution? = nil, quantities: [Quantity] = [], dates: [DatePeriod] = [],
    entities: [Entity] = []
  ) {
    id = Claim.id(document: document.id, span: span, quote: quote)
    self.document = document
    self.quote = quote
    self.span = span
    self.text = text
    self.kinds = kinds
    self.score = score
    self.reasons = reasons
    self.modality = modality
    self.negated = negated
    self.claimant = claimant
    self.contentOf = contentOf
    self.members = members
    self.model = model
    self.attribution = attribution
    self.quantities = quantities
    self.dates = dates
    self.entities = entities
    imported = nil
  }

  /// A claim from a file of claims. Its id is made from what was said, by whom, when and where.
  public init(
    imported origin: ImportOrigin, text: String, quote: String? = nil, span: TextSpan? = nil,
    claimant: String? = nil, document: DocumentReference? = nil, kinds: [ClaimKind] = []
  ) {
    id = Claim.id(
      importedText: text, quote: quote, span: span, claimant: claimant, document: document)
    self.document = document
    self.quote = quote ?? text
    self.span = span
    self.text = text
    self.kinds = kinds.isEmpty ? [.other] : kinds
    score = 0.5
    reasons = []
    modality = .asserted
    negated = false
    self.claimant = claimant
    contentOf = nil
    members = []
    model = "import"
    attribution = nil
    quantities = []
    dates = []
    entities = []
    imported = origin
  }

  /// Who holds it: the claimant, else the source that it is attributed to, else the author.
  public var holder: String? {
    [claimant, attribution?.source, document?.author].compactMap(\.self).first { !$0.isEmpty }
  }

  /// What `model` says of a claim that a reviewer made.
  public static let reviewerModel = "reviewer"

  /// The id of a claim that stands in a document.
  public static func id(document: String, span: TextSpan, quote: String) -> ContentID {
    ContentID("claim", [document, String(span.start), String(span.end), quote])
  }

  /// The id of a claim that a file of claims brought.
  public static func id(
    importedText text: String, quote: String?, span: TextSpan?, claimant: String?,
    document: DocumentReference?
  ) -> ContentID {
    ContentID(
      "imported",
      [
        text, claimant ?? "", document?.date ?? "", document?.title ?? "", document?.url ?? "",
        quote ?? "", span.map { "\($0.start)-\($0.end)" } ?? "",
      ])
  }
}

/// The row of a file that an imported claim came from.
public struct ImportOrigin: Hashable, Sendable, Codable {
  /// The import file's name.
  public var file: String
  /// The line on which the row begins, from 1.
  public var line: Int
  /// The row's own key, from the column the user named.
  public var key: String?
  /// The rating and rationale that the row's publisher gave; never a reviewer's verdict.
  public var rating: String?
  public var rationale: String?
  /// URLs or paths that the row gave as evidence; recorded, not fetched.
  public var evidence: [String]
  /// Columns that Assay has no use for, kept as they are.
  public var others: [String: JSONValue]

  public init(
    file: String, line: Int, key: String? = nil, rating: String? = nil, rationale: String? = nil,
    evidence: [String] = [], others: [String: JSONValue] = [:]
  ) {
    self.file = file
    self.line = line
    self.key = key
    self.rating = rating
    self.rationale = rationale
    self.evidence = evidence
    self.others = others
  }
}

/// What sort of thing a claim asserts. A claim may be of several kinds.
public enum ClaimKind: String, Sendable, Codable, CaseIterable {
  case quantity
  case event
  case comparison
  case cause
  case law
  case role
  case quotation
  /// Somebody favours, demands or threatens.
  case position
  case relation
  case history
  case other
  // Kinds that are left out of an extraction unless all are asked for.
  case prediction
  case pledge
  case opinion
}

/// How the document puts a claim forward.
public enum Modality: String, Sendable, Codable, CaseIterable {
  case asserted
  case hedged
  case reported
  case presupposed
  case denied
}
