/// Finds what the phrases of a text mean: an ordered list of sieves, the surest first (Lee et al.
/// 2013). Unsure phrases mean nothing.
package struct MentionReader {
  let lists: NameLists

  package init(lists: NameLists) { self.lists = lists }

  /// How likely the best reading of a pronoun must be to be believed.
  private static func least(_ lemma: String) -> Float {
    switch lemma {
    case "he", "she": 0.5
    default: 0.8
    }
  }

  /// Sets mentions and referents of an analysis. O(length).
  /// - Parameter choose: the candidate that a pronoun means, and how likely.
  package func read(
    _ analysis: inout Analysis, names: [NameReader.Name],
    choose: (PronounReader.Choice) -> (candidate: Int, probability: Float)?
  ) {
    let sentences = analysis.sentences
    let phrases = PhraseScan(lists: lists).phrases(in: sentences, names: names)
    var links = NameLinks(lists: lists)
    var roles = Roles(lists: lists)
    var reader = PronounReader()
    // The cluster of each named one, and back.
    var clusterOf: [Int: Int] = [:]
    var referentOf: [Int: Int] = [:]
    // The sentence in which each was last named.
    var lastNamed: [Int: Int] = [:]
    for var phrase in phrases {
      let tokens = sentences[phrase.sentence].tokens
      var referent: Int?
      switch phrase.form {
      case .name:
        // 1. Names that mean the same as a name before.
        let named = links.link(phrase, in: tokens)
        let cluster = clusterOf[named] ?? reader.newCluster(phrase, isNamed: true)
        clusterOf[named] = cluster
        referentOf[cluster] = named
        phrase.cluster = cluster
        roles.read(phrase, in: tokens, cluster: cluster)
        lastNamed[named] = phrase.sentence
        referent = named
      case .description:
        // 2. Descriptions that the document itself gave to one name only.
        if let cluster = roles.holder(of: phrase) {
          phrase.cluster = cluster
          referent = referentOf[cluster]
        } else {
          phrase.cluster = reader.newCluster(phrase, isNamed: false)
        }
      case .pronoun:
        // 3. Pronouns, by number, gender, place and what else speaks for one of the phrases before.
        let choice = reader.choice(for: phrase, in: tokens)
        if let best = choose(choice) {
          let candidate = choice.candidates[best.candidate]
          phrase.cluster = candidate.phrase.cluster
          let agreement = PronounFeatures.agreement(
            phrase, candidate.phrase, candidate.cluster.gender)
          if best.probability >= Self.least(phrase.lemma), agreement < 2,
            let named = referentOf[phrase.cluster],
            // `they` after somebody's name are others that the sentence leaves unnamed.
            phrase.lemma != "they" || links.named[named].kind != .person,
            let last = lastNamed[named], phrase.sentence - last <= PronounReader.reach
          {
            referent = named
          }
        } else {
          phrase.cluster = reader.newCluster(phrase, isNamed: false)
        }
      }
      reader.note(phrase)
      guard phrase.form != .description || referent != nil || phrase.isDefinite && phrase.isPerson
      else { continue }
      analysis.mentions.append(
        Mention(
          sentence: phrase.sentence, tokens: phrase.tokens, head: phrase.head, form: phrase.form,
          referent: referent))
    }
    analysis.referents = links.named.map { Referent(name: $0.name, kind: $0.kind) }
  }
}
