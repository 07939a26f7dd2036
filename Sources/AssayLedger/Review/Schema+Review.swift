import GRDB

extension Database {
  /// Where each claim stands in review, so that a queue is one walk over an index. All of it can
  /// be made again from the facts.
  func makeReviewTables() throws {
    try execute(
      sql: """
        -- Claims of which anything but "open" is to be said.
        CREATE TABLE review_state(
          claim INTEGER PRIMARY KEY REFERENCES fact(seq),
          stage TEXT NOT NULL,
          -- Those whose verdicts wait, or do not agree.
          first TEXT,
          other TEXT,
          -- The fact that brought the stage.
          since INTEGER,
          assignee TEXT,
          -- Days, counted from 1970-01-01.
          due INTEGER,
          expires INTEGER,
          flagged INTEGER NOT NULL DEFAULT 0,
          deferred INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX review_by_stage ON review_state(stage, since);
        CREATE INDEX review_by_due ON review_state(due, claim) WHERE due IS NOT NULL;
        CREATE INDEX review_by_expiry ON review_state(expires, claim) WHERE expires IS NOT NULL;
        CREATE INDEX review_by_assignee ON review_state(assignee, claim)
          WHERE assignee IS NOT NULL;

        -- What a sealed verdict says, until it is revealed. Whoever holds the file can read it.
        CREATE TABLE sealed_content(
          seal INTEGER PRIMARY KEY REFERENCES fact(seq),
          salt BLOB NOT NULL CHECK (length(salt) = 16),
          body TEXT NOT NULL
        ) STRICT;

        -- For completion.
        CREATE INDEX document_by_name
          ON fact(lower(coalesce(json_extract(body, '$.title'), json_extract(body, '$.path'))))
          WHERE kind = 'document';
        """)
    try rebuildReviewState()
  }

  /// Makes all of `review_state` anew from the facts.
  func rebuildReviewState() throws {
    try execute(sql: "DELETE FROM review_state")
    for claim in try reviewedClaims() { try refreshReviewState(of: claim) }
  }

  /// The claims of which anything was recorded.
  func reviewedClaims() throws -> [Int] {
    try Int.fetchAll(
      self,
      sql: """
        SELECT DISTINCT c.seq FROM fact f JOIN fact c ON c.seq = f.subject AND c.kind = 'claim'
        WHERE f.kind <> 'claim'
        """)
  }
}

extension FactKind {
  /// Whether it can change where a claim stands in review.
  fileprivate var changesReview: Bool {
    switch self {
    case .verdict, .sealed, .reveal, .requeue, .assignment, .deferral, .flag, .retraction,
      .supersession:
      true
    default: false
    }
  }
}

extension Database {
  /// Brings the review's state up to date with a fact that was just recorded.
  func followReview(_ kind: FactKind, of subject: Int) throws {
    guard kind.changesReview else { return }
    // Up to the claim: a retraction's fact's claim, say.
    var next: Int? = subject
    while let seq = next {
      guard
        let row = try Row.fetchOne(
          cachedStatement(sql: "SELECT kind, subject FROM fact WHERE seq = ?"), arguments: [seq])
      else { return }
      if row[0] == FactKind.claim.rawValue { return try refreshReviewState(of: seq) }
      next = row[1]
    }
  }

  func refreshReviewState(of claim: Int) throws {
    guard let row = try ReviewRecord(of: claim, in: self).row else {
      return try cachedStatement(sql: "DELETE FROM review_state WHERE claim = ?")
        .execute(arguments: [claim])
    }
    try cachedStatement(
      sql: """
        INSERT OR REPLACE INTO review_state(claim, \(ReviewRecord.columns.joined(separator: ", ")))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [claim] + StatementArguments(row))
  }
}

extension ReviewRecord {
  /// The columns of `review_state` after the claim's number.
  static let columns = [
    "stage", "first", "other", "since", "assignee", "due", "expires", "flagged", "deferred",
  ]

  /// What the claim has in these columns; nil where nothing but "open" is to be said of it.
  var row: [DatabaseValue]? {
    guard isWorthKeeping else { return nil }
    let values: [(any DatabaseValueConvertible)?] = [
      stage.rawValue, parties.first, parties.dropFirst().first, since, assignee, due?.number,
      standing?.verdict.expires?.number, flags, isDeferred,
    ]
    return values.map { $0?.databaseValue ?? .null }
  }
}
