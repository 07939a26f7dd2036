import AssayLanguage

/// What a document teaches about pronouns: for each, the features of its candidates and of none, and
/// which is right.
struct PronounLessons {
  struct Lesson {
    /// The last is none of the candidates.
    var options: [[UInt32]]
    var right: Int
    var lemma: String
    /// Which options are named.
    var isNamed: [Bool]
  }

  private(set) var lessons: [Lesson] = []

  init(
    analysis: Analysis, names: [[GoldNames.Name]], chains: GoldChains, lists: NameLists
  ) {
    var analysis = analysis
    let found = names.enumerated().flatMap { sentence, names in
      names.map { NameReader.Name(sentence: sentence, tokens: $0.tokens, kind: $0.kind) }
    }
    var lessons: [Lesson] = []
    MentionReader(lists: lists).read(&analysis, names: found) { choice in
      let chain = chains.chain(of: choice.features.pronoun)
      let right = choice.candidates.firstIndex {
        chain != nil && chains.chain(of: $0.phrase) == chain
      }
      var options = choice.candidates.map { candidate in
        var hashes: [UInt32] = []
        choice.features.forEach(candidate) { hashes.append($0) }
        return hashes
      }
      var none: [UInt32] = []
      choice.features.forEachOfNone { none.append($0) }
      options.append(none)
      lessons.append(
        Lesson(
          options: options, right: right ?? choice.candidates.count,
          lemma: choice.features.pronoun.lemma,
          isNamed: choice.candidates.map(\.cluster.isNamed) + [false]))
      return right.map { ($0, 1) }
    }
    self.lessons = lessons
  }
}
