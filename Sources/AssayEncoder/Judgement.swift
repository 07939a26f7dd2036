import Foundation

/// A sentence to be judged.
public struct SentenceInput: Sendable {
  public var text: String
  /// Whether the input before it is the sentence before it.
  public var continues: Bool
  public var candidates: [CandidateInput]

  public init(text: String, continues: Bool = false, candidates: [CandidateInput] = []) {
    self.text = text
    self.continues = continues
    self.candidates = candidates
  }
}

/// A stretch of a sentence that may be a claim.
public struct CandidateInput: Sendable {
  /// Scalars of the sentence.
  public var scalars: Range<Int>
  /// The scalars of the word that carries the assertion.
  public var head: Range<Int>
  /// The rules that proposed it, by their numbers.
  public var rules: [Int]

  public init(scalars: Range<Int>, head: Range<Int>, rules: [Int]) {
    self.scalars = scalars
    self.head = head
    self.rules = rules
  }
}

/// What the judge makes of a sentence; all are probabilities.
public struct SentenceJudgement: Hashable, Sendable {
  static let columns = 13

  /// That it holds a claim.
  public var holds: Float
  /// That it is not factual, factual but unimportant, worth a check, as in political debate.
  public var worth: [Float]
  /// Why it holds none, if it does not, in the order of `reasons`.
  public var reasons: [Float]
  public var candidates: [CandidateJudgement]

  public static let reasonNames = [
    "opinion", "prediction", "question", "wish", "personal", "vague", "conditional", "definition",
    "fragment",
  ]

  init(_ out: [Float], candidates: [CandidateJudgement]) {
    holds = likelihood(out[0])
    worth = shares(out[1..<4])
    reasons = shares(out[4..<13])
    self.candidates = candidates
  }
}

/// What the judge makes of a candidate; all are probabilities.
public struct CandidateJudgement: Hashable, Sendable {
  package static let columns = 21

  /// A claim that must be found, one that may be; the rest is none.
  public var must: Float
  public var may: Float
  /// How exactly the span fits, if there is a claim in it.
  public var exactness: Float
  public var presupposed: Float
  /// Asserted, hedged, reported, presupposed, denied.
  public var modality: [Float]
  /// Each kind by itself, in the order of `kindNames`.
  public var kinds: [Float]

  public static let kindNames = [
    "quantity", "event", "comparison", "cause", "law", "role", "quotation", "position", "relation",
    "history", "other",
  ]

  /// - Parameter out: what the network gives, `columns` numbers at least.
  package init(_ out: [Float]) {
    let choice = shares(out[0..<3])
    (must, may) = (choice[0], choice[1])
    exactness = likelihood(out[3])
    presupposed = likelihood(out[4])
    modality = shares(out[5..<10])
    kinds = out[10..<21].map(likelihood)
  }
}

private func likelihood(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

private func shares(_ logits: ArraySlice<Float>) -> [Float] {
  let top = logits.max() ?? 0
  let powers = logits.map { exp($0 - top) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
