/// Orders candidates for a query: by words, and by meaning as far as it is known.
///
/// The two are added up. Words alone miss a paraphrase; meaning alone takes one minister's trip for
/// another's.
public struct CandidateRanker: Sendable {
  /// A text to rank.
  public struct Candidate: Sendable {
    public var key: VectorKey
    public var text: String
    /// What it stands under: ranked with it by words.
    public var title: String?

    public init(key: VectorKey, text: String, title: String? = nil) {
      self.key = key
      self.text = text
      self.title = title
    }
  }

  /// What is asked for, and what it means.
  public struct Query: Sendable {
    public let text: String
    /// Nil where words alone are compared.
    public let vector: TextVector?

    /// - Parameter meanings: nil to compare words alone.
    public init(_ text: String, _ meanings: Meanings?) {
      self.text = text
      vector = meanings?.vector(of: text)
    }
  }

  private let words: TextRanker
  private let query: Query
  private let meanings: Meanings?

  public init(_ query: Query, frequencies: WordFrequencies, meanings: Meanings?) {
    words = TextRanker(query.text, frequencies: frequencies)
    self.query = query
    self.meanings = meanings
  }

  /// The best, by their places in `candidates`, best first.
  ///
  /// Texts that differ in quotation marks or capitals alone get the better score of them, and of
  /// equals the one that was recorded first comes first: copies follow what they are copies of.
  /// - Parameter making: for how many candidates without a vector one is made, those first that
  ///   rank first by words.
  public func best(
    of candidates: [Candidate], limit: Int, making: Int = Self.readOnTheSpot
  ) -> [(index: Int, score: Double)] {
    var scores = candidates.map { words.score($0.text, title: $0.title) }
    if let meanings, let vector = query.vector {
      let byWords = order(scores, candidates)
      let cosines = meanings.cosines(
        with: vector, of: byWords.map { (candidates[$0].key, candidates[$0].text) },
        making: making)
      for (index, cosine) in zip(byWords, cosines) { scores[index] += Self.worth(ofCosine: cosine) }
    }
    let plain = candidates.map { PlainText($0.text) }
    let shared = Dictionary(zip(plain, scores), uniquingKeysWith: max)
    for index in candidates.indices { scores[index] = shared[plain[index]] ?? scores[index] }
    return order(scores, candidates).prefix(limit).map { (index: $0, score: scores[$0]) }
  }

  /// Places, best first; of equals the one that was recorded first.
  private func order(_ scores: [Double], _ candidates: [Candidate]) -> [Int] {
    candidates.indices.sorted {
      (scores[$1], candidates[$0].key) < (scores[$0], candidates[$1].key)
    }
  }

  /// What a cosine adds to the score by words, where 1 holds all that the query says.
  static func worth(ofCosine cosine: Double?, weight: Double = Self.weight) -> Double {
    weight * (cosine ?? unread)
  }

  /// How many candidates get a vector when somebody asks: a fifth of a second's work.
  public static let readOnTheSpot = 20
  static let weight = 0.75
  /// The cosine of what was not read: about that of two claims that share some words.
  private static let unread = 0.25
}
