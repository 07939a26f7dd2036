/// What speaks for or against a phrase being what a pronoun means. Training and use share this.
package struct PronounFeatures {
  /// What is known of all that a candidate's cluster has shown so far.
  package struct Cluster: Sendable {
    package var gender: Gender
    package var mentions: Int
    package var isNamed: Bool
  }

  /// A candidate: the latest phrase of its cluster, and where it stands among the others.
  package struct Candidate {
    package var phrase: Phrase
    package var cluster: Cluster
    /// How many candidates are nearer.
    package var rank: Int
    /// How many that agree with the pronoun come before it, subjects of a sentence first.
    package var agreeingRank: Int
  }

  package let pronoun: Phrase
  /// Named persons in reach that agree with the pronoun.
  let rivals: Int
  /// The named person who was mentioned most so far.
  let topic: Int?

  private static let lemmas = ["he", "she", "it", "they"]

  /// Agreement of gender and number: 0 agrees, 1 may, 2 does not.
  package static func agreement(_ pronoun: Phrase, _ phrase: Phrase, _ gender: Gender) -> UInt32 {
    switch pronoun.lemma {
    case "he", "she":
      if phrase.isPlural || !phrase.isPerson && phrase.form == .name { return 2 }
      if gender == pronoun.gender { return 0 }
      if gender != .unknown { return 2 }
      return phrase.isPerson ? 1 : 2
    case "it":
      return phrase.isPlural || phrase.isPerson || gender == .male || gender == .female ? 2 : 0
    default:
      if phrase.isPlural { return 0 }
      return phrase.kind == .organization || phrase.form == .pronoun && phrase.lemma == "they"
        ? 1 : 2
    }
  }

  /// Calls `body` with the hash of each feature of a candidate.
  package func forEach(_ candidate: Candidate, _ body: (UInt32) -> Void) {
    let lemma = UInt32(Self.lemmas.firstIndex(of: pronoun.lemma) ?? 0)
    func give(_ kind: UInt32, _ a: UInt32 = 0, _ b: UInt32 = 0) {
      body(NameHash.feature(kind, lemma, a, b))
      body(NameHash.feature(kind, 9, a, b))
    }
    let phrase = candidate.phrase
    let distance = UInt32(min(4, pronoun.sentence - phrase.sentence))
    let type: UInt32 =
      switch phrase.form {
      case .name: UInt32(1 + (NameLabel.kinds.firstIndex { $0 == phrase.kind } ?? 0))
      case .pronoun: 20 + UInt32(Self.lemmas.firstIndex(of: phrase.lemma) ?? 0)
      case .description: 10 + (phrase.isPerson ? 1 : 0) + (phrase.isPlural ? 2 : 0)
      }
    let agreement = Self.agreement(pronoun, phrase, candidate.cluster.gender)
    let agreeingRank = UInt32(min(3, candidate.agreeingRank))
    give(1, type)
    give(2, agreement)
    give(3, distance)
    give(4, UInt32(min(6, candidate.rank)))
    give(5, phrase.role.rawValue)
    give(6, phrase.role.rawValue, pronoun.role.rawValue)
    give(7, type, distance)
    let mentions: UInt32 =
      switch candidate.cluster.mentions {
      case ...1: 0
      case 2: 1
      case 3, 4: 2
      default: 3
      }
    give(8, mentions)
    give(9, agreeingRank)
    give(10, agreeingRank, agreement)
    give(11, agreeingRank, UInt32(min(3, rivals)))
    give(12, distance, phrase.role.rawValue)
    give(13, candidate.cluster.isNamed ? 1 : 0, agreement)
    give(14, topic == phrase.cluster ? 1 : 0, agreement)
    give(15, phrase.isQuoted == pronoun.isQuoted ? 0 : phrase.isQuoted ? 1 : 2, agreement)
    give(16, phrase.isDefinite ? 1 : 0, type)
    if distance == 0 {
      let gap = pronoun.head - phrase.head
      give(17, gap < 4 ? 0 : gap < 9 ? 1 : gap < 18 ? 2 : 3)
    }
    give(18, agreement, type)
    give(19, mentions, agreement)
    give(20, candidate.cluster.isNamed ? 1 : 0, agreeingRank)
    if phrase.lemma == pronoun.lemma { give(21, distance) }
  }

  /// Calls `body` with the features of there being no candidate that it means.
  package func forEachOfNone(_ body: (UInt32) -> Void) {
    let lemma = UInt32(Self.lemmas.firstIndex(of: pronoun.lemma) ?? 0)
    body(NameHash.feature(40, lemma))
    body(NameHash.feature(41, lemma, pronoun.role.rawValue))
    body(NameHash.feature(42, lemma, UInt32(min(3, rivals))))
    body(NameHash.feature(43, lemma, pronoun.isQuoted ? 1 : 0))
    body(NameHash.feature(44, lemma, UInt32(min(3, pronoun.head))))
  }
}
