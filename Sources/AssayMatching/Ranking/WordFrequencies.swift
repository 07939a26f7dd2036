import Foundation

/// In how many texts of a collection words stand, which says how much each tells.
public struct WordFrequencies: Sendable {
  private let counts: [Stem: Int]
  private let total: Int

  /// - Parameters:
  ///   - counts: texts by word as `MatchWords.searched` has it; estimates will do.
  ///   - total: how many texts there are.
  public init(_ counts: [String: Int], of total: Int) {
    var stems: [Stem: Int] = [:]
    for (word, count) in counts {
      let stem = Stem(PorterStemmer.stem(word))
      stems[stem] = max(stems[stem] ?? 0, count)
    }
    self.counts = stems
    self.total = total
  }

  /// Inverse document frequency as BM25 has it; a word that was not counted is taken for rare.
  func weight(_ stem: Stem) -> Double {
    let count = Double(counts[stem] ?? 1)
    return log(1 + (Double(total) - count + 0.5) / (count + 0.5))
  }
}
