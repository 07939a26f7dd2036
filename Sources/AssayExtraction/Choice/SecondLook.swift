import AssayLanguage

/// What the linear model makes of one candidate by itself.
struct Impression: Sendable {
  var must: Float
  var may: Float
  var exactness: Float

  /// How likely it is a claim at all.
  var value: Float { must + may }
  /// By which it competes with other spans of the same assertion.
  var rank: Float { (must + 0.5 * may) * exactness * exactness }
}

/// Candidates seen again beside each other and in their document: what competes with one, what it
/// holds and what holds it, what its edges cut off, what the sentences around it are like.
struct SecondLook {
  let views: [SentenceView]
  let candidates: [[Candidate]]
  let impressions: [[Impression]]
  /// How worthy of checking each sentence is, by itself.
  let worths: [Float]
  /// The best impression of each sentence, and of the document on average.
  private let bestMust: [Float]
  private let bestValue: [Float]
  private let meanMust: Float
  private let meanWorth: Float

  init(
    views: [SentenceView], candidates: [[Candidate]], impressions: [[Impression]], worths: [Float]
  ) {
    self.views = views
    self.candidates = candidates
    self.impressions = impressions
    self.worths = worths
    bestMust = impressions.map { $0.reduce(0) { max($0, $1.must) } }
    bestValue = impressions.map { $0.reduce(0) { max($0, $1.value) } }
    meanMust = Self.mean(bestMust)
    meanWorth = Self.mean(worths)
  }

  private static func mean(_ values: [Float]) -> Float {
    values.isEmpty ? 0 : values.reduce(0, +) / Float(values.count)
  }

  /// The features of each candidate of a sentence, in the order of `names`.
  func features(of sentence: Int) -> [[Float]] {
    var rows: [[Float]] = []
    forEachRow(of: sentence) { rows.append($0) }
    return rows
  }

  /// The same, one after the other.
  func forEachRow(of sentence: Int, _ body: ([Float]) -> Void) {
    let beside = Beside(
      view: views[sentence], candidates: candidates[sentence], impressions: impressions[sentence])
    let around: [Float] = [
      bestMust[sentence], bestValue[sentence], worths[sentence], meanMust, meanWorth,
      sentence > 0 ? bestMust[sentence - 1] : -1,
      sentence + 1 < views.count ? bestMust[sentence + 1] : -1,
      Float(sentence), Float(sentence) / Float(max(1, views.count)), Float(views.count),
    ]
    var row: [Float] = []
    row.reserveCapacity(Self.names.count)
    for index in candidates[sentence].indices {
      row.removeAll(keepingCapacity: true)
      beside.addOwn(index, to: &row)
      beside.addRivals(of: index, to: &row)
      beside.addEdges(of: index, to: &row)
      beside.addStructure(of: index, to: &row)
      row += around
      body(row)
    }
  }

  static let names =
    [
      "must", "may", "exactness", "rank",
      "words", "share of sentence", "words of sentence", "names", "numbers", "verbs",
    ] + [
      "best rank in sentence", "own rank to best", "how many rank higher",
      "best of same predicate", "best variant", "exactest variant", "best around", "best within",
      "claims within", "candidates",
    ] + [
      "support inside", "least support inside", "support before", "support after",
      "support of start", "support of end", "cut off before", "cut off after", "mark before",
      "mark after", "conjunction before", "conjunction after",
    ] + [
      "rule", "rules", "nominal", "utterance", "verbal head", "depth", "root", "conjoined",
      "complement", "adverbial", "on a noun", "argument", "apposition", "subject inside",
      "subject outside", "joined predicates", "past", "present", "to come", "might", "negated",
      "first person", "second person", "quoted", "question", "exclamation", "no full stop",
    ] + [
      "must of sentence", "claim of sentence", "worth of sentence", "must of document",
      "worth of document", "must of sentence before", "must of sentence after", "sentence number",
      "place in document", "sentences",
    ]
}
