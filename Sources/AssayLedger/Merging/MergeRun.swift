import AssayModel
import GRDB

/// One case of another ledger on its way into this one.
struct MergeRun {
  private let facts: [RawFact]
  private let origin: MergeOrigin
  private(set) var receipt = MergeReceipt()
  /// What the facts that were taken over are called here.
  private var numbers: [Int: Int] = [:]
  /// Names of the other ledger's reviewers, by their facts.
  private var names: [Int: String] = [:]
  /// Keys that reviewers bound themselves to there, in order, by the reviewers' facts.
  private var keys: [Int: [(fact: Int, key: String)]] = [:]
  /// What was taken back there, by the fact that it is about.
  private var retractions: [Int: RawFact] = [:]
  /// Things that were recorded just now, of which nothing here can disagree.
  private var isNew: Set<Int> = []
  /// Texts in which quotes must stand, by what their facts are called here.
  private var texts: [Int: ScalarMap] = [:]

  init(facts: [RawFact], origin: MergeOrigin) {
    self.facts = facts
    self.origin = origin
    let takenBack = Set(facts.filter { $0.kind == "retraction" }.compactMap(\.subject))
    for fact in facts {
      if fact.kind == "reviewer" { names[fact.seq] = json(of: fact)["name"]?.string }
      if fact.kind == "key", let who = fact.subject, fact.actor == who,
        let key = json(of: fact)["publicKey"]?.string
      {
        keys[who, default: []].append((fact.seq, key))
      }
      if fact.kind == "retraction", let subject = fact.subject, !takenBack.contains(fact.seq) {
        retractions[subject] = fact
      }
    }
  }

  mutating func merge(into writer: inout FactWriter) throws {
    for fact in facts
    where fact.body != nil && retractions[fact.seq] == nil || fact.kind == "verdict" {
      switch FactKind(rawValue: fact.kind) {
      case .document, .import, .claim, .evidence, .source: try takeThing(fact, &writer)
      case .sourcing: try takeSourcing(fact, &writer)
      case .attachment: try takeAttachment(fact, &writer)
      case .verdict: try takeVerdict(fact, &writer)
      default: break
      }
    }
    for fact in facts where fact.kind == "redaction" { try compareRedaction(fact, writer) }
  }

  private func json(of fact: RawFact) -> JSONValue {
    fact.body.flatMap { try? JSONValue(parsing: $0) } ?? .null
  }

  private mutating func count(_ kind: FactKind) { receipt.new[kind.rawValue, default: 0] += 1 }

  private mutating func conflict(_ fact: RawFact, _ sentence: String) {
    guard let id = (fact.id ?? Array(fact.leaf.prefix(16))).id else { return }
    receipt.conflicts.append(MergeConflict(kind: fact.kind, id: id, sentence: sentence))
  }

  // MARK: - Things, which are the same everywhere

  private mutating func takeThing(_ fact: RawFact, _ writer: inout FactWriter) throws {
    guard let kind = FactKind(rawValue: fact.kind), let id = fact.id?.id else { return }
    if let known = try writer.sequence(of: id) {
      numbers[fact.seq] = known
      receipt.same += 1
      return try compareThing(fact, known: known, writer)
    }
    var subject: Int?
    if kind == .claim {
      guard let origin = fact.subject.flatMap({ numbers[$0] }) else { return }
      subject = origin
      try checkQuote(fact, json(of: fact), in: origin, writer)
    }
    if kind == .document { try compareVersions(fact, writer) }
    let seq = try writer.append(
      kind, id: id, subject: subject, canonical: Array((fact.body ?? "").utf8)[...])
    numbers[fact.seq] = seq
    isNew.insert(seq)
    count(kind)
  }

  /// The verbatim gate, which another's ledger need not have had.
  private mutating func checkQuote(
    _ fact: RawFact, _ body: JSONValue, in text: Int, _ writer: FactWriter
  ) throws {
    guard let start = body["start"]?.int else { return }
    if texts[text] == nil {
      texts[text] = try RawFact.fetch(text, writer.db)
        .flatMap { json(of: $0)["text"]?.string }.map(ScalarMap.init)
    }
    // A file that is imported and evidence without words have no text.
    guard let map = texts[text] else { return }
    let quote = (body["quote"] ?? body["text"])?.string ?? ""
    guard let end = body["end"]?.int, start >= 0, end >= start,
      map.substring(of: TextSpan(start: start, end: end)) == quote
    else { throw LedgerError.notVerbatim(id: "fact \(fact.seq) of the bundle", quote: quote) }
  }

  private mutating func compareThing(_ fact: RawFact, known: Int, _ writer: FactWriter) throws {
    guard let own = try RawFact.fetch(known, writer.db), let body = own.body else {
      return conflict(fact, "was redacted here")
    }
    let (here, there) = ((try? JSONValue(parsing: body)) ?? .null, json(of: fact))
    for key in ["text", "title", "author", "date"] where fact.kind != "import" {
      if fact.kind == "evidence" && key == "text" { continue }
      if let a = here[key]?.string, let b = there[key]?.string, a != b {
        conflict(fact, "\(key): here “\(a.prefix(120))”, there “\(b.prefix(120))”")
      }
    }
    if fact.kind == "claim", try writer.db.isTakenBack(known) {
      conflict(fact, "was taken back here, and stands there")
    }
  }

  /// Another text from the same place.
  private mutating func compareVersions(_ fact: RawFact, _ writer: FactWriter) throws {
    guard let reference = DocumentReference(json: json(of: fact)) else { return }
    if let other = try writer.db.otherVersions(of: reference, besides: -1).last,
      let id = try writer.id(of: other)
    {
      conflict(
        fact, "is another version of the document \(id.short), from the same place; both are kept")
    }
  }

  private mutating func compareRedaction(_ fact: RawFact, _ writer: FactWriter) throws {
    guard let subject = fact.subject, let gone = facts.first(where: { $0.seq == subject }) else {
      return
    }
    conflict(
      fact, "a \(gone.kind) was redacted there: \(json(of: fact)["reason"]?.string ?? "no reason")")
  }

  // MARK: - What was said of them

  /// Whom new evidence is from. Where it was here before, this ledger's own word counts; how
  /// sources are graded is every desk's own judgement and stays there.
  private mutating func takeSourcing(_ fact: RawFact, _ writer: inout FactWriter) throws {
    guard let evidence = fact.subject.flatMap({ numbers[$0] }), isNew.contains(evidence),
      let source = json(of: fact)["source"]?.int.flatMap({ numbers[$0] }),
      try writer.db.source(behind: evidence) != source
    else { return }
    try writer.append(
      .sourcing, subject: evidence, body: ["source": .int(source), "origin": provenance(fact)])
    count(.sourcing)
  }

  /// Evidence is laid beside the claim by whoever merges, who says on whose word.
  private mutating func takeAttachment(_ fact: RawFact, _ writer: inout FactWriter) throws {
    guard case .object(var body) = json(of: fact),
      let claim = fact.subject.flatMap({ numbers[$0] }),
      let evidence = body["evidence"]?.int.flatMap({ numbers[$0] })
    else { return }
    try checkQuote(fact, .object(body), in: evidence, writer)
    body["evidence"] = .int(evidence)
    let twins = try writer.db.attachments(of: claim, evidence: evidence).filter {
      $0["quote"]?.string == body["quote"]?.string
    }
    if let twin = twins.first {
      receipt.same += 1
      let (here, there) = (twin["stance"]?.string ?? "", body["stance"]?.string ?? "")
      if here != there { conflict(fact, "the evidence \(here) the claim here, \(there) it there") }
      return
    }
    body["record"] = .string(
      ReportProof.digest(ofRecord: try writer.db.record(ofEvidence: evidence)).hex)
    body["origin"] = provenance(fact)
    try writer.append(.attachment, subject: claim, body: .object(body))
    count(.attachment)
  }

  /// Another desk's verdict is never one of ours.
  private mutating func takeVerdict(_ fact: RawFact, _ writer: inout FactWriter) throws {
    guard case .object(var body) = json(of: fact), let claim = fact.subject.flatMap({ numbers[$0] })
    else { return }
    let signing = signing(ofVerdict: fact, .object(body))
    body["kind"] = "verdict"
    body["origin"] = provenance(fact)
    if let signing { body["signing"] = .string(signing.rawValue) }
    if signing == .wrong { conflict(fact, "is wrongly signed: not by its reviewer's key") }
    // They name facts of another log; but what was signed stays as it was signed.
    if body["signature"] == nil { body["answers"] = nil }
    if let retraction = retractions[fact.seq] {
      body["retraction"] = [
        "reason": JSONValue(json(of: retraction)["reason"]?.string),
        "who": JSONValue(name(of: retraction)), "time": .string(retraction.time.description),
      ]
    } else if let own = try writer.db.standingVerdict(of: claim) {
      let here = (try? JSONValue(parsing: own.body))?["rating"]?.string ?? ""
      let there = body["rating"]?.string ?? ""
      if here != there {
        conflict(
          fact,
          "here \(own.actor) says “\(here)”, there \(name(of: fact) ?? "somebody") “\(there)”")
      }
    }
    if try writer.db.holdsForeign(
      leaf: Hex.string(fact.leaf), isRetracted: retractions[fact.seq] != nil, about: claim)
    {
      receipt.same += 1
      return
    }
    try writer.append(.foreign, subject: claim, body: .object(body))
    count(.foreign)
  }

  /// How a verdict is signed by the key that its reviewer had there; nil where that was none.
  private func signing(
    ofVerdict fact: RawFact, _ body: JSONValue
  ) -> Signing? {
    let bound = fact.actor.flatMap { keys[$0]?.last { $0.fact < fact.seq }?.key }
    if body["seals"] != nil {
      let signers = body["signedBy"]?.array?.count ?? 0
      return signers == 0 ? bound.map { _ in .unsigned } : signers == 1 ? .half : .signed
    }
    guard let json = body["signature"] else { return bound.map { _ in .unsigned } }
    guard let signature = StatementSignature(json: json), let who = name(of: fact),
      let claim = facts.first(where: { $0.seq == fact.subject })?.id?.id,
      signature.key.description == bound,
      signature.isRight(
        for: ReviewStatement(
          verdict: body, on: claim, by: who, at: fact.time, in: origin.checkpoint.origin))
    else { return .wrong }
    return .signed
  }

  private func name(of fact: RawFact) -> String? { fact.actor.flatMap { names[$0] } }

  /// Which fact of which log somebody else recorded.
  private func provenance(_ fact: RawFact) -> JSONValue {
    [
      "log": .string(origin.checkpoint.origin), "size": .int(origin.checkpoint.size),
      "root": .string(origin.checkpoint.root.hex), "signer": JSONValue(origin.signer),
      "fact": .int(fact.seq), "leaf": .string(Hex.string(fact.leaf)),
      "who": JSONValue(name(of: fact)), "time": .string(fact.time.description),
    ]
  }
}

extension [UInt8] {
  fileprivate var id: ContentID? { ContentID(bytes: self) }
}

extension Database {
  /// The standing attachments of a piece of evidence to a claim.
  fileprivate func attachments(of claim: Int, evidence: Int) throws -> [JSONValue] {
    try String.fetchAll(
      self,
      sql: """
        SELECT body FROM standing_fact
        WHERE subject = ? AND kind = 'attachment' AND json_extract(body, '$.evidence') = ?
        """, arguments: [claim, evidence]
    ).map { try JSONValue(parsing: $0) }
  }

  /// Whether another log's fact was recorded here as it stands there.
  fileprivate func holdsForeign(leaf: String, isRetracted: Bool, about claim: Int) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM standing_fact
          WHERE subject = ? AND kind = 'foreign' AND json_extract(body, '$.origin.leaf') = ?
            AND (json_extract(body, '$.retraction') IS NOT NULL) = ?)
        """, arguments: [claim, leaf, isRetracted]) ?? false
  }
}
