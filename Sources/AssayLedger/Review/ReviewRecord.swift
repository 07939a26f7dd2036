import AssayModel
import GRDB

/// The facts of a claim's review, read in order.
struct ReviewRecord {
  struct Sealed {
    var seq: Int
    var id: ContentID
    var who: String
    var actor: Int
    var time: Timestamp
    var commitment: Fingerprint
    /// The verdict, where the fact itself holds it.
    var verdict: Verdict?
  }

  private(set) var isStruck: Bool
  /// Sealed verdicts that were not revealed.
  private(set) var waiting: [Sealed] = []
  /// The latest reveal, and what it showed.
  private(set) var reveal: (seq: Int, verdicts: [Verdict])?
  private(set) var standing: (seq: Int, verdict: Verdict, body: String)?
  private(set) var requeue: (seq: Int, reason: String?)?
  private(set) var assignee: String?
  private(set) var due: CalendarDay?
  private(set) var flags = 0
  private(set) var isDeferred = false

  init(of claim: Int, in db: Database) throws {
    isStruck =
      try Bool.fetchOne(
        db.cachedStatement(
          sql: "SELECT NOT EXISTS (SELECT 1 FROM standing_fact WHERE seq = ?)"),
        arguments: [claim]) ?? false
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT f.seq, f.kind, f.id, f.time, f.body, json_extract(a.body, '$.name'),
            f.actor
          FROM standing_fact f LEFT JOIN fact a ON a.seq = f.actor
          WHERE f.subject = ? AND f.kind IN ('verdict', 'sealed', 'reveal', 'requeue',
            'assignment', 'deferral', 'flag')
          ORDER BY f.seq
          """), arguments: [claim])
    for row in rows { try add(row, about: claim, in: db) }
  }

  private mutating func add(_ row: Row, about claim: Int, in db: Database) throws {
    guard let kind = FactKind(rawValue: row[1]) else { return }
    guard let text: String = row[4] else {
      // Where a verdict was redacted, an earlier one does not stand again.
      if kind == .verdict { standing = nil }
      return
    }
    guard let body = try? JSONValue(parsing: text) else { return }
    let seq: Int = row[0]
    let who: String = row[5] ?? ""
    let time = Timestamp(milliseconds: row[3])
    let actor: Int = row[6] ?? -1
    func shown(_ content: JSONValue, seal: Sealed) throws -> Verdict? {
      var verdict = Verdict(body: content, who: seal.who, time: seal.time)
      verdict?.signing = try db.signing(
        of: SignableFact(
          seq: seal.seq, subject: claim, actor: seal.actor, time: seal.time, body: content))
      return verdict
    }
    switch kind {
    case .verdict:
      if let verdict = Verdict(body: body, who: who, time: time) {
        standing = (seq, verdict, text)
      }
    case .sealed:
      guard let id = ContentID(blob: row[2]),
        let commitment = body["commitment"]?.string.flatMap(Fingerprint.init(hex:))
      else { return }
      var seal = Sealed(
        seq: seq, id: id, who: who, actor: actor, time: time, commitment: commitment)
      if let content = body["verdict"] { seal.verdict = try shown(content, seal: seal) }
      waiting.append(seal)
    case .reveal:
      let reveal = Reveal(body: body)
      let verdicts = try reveal.parts.compactMap { part in
        try waiting.first { $0.seq == part.seal }.flatMap { try shown(part.content, seal: $0) }
      }
      waiting.removeAll { seal in reveal.parts.contains { $0.seal == seal.seq } }
      self.reveal = (seq, verdicts)
    case .requeue: requeue = (seq, body["reason"]?.string)
    case .assignment:
      assignee = body["to"]?.string
      due = body["due"]?.string.flatMap { CalendarDay($0) }
    case .deferral: isDeferred = true
    case .flag: flags += 1
    default: break
    }
  }

  var stage: ReviewStage {
    if isStruck { return .struck }
    if !waiting.isEmpty { return .second }
    if isDisputed { return .disputed }
    guard let standing else { return .open }
    return (requeue?.seq ?? -1) > standing.seq ? .requeued : .reviewed
  }

  private var isDisputed: Bool {
    guard let reveal, reveal.verdicts.count == 2, (standing?.seq ?? -1) < reveal.seq else {
      return false
    }
    return Verdict.joined(reveal.verdicts[0], reveal.verdicts[1]) == nil
  }

  /// Those whose verdicts wait, or do not agree.
  var parties: [String] {
    switch stage {
    case .second: waiting.map(\.who)
    case .disputed: reveal?.verdicts.map(\.who) ?? []
    default: []
    }
  }

  /// The fact that brought the stage.
  var since: Int? {
    switch stage {
    case .second: waiting.last?.seq
    case .disputed: reveal?.seq
    case .requeued: requeue?.seq
    case .reviewed: standing?.seq
    default: nil
    }
  }

  var isWorthKeeping: Bool {
    stage != .open || assignee != nil || due != nil || flags > 0 || isDeferred
  }

  /// As anybody may see it.
  var review: ReviewCase {
    ReviewCase(
      stage: stage,
      waiting: waiting.map {
        Seal(
          id: $0.id, who: $0.who, time: $0.time, commitment: $0.commitment, verdict: $0.verdict)
      }, revealed: reveal?.verdicts ?? [], standing: standing?.verdict,
      requeuedBecause: stage == .requeued ? requeue?.reason : nil)
  }
}

/// What a reveal's body holds: each sealed verdict with the salt that its commitment was made with.
struct Reveal {
  struct Part {
    /// The sealed fact's number.
    var seal: Int
    var salt: [UInt8]
    var content: JSONValue
  }

  var parts: [Part]

  init(parts: [Part]) { self.parts = parts }

  init(body: JSONValue) {
    parts = (body["verdicts"]?.array ?? []).compactMap { part in
      guard let seal = part["seal"]?.int, let content = part["content"],
        let salt = part["salt"]?.string.flatMap(Hex.bytes)
      else { return nil }
      return Part(seal: seal, salt: salt, content: content)
    }
  }

  var body: JSONValue {
    [
      "verdicts": .array(
        parts.map {
          ["seal": .int($0.seal), "salt": .string(Hex.string($0.salt)), "content": $0.content]
        })
    ]
  }
}
