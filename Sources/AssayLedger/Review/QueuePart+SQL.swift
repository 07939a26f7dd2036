import AssayModel

extension QueuePart {
  /// A piece of SQL in which `c` is the claim's fact and `s` its state, if it has one.
  struct Source {
    var tables: String
    var condition: String
    var order: String
  }

  /// Where its claims are found, first things first.
  func sources(for reader: QueueReader) -> [Source] {
    switch self {
    case .due:
      [known("s.due IS NOT NULL AND s.stage = 'open'", order: "s.due, s.claim")]
    case .disputed:
      [known("s.stage = 'disputed' AND s.first <> :me AND s.other <> :me", order: "s.since")]
    case .second:
      [known("s.stage = 'second' AND s.first <> :me", order: "s.since")]
    case .requeued:
      [known(Self.isRequeued(today: ":today", rippled: ":rippled"), order: "s.since")]
    case .open:
      ScoreStretch.allCases.map { stretch in
        Source(
          tables: "\(stretch.tables) LEFT JOIN review_state s ON s.claim = c.seq",
          condition: """
            \(stretch.condition) AND (s.stage IS NULL OR s.stage = 'open') AND s.due IS NULL
            """, order: stretch.order)
      }
    case .again:
      reader.servedAgainBefore == nil ? [] : [servedAgain]
    }
  }

  /// The condition on a state `s` that its claim is to be looked at again: it was asked for, its
  /// verdict was to hold no longer, or what that rests on got worse.
  /// - Parameters:
  ///   - today: SQL for the day's number.
  ///   - rippled: SQL for the numbers of the claims of the last kind, a JSON array.
  static func isRequeued(today: String, rippled: String) -> String {
    """
    s.claim IN (
      SELECT claim FROM review_state WHERE stage = 'requeued' UNION ALL
      SELECT claim FROM review_state WHERE expires < \(today) AND stage = 'reviewed' UNION ALL
      SELECT value FROM json_each(\(rippled))) AND s.stage IN ('reviewed', 'requeued')
    """
  }

  /// From the states to the claims: there are fewer of them.
  private func known(_ condition: String, order: String) -> Source {
    Source(
      tables: "review_state s CROSS JOIN fact c ON c.seq = s.claim", condition: condition,
      order: order)
  }

  private var servedAgain: Source {
    Source(
      tables: """
        fact mine JOIN fact a ON a.seq = mine.actor JOIN fact c ON c.seq = mine.subject
        JOIN review_state s ON s.claim = c.seq
        """,
      condition: """
        mine.kind IN ('verdict', 'sealed') AND mine.kind <> 'claim' AND mine.time < :before
          AND json_extract(a.body, '$.name') = :me AND s.stage = 'reviewed'
          AND NOT EXISTS (
            SELECT 1 FROM fact later JOIN fact b ON b.seq = later.actor
            WHERE later.subject = c.seq AND later.kind IN ('verdict', 'sealed', 'again')
              AND later.seq > mine.seq AND json_extract(b.body, '$.name') = :me)
        """, order: "mine.seq")
  }
}
