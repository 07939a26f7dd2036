import AssayModel
import Foundation
import GRDB
import Testing

@testable import AssayLedger

@Suite struct ReviewTests {
  private let fixture: LedgerFixture
  private let claim: Claim
  private var ledger: Ledger { fixture.ledger }

  init() throws {
    fixture = try LedgerFixture()
    claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
  }

  private func verdict(_ rating: String, _ rationale: String = "why") -> NewVerdict {
    NewVerdict(rating: rating, scale: "five-point", confidence: nil, rationale: rationale)
  }

  private func seal(_ rating: String, by who: String, _ rationale: String = "why") throws
    -> VerdictReceipt
  {
    try ledger.judge(verdict(rating, rationale), on: claim.id, by: who) { _ in
      .seal(readable: false)
    }
  }

  private func stage() throws -> ReviewStage { try ledger.reviewCase(of: claim.id).stage }

  @Test func `a sealed verdict is a hash until both are in, and the hash holds`() throws {
    _ = try seal("False", by: "ann", "a secret reason")
    #expect(try stage() == .second)
    // No fact, search or dossier holds what was said.
    let bodies = try ledger.read { db in
      try String.fetchAll(db, sql: "SELECT body FROM fact WHERE body IS NOT NULL")
    }
    #expect(!bodies.contains { $0.contains("a secret reason") || $0.contains("\"False\"") })
    let review = try ledger.reviewCase(of: claim.id)
    #expect(review.waiting.map(\.who) == ["ann"] && review.waiting.first?.verdict == nil)
    #expect(try ledger.dossier(of: claim.id).verdicts.isEmpty)
    #expect(try ledger.sealedRounds().isEmpty)

    guard case .agreed(let joined) = try seal("False", by: "bob", "another").outcome else {
      Issue.record("they agree")
      return
    }
    #expect(joined.rationale == "a secret reason\n\nanother")
    #expect(try stage() == .reviewed)
    #expect(try ledger.dossier(of: claim.id).standing?.rating == "False")
    #expect(try ledger.sealedRounds().map { $0.verdicts.map(\.who) } == [["ann", "bob"]])
    // What was kept to be revealed is not kept longer.
    let kept = try ledger.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sealed_content") }
    #expect(kept == 0)
  }

  @Test func `what was changed after it was sealed is not revealed`() throws {
    _ = try seal("False", by: "ann")
    try ledger.write(as: nil) { writer in
      try writer.db.execute(
        sql: "UPDATE sealed_content SET body = replace(body, 'False', 'True')")
    }
    #expect(throws: LedgerError.self) { try seal("False", by: "bob") }
    #expect(try stage() == .second)
  }

  @Test func `two that differ wait for a third, whose verdict counts`() throws {
    _ = try seal("False", by: "ann")
    let second = try seal("True", by: "bob")
    #expect(second.new.isEmpty, "a reveal cannot be undone")
    #expect(try stage() == .disputed)
    #expect(try ledger.dossier(of: claim.id).standing == nil)
    #expect(try ledger.reviewCase(of: claim.id).revealed.map(\.rating) == ["False", "True"])
    let third = try ledger.judge(verdict("Half true"), on: claim.id, by: "cleo") { _ in
      .adjudicate
    }
    #expect(third.outcome == .adjudicated)
    #expect(try stage() == .reviewed)
    _ = try ledger.retract(all: third.new, because: nil, by: "cleo")
    #expect(try stage() == .disputed)
    // Agreement counts what was sealed, not what came later.
    #expect(try ledger.sealedRounds().map { $0.verdicts.map(\.rating) } == [["False", "True"]])
  }

  @Test func `a sealed verdict is taken back by its reviewer alone, and only while it is sealed`()
    throws
  {
    let first = try seal("False", by: "ann")
    #expect(throws: LedgerError.self) {
      try ledger.retract(first.new[0], because: nil, by: "bob")
    }
    try ledger.retract(first.new[0], because: nil, by: "ann")
    #expect(try stage() == .open)
    let again = try seal("True", by: "ann")
    _ = try seal("True", by: "bob")
    #expect(throws: LedgerError.self) {
      try ledger.retract(again.new[0], because: nil, by: "ann")
    }
  }

  @Test func `two who seal at once make one round`() async throws {
    let path = fixture.folder + "/ledger.sqlite"
    let id = claim.id
    let outcomes = try await withThrowingTaskGroup(of: VerdictReceipt.Outcome.self) { group in
      for who in ["ann", "bob"] {
        group.addTask {
          let ledger = try Ledger.open(at: path)
          return try ledger.judge(
            NewVerdict(rating: "True", scale: "five-point", confidence: nil, rationale: who),
            on: id, by: who
          ) { _ in .seal(readable: false) }.outcome
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.contains(.sealed) && outcomes.count { $0 != .sealed } == 1)
    #expect(try stage() == .reviewed)
  }

  @Test func `a retraction that is taken back lets its fact stand again, whatever it was`() throws {
    let given = try ledger.record(verdict("True"), on: claim.id, by: "ann").new[0]
    let retraction = try #require(try ledger.retract(given, because: "oops", by: "ann"))
    #expect(try stage() == .open)
    try ledger.retract(retraction, because: nil, by: "ann")
    #expect(try stage() == .reviewed)
    #expect(try ledger.dossier(of: claim.id).verdicts.map(\.retraction) == [nil])
    try ledger.retract(given, because: "after all", by: "ann")
    #expect(try ledger.dossier(of: claim.id).verdicts.count == 1)
    #expect(try stage() == .open)
  }

  private func queue(_ part: QueuePart, of who: String, _ filter: ClaimFilter = ClaimFilter())
    throws
    -> [ContentID]
  {
    var found: [ContentID] = []
    let reader = QueueReader(
      reviewer: who, today: CalendarDay(number: 20_000),
      servedAgainBefore: Timestamp(milliseconds: .max))
    try ledger.forEachQueued(part, for: reader, filter) {
      found.append($0.row.claim.id)
      return true
    }
    return found
  }

  @Test func `everybody's queue holds what wants something of them`() throws {
    let other = try fixture.claim("14 of its 60 libraries", score: 0.9)
    _ = try ledger.record(fixture.document, claims: [claim, other], by: "ann")
    #expect(try queue(.open, of: "ann") == [other.id, claim.id])
    _ = try seal("False", by: "ann")
    #expect(try queue(.open, of: "bob") == [other.id])
    #expect(try queue(.second, of: "bob") == [claim.id])
    #expect(try queue(.second, of: "ann").isEmpty)
    _ = try seal("True", by: "bob")
    #expect(try queue(.disputed, of: "cleo") == [claim.id])
    #expect(try queue(.disputed, of: "ann").isEmpty && queue(.disputed, of: "bob").isEmpty)
    _ = try ledger.record(verdict("True"), on: claim.id, by: "cleo")
    #expect(try queue(.disputed, of: "dora").isEmpty)
    _ = try ledger.requeue([claim.id], because: "new figures", by: "ann")
    #expect(try queue(.requeued, of: "bob") == [claim.id])
    #expect(try ledger.reviewCase(of: claim.id).requeuedBecause == "new figures")
    _ = try ledger.record(verdict("True"), on: claim.id, by: "cleo")
    #expect(try queue(.requeued, of: "bob").isEmpty)
    #expect(try queue(.again, of: "cleo") == [claim.id])
    _ = try ledger.judge(verdict("False"), on: claim.id, by: "cleo") { _ in .again }
    #expect(try queue(.again, of: "cleo").isEmpty)
    #expect(
      try ledger.repeatedVerdicts().map { [$0.earlier.rating, $0.later.rating] } == [
        ["True", "False"]
      ])
    #expect(try ledger.dossier(of: claim.id).standing?.rating == "True")
  }

  @Test func `assigned, put off and due claims come to whom and when they should`() throws {
    let day = CalendarDay(number: 20_005)
    _ = try ledger.assign([claim.id], to: "bob", due: nil, by: "ann")
    #expect(try queue(.open, of: "ann").isEmpty)
    #expect(try queue(.open, of: "bob") == [claim.id])
    var filter = ClaimFilter()
    filter.assignee = "bob"
    #expect(try queue(.open, of: "ann", filter) == [claim.id])
    _ = try ledger.assign([claim.id], to: nil, due: day, by: "ann")
    #expect(try queue(.open, of: "ann").isEmpty)
    #expect(try queue(.due, of: "ann") == [claim.id])
    _ = try ledger.put(off: claim.id, until: day, by: "ann")
    #expect(try queue(.due, of: "ann").isEmpty)
    #expect(try queue(.due, of: "bob") == [claim.id])
    let flag = try ledger.flag([claim.id], because: "odd", by: "ann")
    #expect(try ledger.flag([claim.id], because: "odd", by: "ann").same == 1)
    filter = ClaimFilter()
    filter.flagged = true
    #expect(try ledger.claims(filter).count == 1)
    _ = try ledger.retract(all: flag.new, because: nil, by: "ann")
    #expect(try ledger.claims(filter).isEmpty)
  }

  @Test func `a verdict is looked at again after the last day on which it was to hold`() throws {
    var given = verdict("True")
    given.expires = CalendarDay(number: 19_999)
    _ = try ledger.record(given, on: claim.id, by: "ann")
    #expect(try queue(.requeued, of: "bob") == [claim.id])
    given.expires = CalendarDay(number: 20_000)
    _ = try ledger.record(given, on: claim.id, by: "ann")
    #expect(try queue(.requeued, of: "bob").isEmpty)
  }

  @Test func `a list of what is requeued holds what has expired`() throws {
    var filter = ClaimFilter()
    filter.stage = .requeued
    filter.today = CalendarDay(number: 20_000)
    var given = verdict("True")
    given.expires = CalendarDay(number: 19_999)
    _ = try ledger.record(given, on: claim.id, by: "ann")
    #expect(try ledger.claims(filter).map(\.claim.id) == [claim.id])
    given.expires = CalendarDay(number: 20_000)
    _ = try ledger.record(given, on: claim.id, by: "ann")
    #expect(try ledger.claims(filter).isEmpty)
  }

  @Test func `mending takes a claim's evidence along, and can be undone whole`() throws {
    let evidence = fixture.evidence("Savings of 3,000 crowns were recorded.")
    _ = try ledger.record(evidence, for: [claim.id], as: NewAttachment(stance: .refutes), by: "ann")
    let shorter = try fixture.claim("savings came to nothing")
    let receipt = try ledger.correct(
      .move, taking: [claim.id], bringing: [shorter], because: nil, by: "ann")
    #expect(try ledger.claims().map(\.claim.id) == [shorter.id])
    #expect(try ledger.dossier(of: shorter.id).attachments.count == 1)
    _ = try ledger.retract(all: receipt.new, because: "undone", by: "ann")
    #expect(try ledger.claims().map(\.claim.id) == [claim.id])
    #expect(try ledger.dossier(of: claim.id).attachments.count == 1)
    // There and back again.
    _ = try ledger.correct(.move, taking: [claim.id], bringing: [shorter], because: nil, by: "ann")
    _ = try ledger.correct(.move, taking: [shorter.id], bringing: [claim], because: nil, by: "ann")
    #expect(try ledger.claims().map(\.claim.id) == [claim.id])
  }

  @Test func `a judged claim is not mended, and a quote that does not stand there refused`() throws
  {
    _ = try ledger.record(verdict("True"), on: claim.id, by: "ann")
    #expect(throws: LedgerError.self) {
      try ledger.correct(.strike, taking: [claim.id], bringing: [], because: "x", by: "ann")
    }
    var wrong = try fixture.claim("14 of its 60 libraries")
    wrong.quote = "15 of its 60 libraries"
    #expect(throws: LedgerError.self) {
      try ledger.correct(.add, taking: [], bringing: [wrong], because: nil, by: "ann")
    }
  }

  @Test func `struck and added claims come out as what to learn from`() throws {
    let added = try fixture.claim("14 of its 60 libraries")
    let untouched = try fixture.claim("The council closed 14 of its 60 libraries last year")
    _ = try ledger.record(fixture.document, claims: [claim, untouched], by: "ann")
    var mine = added
    mine.model = Claim.reviewerModel
    _ = try ledger.correct(.add, taking: [], bringing: [mine], because: nil, by: "ann")
    _ = try ledger.correct(
      .strike, taking: [claim.id], bringing: [], because: "an opinion", by: "ann")
    let corrected = try #require(try ledger.correctedDocuments().first)
    #expect(corrected.gold.map(\.id) == [added.id])
    #expect(corrected.others.map(\.id) == [untouched.id])
    #expect(corrected.struck.map(\.reason) == ["an opinion"])
  }

  @Test func `the state made from the facts anew is the state that was kept`() throws {
    var random = SeededGenerator(seed: 3)
    let claims = try ["the savings came to nothing", "14 of its 60 libraries", "Ms Elst"]
      .map { try fixture.claim($0) }
    _ = try ledger.record(fixture.document, claims: claims, by: "ann")
    var facts: [ContentID] = []
    for _ in 0..<150 {
      let claim = claims.randomElement(using: &random)?.id ?? claims[0].id
      let who = ["ann", "bob", "cleo"].randomElement(using: &random) ?? "ann"
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        facts += try ledger.judge(verdict("True", "\(facts.count)"), on: claim, by: who) {
          $0.stage == .disputed ? .adjudicate : .conclude
        }.new
      case 1:
        let rating = Bool.random(using: &random) ? "True" : "False"
        if try ledger.reviewCase(of: claim).waiting.contains(where: { $0.who == who }) { continue }
        facts += try ledger.judge(verdict(rating), on: claim, by: who) { _ in
          .seal(readable: false)
        }.new
      case 2: facts += try ledger.requeue([claim], because: "x", by: who).new
      case 3: facts += try ledger.flag([claim], because: "\(facts.count)", by: who).new
      case 4:
        let day = CalendarDay(number: Int.random(in: 1...9, using: &random))
        facts += try ledger.assign([claim], to: nil, due: day, by: who).new
      default:
        // What may not be taken back is refused, and changes nothing.
        if let fact = facts.randomElement(using: &random) {
          _ = try? ledger.retract(fact, because: nil, by: who)
        }
      }
    }
    let sql = "SELECT * FROM review_state ORDER BY claim"
    let kept = try ledger.read { try Row.fetchAll($0, sql: sql).map(\.description) }
    let anew = try ledger.write(as: nil) { writer in
      try writer.db.execute(
        sql: """
          DROP TABLE review_state; DROP TABLE sealed_content; DROP INDEX document_by_name
          """)
      try writer.db.makeReviewTables()
      return try Row.fetchAll(writer.db, sql: sql).map(\.description)
    }
    #expect(kept == anew && !kept.isEmpty)
  }

  @Test func `a claim whose latest verdict was redacted is open again, and nobody is named`() throws
  {
    for rating in ["True", "False"] {
      _ = try ledger.record(verdict(rating), on: claim.id, by: "ann")
    }
    _ = try ledger.assign([claim.id], to: "zoe", due: nil, by: "ann")
    let facts = try ledger.read {
      try Int.fetchAll(
        $0, sql: "SELECT max(seq) FROM fact WHERE kind IN ('verdict', 'assignment') GROUP BY kind")
    }
    _ = try ledger.redact(facts, document: .ask, because: "an order", by: "ann") { _ in }
    #expect(try stage() == .open)
    #expect(try ledger.dossier(of: claim.id).standing == nil)
    let left = try ledger.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM review_state") }
    #expect(left == 0)
  }

  @Test func `what was imported comes between higher and lower scores, in the file's order`() throws
  {
    let scored = try [("14 of its 60", 0.9), ("Ms Elst", 0.2), ("libraries last year", 0.5)].map {
      try fixture.claim($0.0, score: $0.1)
    }
    try fixture.importRows(0..<3)
    _ = try ledger.record(fixture.document, claims: [claim] + scored, by: "ann")
    let texts = try ledger.claims(order: .score).map(\.claim.text)
    #expect(
      texts == [
        "14 of its 60", "Row number 0 holds.", "Row number 1 holds.", "Row number 2 holds.",
        "the savings came to nothing", "libraries last year", "Ms Elst",
      ])
    var queued: [String] = []
    let reader = QueueReader(reviewer: "ann", today: CalendarDay(number: 0))
    try ledger.forEachQueued(.open, for: reader) {
      queued.append($0.row.claim.text)
      return true
    }
    #expect(queued == texts)
    var filter = ClaimFilter()
    for (score, count) in [(0.1, 7), (0.4, 6), (0.5, 1), (0.95, 0)] {
      filter.scoreAbove = score
      #expect(try ledger.claims(filter).count == count, "\(score)")
    }
    #expect(try ledger.claims(order: .score, limit: 2).count == 2)
  }
}
