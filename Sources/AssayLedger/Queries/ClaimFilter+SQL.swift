import AssayModel
import Foundation
import GRDB

/// In what order claims come.
public enum ClaimOrder: Sendable {
  /// As they were recorded; a document's claims in the document's order.
  case recorded
  /// Most worthy of checking first.
  case score
}

extension ClaimFilter {
  /// The condition on `fact c`, with its arguments.
  /// - Parameters:
  ///   - document: the id that `document` stands for.
  ///   - isStruck: whether claims are meant that were taken back, instead of the others.
  ///   - isScoreRare: whether few claims score as high as wanted.
  ///   - rippled: the claims whose verdicts rest, on `today`, on evidence that got worse.
  func condition(
    document: ContentID?, isStruck: Bool = false, isScoreRare: Bool, rippled: [Int]
  ) throws -> (sql: String, arguments: StatementArguments) {
    var parts = [
      "c.kind = 'claim'", "c.body IS NOT NULL",
      isStruck ? "NOT (\(Self.isStanding))" : Self.isStanding,
    ]
    var arguments = StatementArguments()
    if let document {
      // With those that stay from earlier versions of the document.
      parts.append(
        """
        (c.subject = (SELECT seq FROM fact WHERE id = ?) OR c.seq IN (
          SELECT subject FROM standing_fact
          WHERE kind = 'anchor' AND kind <> 'claim' AND json_extract(body, '$.document') = ?))
        """)
      arguments += [document.blob, document.hex]
    }
    if let kind {
      parts.append("instr(json_extract(c.body, '$.kinds'), ?) > 0")
      arguments += ["\"\(kind.rawValue)\""]
    }
    if let claimant {
      parts.append("c.seq IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)")
      arguments += ["claimant : (\(try SearchPattern(claimant).fts5))"]
    }
    if let scoreAbove {
      parts.append(
        isScoreRare ? "c.seq IN (\(Self.scoringHigher))" : "\(ScoreStretch.score) > ?")
      arguments += [scoreAbove]
    }
    switch status {
    case .open?: parts.append("NOT \(Self.hasVerdict)")
    case .reviewed?: parts.append(Self.isAmongReviewed)
    case nil: break
    }
    if let today, stage == .requeued {
      parts.append(Self.hasState(QueuePart.isRequeued(today: "?", rippled: "?")))
      arguments += [today.number, rippled.jsonArray]
    } else if let stage {
      parts.append(Self.hasState("s.stage = ?"))
      arguments += [stage.rawValue]
    }
    if flagged != nil { parts.append(Self.hasState("s.flagged > 0")) }
    if let assignee {
      parts.append(Self.hasState("s.assignee = ?"))
      arguments += [assignee]
    }
    if let rating {
      parts.append(Self.isAmongReviewed)
      parts.append(
        """
        (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
         WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1) = ?
        """)
      arguments += [rating]
    }
    if let judged {
      parts.append(
        """
        (SELECT v.time FROM standing_fact v WHERE v.subject = c.seq AND v.kind = 'verdict'
         ORDER BY v.seq DESC LIMIT 1) BETWEEN ? AND ?
        """)
      parts.append(Self.isAmongReviewed)
      arguments += [judged.firstMillisecond, judged.lastMillisecond]
    }
    if let dated {
      parts.append("substr(json_extract(c.body, '$.document.date'), 1, 10) BETWEEN ? AND ?")
      arguments += [dated.first.description, dated.last.description]
    }
    if let words {
      parts.append("c.seq IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)")
      arguments += [try SearchPattern(words).fts5]
    }
    return (parts.joined(separator: " AND "), arguments)
  }

  /// The numbers of the claims that score higher than something that an import scores.
  static let scoringHigher = """
    SELECT c.seq FROM fact c INDEXED BY claim_by_score
    WHERE \(Schema.isWeighed) AND \(ScoreStretch.score) > ?
    """

  static let isStanding = """
    NOT EXISTS (
      SELECT 1 FROM fact r WHERE r.subject = c.seq AND r.kind IN ('retraction', 'supersession')
        AND NOT EXISTS (SELECT 1 FROM fact t WHERE t.subject = r.seq AND t.kind = 'retraction'))
    """

  /// From the verdicts to the claims: there are fewer of them.
  private static let isAmongReviewed = "c.seq IN (SELECT claim FROM standing_verdict)"

  private static func hasState(_ condition: String) -> String {
    "EXISTS (SELECT 1 FROM review_state s WHERE s.claim = c.seq AND \(condition))"
  }

  private static let hasVerdict = """
    coalesce((SELECT v.body IS NOT NULL FROM standing_fact v
      WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1), 0)
    """
}

extension ContentID {
  /// Nil unless the blob is an id's 16 bytes.
  init?(blob: Data?) {
    guard let blob else { return nil }
    self.init(hex: Hex.string(blob))
  }

  var blob: Data { Data(Hex.bytes(hex) ?? []) }
}
