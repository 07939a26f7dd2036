import Foundation

/// Decides what pronouns mean, from the first to the last: the most likely of the phrases before,
/// by a log-linear model, or none of them.
package struct PronounReader {
  /// Sentences before the pronoun's own in which is looked.
  package static let reach = 3
  private static let most = 40

  /// A pronoun's candidates, and what the model thinks of them.
  package struct Choice {
    package var features: PronounFeatures
    package var candidates: [PronounFeatures.Candidate]
  }

  /// The phrases so far, in the order of the text, each with its cluster.
  private var recent: [Phrase] = []
  private var clusters: [PronounFeatures.Cluster] = []
  /// The named persons by how often they were meant so far.
  private var topic: Int?

  package init() {}

  package mutating func newCluster(_ phrase: Phrase, isNamed: Bool) -> Int {
    clusters.append(.init(gender: phrase.gender, mentions: 0, isNamed: isNamed))
    return clusters.count - 1
  }

  /// Takes note of a phrase whose cluster is known.
  package mutating func note(_ phrase: Phrase) {
    recent.removeAll { $0.sentence + Self.reach < phrase.sentence }
    recent.append(phrase)
    clusters[phrase.cluster].mentions += 1
    if clusters[phrase.cluster].gender == .unknown {
      clusters[phrase.cluster].gender = phrase.gender
    }
    if phrase.isPerson, clusters[phrase.cluster].isNamed,
      topic.map({ clusters[$0].mentions < clusters[phrase.cluster].mentions }) ?? true
    {
      topic = phrase.cluster
    }
  }

  /// What a pronoun might mean: of each cluster in reach the latest phrase.
  package func choice(for pronoun: Phrase, in tokens: [Token]) -> Choice {
    var seen: Set<Int> = []
    var latest: [Phrase] = []
    for phrase in recent.reversed() where latest.count < Self.most {
      guard pronoun.sentence - phrase.sentence <= Self.reach, !seen.contains(phrase.cluster) else {
        continue
      }
      // What stands in the same clause beside it is somebody else: `Ruiz saw him`.
      if phrase.sentence == pronoun.sentence, Self.areRivals(phrase, pronoun, tokens) {
        seen.insert(phrase.cluster)
        continue
      }
      seen.insert(phrase.cluster)
      latest.append(phrase)
    }
    func agrees(_ phrase: Phrase) -> Bool {
      PronounFeatures.agreement(pronoun, phrase, clusters[phrase.cluster].gender) < 2
    }
    // Subjects first within a sentence, nearer sentences first (centering; Grosz et al. 1995).
    let salient = latest.enumerated().filter { agrees($0.element) }.sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.sentence != y.sentence { return x.sentence > y.sentence }
      if x.role != y.role { return x.role.rawValue < y.role.rawValue }
      return x.head < y.head
    }
    var ranks = [Int](repeating: 9, count: latest.count)
    for (rank, item) in salient.enumerated() { ranks[item.offset] = rank }
    let rivals = latest.count {
      clusters[$0.cluster].isNamed && agrees($0)
    }
    return Choice(
      features: PronounFeatures(
        pronoun: pronoun, rivals: rivals, topic: topic),
      candidates: latest.enumerated().map {
        .init(
          phrase: $1, cluster: clusters[$1.cluster], rank: $0, agreeingRank: ranks[$0])
      })
  }

  /// Arguments of one verb, which mean different things unless one is reflexive.
  private static func areRivals(_ phrase: Phrase, _ pronoun: Phrase, _ tokens: [Token]) -> Bool {
    // `his brother` is not he.
    if phrase.tokens.contains(pronoun.head) { return true }
    let form = tokens[pronoun.head].form
    if pronoun.role == .possessor || form.hasSuffix("self") || form.hasSuffix("selves") {
      return false
    }
    let own = tokens[pronoun.head].head
    return own >= 0 && tokens[phrase.head].head == own && phrase.role != .possessor
      && phrase.role != .modifier && phrase.role != .other
  }
}
