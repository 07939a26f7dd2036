public import AssayModel

/// What an extractor made of a document.
public struct Extraction: Sendable {
  /// In the order of the document.
  public var claims: [Claim]
  /// What looks like a claim and is none, in the order of the document; empty unless asked for.
  public var leftOut: [LeftOut]

  public init(claims: [Claim] = [], leftOut: [LeftOut] = []) {
    self.claims = claims
    self.leftOut = leftOut
  }
}

/// A clause that was not taken for a claim, and why.
public struct LeftOut: Hashable, Sendable {
  public let span: TextSpan
  public let quote: String
  public let reason: ExclusionReason
  /// How like a claim it is all the same, 0 to 1.
  public let score: Double

  public var kind: ClaimKind { reason.kind }
}

/// Why a claim was chosen: which rules proposed it and what weighed in the choice.
public struct Explanation: Hashable, Sendable {
  public struct Rule: Hashable, Sendable {
    public let name: String
    /// What the rule is for.
    public let purpose: String
  }

  public struct Feature: Hashable, Sendable {
    /// `head=win`, `inside=<digits>`.
    public let name: String
    /// Positive where it speaks for a claim, in log odds.
    public let weight: Double
  }

  /// Another span of the same assertion, which lost.
  public struct Variant: Hashable, Sendable {
    public let quote: String
    public let value: Double
    /// Value and exactness together: of variants the one that ranks highest is kept.
    public let rank: Double
  }

  /// What the encoder makes of a span of the sentence.
  public struct Judged: Hashable, Sendable {
    public let quote: String
    public let mustProbability: Double
    public let mayProbability: Double
    public let exactness: Double
    public let isChosen: Bool
  }

  /// How likely the encoder holds a name for what it names: a manner, a kind.
  public struct Share: Hashable, Sendable {
    public let name: String
    public let probability: Double
  }

  /// The rules that proposed this very span, the one that named its head first.
  public let rules: [Rule]
  /// The features of the words themselves that weighed most, the heaviest first.
  public let features: [Feature]
  /// What weighed most of that which stands around it: its rivals, its edges, its document.
  public let surroundings: [Feature]
  public let mustProbability: Double
  public let mayProbability: Double
  /// How exactly the span fits, 0 to 1.
  public let exactness: Double
  /// What decides whether it is a claim: p(must) and a share of p(may).
  public let value: Double
  /// The least value of a claim.
  public let threshold: Double
  /// How worthy of checking its sentence is by itself; nil where no model says.
  public let sentenceScore: Double?
  public let variants: [Variant]
  /// Value and exactness together, which settled it against its variants.
  public let rank: Double
  /// All candidates of the sentence as the encoder judged them, the best first; empty where none
  /// judged.
  public let judged: [Judged]
  /// How it is put, and of what kind it is, in the encoder's eyes, the likeliest first.
  public let manners: [Share]
  public let kinds: [Share]
}
