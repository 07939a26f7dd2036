import AssayLanguage

/// Whom a pronoun means, where the document leaves no doubt: the one person named as
/// a subject in this sentence before the pronoun and in the three sentences before it.
struct Antecedents {
  private static let reach = 3

  /// Persons named in each sentence, with the place of the first mention.
  private let persons: [[(name: String, index: Int)]]
  /// Full name by last name, for a later `Medvedev` means the same as `Dmitry Medvedev`.
  init(_ views: [SentenceView?], runs: EntityRuns) {
    persons = views.map { view in
      guard let tree = view?.tree else { return [] }
      return runs.runs(in: tree).compactMap { run in
        guard EntityRuns.kind(of: run, in: tree) == .person,
          run.contains(where: { tree.relations[$0] == "nsubj" })
        else { return nil }
        let words = run.map { tree.tokens[$0].form }.drop { EntityRuns.titles.contains($0) }
        guard let last = words.last, last.utf8.count > 1,
          !words.contains(where: { $0.utf8.count > 1 && $0 == $0.uppercased() })
        else { return nil }
        return (words.joined(separator: " "), run.lowerBound)
      }
    }
  }

  /// The name that `he` or `she` at `index` of a sentence stands for; nil unless exactly one fits.
  func name(for pronoun: String, at index: Int, sentence: Int) -> String? {
    guard pronoun == "he" || pronoun == "she" else { return nil }
    var names: [String] = []
    for other in max(0, sentence - Self.reach)...sentence {
      names += persons[other].filter { other < sentence || $0.index < index }.map(\.name)
    }
    guard let last = names.last else { return nil }
    let family = last.split(separator: " ").last
    let isOne = names.allSatisfy { $0.split(separator: " ").last == family }
    return isOne ? names.max { $0.utf8.count < $1.utf8.count } : nil
  }
}
