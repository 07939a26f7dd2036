import AssayLanguage
import AssayMatching

/// Earlier claims that say the same, in both tiers: mean average precision at 5.
struct MatchingMeasurement: Measuring {
  let name = "matching"

  private static let sets = [
    (folder: "matching/ct2020_tweets", name: "earlier claims, tweets of CheckThat! 2020"),
    (folder: "matching/ct2021_debates", name: "earlier claims, debates of CheckThat! 2021"),
  ]

  func figures(data: String?) throws -> [Figure] {
    try Self.sets.flatMap { set -> [Figure] in
      guard let folder = file(set.folder, in: data) else { return [] }
      let trial = try MatchingTrial(MatchingSet(folder), isAccurate: true)
      return try trial.set.parts.flatMap { part in
        try [true, false].map { isAccurate in
          Figure(
            "\(set.name), \(part.name)", "MAP@5 \(isAccurate ? "accurate" : "fast")",
            try trial.score(part.queries, isAccurate: isAccurate).precision)
        }
      }
    }
  }
}

/// A claim's own evidence among the first five passages, in both tiers: of all answers, and of those
/// of ten words and more.
struct SuggestMeasurement: Measuring {
  let name = "suggestions"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("claims/averitec-dev.json", in: data) else { return [] }
    return try [0, 10].flatMap { words in
      let trial = try SuggestTrial(path, words: words)
      return try [true, false].map { isAccurate in
        let hits = try trial.hits(among: 5, isAccurate: isAccurate)
        return Figure(
          "evidence for the claims of AVeriTeC\(words == 0 ? "" : ", answers of \(words) words or more")",
          "own in the first five \(isAccurate ? "accurate" : "fast")",
          Double(hits) / Double(max(1, trial.count)))
      }
    }
  }
}

/// Pairs of claims that differ in one thing, and that say the same.
struct GuardMeasurement: Measuring {
  let name = "guard"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("guard/dev.tsv", in: data) else { return [] }
    let claimGuard = try ClaimGuard(EnglishAnalyser())
    let pairs = try GuardPair.read(path)
    func passed(_ isSame: Bool) -> String {
      let asked = pairs.filter { $0.isSame == isSame }
      let passed = asked.count { claimGuard.differences($0.first, $0.second).isEmpty }
      return "\(passed) of \(asked.count)"
    }
    return [
      Figure("guard, its development set", "changed pairs called the same:", passed(false)),
      Figure("guard, its development set", "paraphrases called the same:", passed(true)),
    ]
  }
}
