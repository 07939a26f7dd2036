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
    try remakeReviewState()
  }

  /// Makes anew where each claim stands in review, from the facts.
  func remakeReviewState() throws {
    try execute(sql: "DELETE FROM review_state")
    let known = try Int.fetchAll(
      self,
      sql: """
        SELECT DISTINCT c.seq FROM fact f JOIN fact c ON c.seq = f.subject AND c.kind = 'claim'
        WHERE f.kind <> 'claim'
        """)
    for claim in known { try refreshReviewState(of: claim) }
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
    let record = try ReviewRecord(of: claim, in: self)
    guard record.isWorthKeeping else {
      return try cachedStatement(sql: "DELETE FROM review_state WHERE claim = ?")
        .execute(arguments: [claim])
    }
    try cachedStatement(
      sql: """
        INSERT OR REPLACE INTO review_state(
          claim, stage, first, other, since, assignee, due, expires, flagged, deferred)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      claim, record.stage.rawValue, record.parties.first, record.parties.dropFirst().first,
      record.since, record.assignee, record.due?.number, record.standing?.verdict.expires?.number,
      record.flags, record.isDeferred,
    ])
  }
}
