import Foundation

/// Says how much a text bears on a query: BM25 (Robertson & Zaragoza, "The Probabilistic
/// Relevance Framework", 2009) over stems, each word of the query once, and three additions:
/// how much of the text the query covers, words that stand close together in both, and words that
/// share a long beginning.
public struct TextRanker: Sendable {
  private let stems: [String]
  private let distinct: Set<String>
  private let neighbours: Set<Pair>
  private let frequencies: WordFrequencies
  private let averageLength: Double
  /// What a text that holds all of the query would get.
  private let best: Double

  private struct Pair: Hashable {
    var first: String
    var second: String
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
    let own = MatchWords(text).stems
    let all = title.map { own + [""] + MatchWords($0).stems } ?? own
    var counts: [String: Double] = [:]
    for stem in all where !stem.isEmpty { counts[stem, default: 0] += 1 }
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
  private func coverage(of stems: [String]) -> Double {
    let words = Set(stems)
    return words.isEmpty ? 0 : Double(words.count { distinct.contains($0) }) / Double(words.count)
  }

  /// The weight of pairs of words that stand within two words of each other in both.
  private func together(_ stems: [String]) -> Double {
    Self.neighbours(stems).intersection(neighbours).reduce(0) {
      $0 + (frequencies.weight($1.first) + frequencies.weight($1.second)) / 2
    }
  }

  /// Half the weight of the query's words that are missing but for their ending: `Iran`, `Iranian`.
  private func beginnings(_ counts: [String: Double]) -> Double {
    let missing = distinct.filter { $0.utf8.count > 3 && counts[$0] == nil }
    if missing.isEmpty { return 0 }
    var sum = 0.0
    for stem in missing {
      let prefix = stem.utf8.prefix(4)
      for other in counts.keys
      where other.utf8.starts(with: prefix) && Self.shareBeginning(stem, other) {
        sum += frequencies.weight(stem)
        break
      }
    }
    return sum
  }

  private static func shareBeginning(_ a: String, _ b: String) -> Bool {
    let common = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    return common >= 4 && common * 10 >= max(a.utf8.count, b.utf8.count) * 6
  }

  private static func neighbours(_ stems: [String]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for (i, first) in stems.enumerated() where !first.isEmpty {
      for j in [i + 1, i + 2] where j < stems.count && !stems[j].isEmpty {
        pairs.insert(Pair(first: first, second: stems[j]))
      }
    }
    return pairs
  }

  private static let saturation = 0.8
  private static let lengthWeight = 0.6
  private static let coverageWeight = 10.0
  private static let neighbourWeight = 0.15
  private static let beginningWeight = 0.5
}
