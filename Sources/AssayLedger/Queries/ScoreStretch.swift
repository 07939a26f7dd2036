/// Claims in the order of their scores, cut where one index ends and another begins.
///
/// What was imported has one score (see `Schema.lighterIndexes`) and comes between what an
/// extractor scored higher and what it did not, in the order of the files.
enum ScoreStretch: CaseIterable {
  case higher
  case imported
  case lower

  /// The score of a claim that nobody weighed, as `Claim.init(imported:…)` gives it.
  static let importedScore = 0.5

  /// Where `fact c` is a claim.
  var tables: String {
    switch self {
    case .imported: "fact i CROSS JOIN fact c ON c.subject = i.seq AND c.kind = 'claim'"
    case .higher, .lower: "fact c INDEXED BY claim_by_score"
    }
  }

  var condition: String {
    switch self {
    case .higher: "\(Schema.isWeighed) AND \(Self.score) > \(Self.importedScore)"
    case .imported:
      // The second part lets SQLite use the index that leaves claims out.
      "i.kind = 'import' AND i.kind <> 'claim'"
    case .lower: "\(Schema.isWeighed) AND \(Self.score) <= \(Self.importedScore)"
    }
  }

  var order: String { self == .imported ? "i.seq, c.seq" : "\(Self.score) DESC, c.seq" }

  static let score = "json_extract(c.body, '$.score')"
}
