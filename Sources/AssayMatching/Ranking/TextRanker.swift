import Foundation

/// Says how much a text bears on a query: BM25 (Robertson & Zaragoza, "The Probabilistic
/// Relevance Framework", 2009) over stems, each word of the query once, and three additions:
/// how much of the text the query covers, words that stand close together in both, and words that
/// share a long beginning.
public struct TextRanker: Sendable {
  private let stems: [Stem]
  private let distinct: Set<Stem>
  private let neighbours: Set<Pair>
  private let frequencies: WordFrequencies
  private let averageLength: Double
  /// What a text that holds all of the query would get.
  private let best: Double

  private struct Pair: Hashable {
    var first: Stem
    var second: Stem
  }

  /// - Parameter averageLength: of the texts to rank, in words that count.
  public init(_ query: String, frequencies: WordFrequencies, averageLength: Double = 20) {
    stems = MatchWords(query).stems
    distinct = Set(stems)
    neighbours = Self.neighbours(stems)
    self.frequencies = frequencies
    self.averageLength = averageLength
    best = max(1, distinct.reduce(0) { $0 + frequencies.weight($1) })
  }

  /// From 0 (nothing in common) up; about 1 where the text holds all that the query says.
  /// - Parameter title: ranked with the text, but need not be covered by the query.
  public func score(_ text: String, title: String? = nil) -> Double {
    let own = MatchWords.stems(of: text)
    let all = title.map { own + [.none] + MatchWords.stems(of: $0) } ?? own
    var counts: [Stem: Double] = [:]
    for stem in all where stem != .none { counts[stem, default: 0] += 1 }
    let length = Double(all.count) / averageLength
    var score = 0.0
    for stem in distinct {
      guard let count = counts[stem] else { continue }
      score +=
        frequencies.weight(stem) * count * (Self.saturation + 1)
        / (count + Self.saturation * (1 - Self.lengthWeight + Self.lengthWeight * length))
    }
    score += Self.coverageWeight * coverage(of: own)
    score += Self.neighbourWeight * together(all)
    score += Self.beginningWeight * beginnings(counts)
    return score / (best * 1.5)
  }

  /// The share of the text's words that stand in the query.
  private func coverage(of stems: [Stem]) -> Double {
    let words = Set(stems)
    return words.isEmpty ? 0 : Double(words.count { distinct.contains($0) }) / Double(words.count)
  }

  /// The weight of pairs of words that stand within two words of each other in both.
  private func together(_ stems: [Stem]) -> Double {
    if neighbours.isEmpty { return 0 }
    return Self.neighbours(stems).intersection(neighbours).reduce(0) {
      $0 + (frequencies.weight($1.first) + frequencies.weight($1.second)) / 2
    }
  }

  /// Half the weight of the query's words that are missing but for their ending: `visit`, `visitor`.
  private func beginnings(_ counts: [Stem: Double]) -> Double {
    var sum = 0.0
    for stem in distinct where stem.isLong && counts[stem] == nil {
      if counts.keys.contains(where: { stem.sharesBeginning(with: $0) }) {
        sum += frequencies.weight(stem)
      }
    }
    return sum
  }

  private static func neighbours(_ stems: [Stem]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for (i, first) in stems.enumerated() where first != .none {
      for j in i + 1..<min(i + 3, stems.count) where stems[j] != .none {
        pairs.insert(Pair(first: first, second: stems[j]))
      }
    }
    return pairs
  }

  private static let saturation = 0.8
  private static let lengthWeight = 0.3
  private static let coverageWeight = 4.0
  private static let neighbourWeight = 0.15
  private static let beginningWeight = 0.5
}
