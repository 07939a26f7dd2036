import AssayModel

/// Checks facts one after another, in the order of their numbers: each against itself and against
/// those before it. Memory: one byte a fact, and the texts of a few documents.
struct FactAudit {
  /// Kinds of the facts so far, by number.
  private(set) var kinds: [FactKind?] = []
  /// The ids of imports, by their facts.
  private var imports: [Int: String] = [:]
  /// Facts that were redacted, and those that a redaction speaks of.
  private var redacted: Set<Int> = []
  private var redactions: Set<Int> = []
  private var tree = MerkleTree.Peaks()
  private var texts: FactTexts
  private var seals: SealAudit
  private var timeText = (milliseconds: Int64.min, text: "")
  private let signing: (SignableFact) throws -> Signing?
  private let report: (Finding) throws -> Void

  /// - Parameters:
  ///   - body: the body of an earlier fact, for quotes that must stand in it.
  ///   - signing: how a fact is signed, from those before it.
  ///   - report: gets what does not match.
  init(
    body: @escaping (Int) throws -> String?,
    signing: @escaping (SignableFact) throws -> Signing?,
    report: @escaping (Finding) throws -> Void
  ) {
    texts = FactTexts(body: body)
    seals = SealAudit(body: body, signing: signing)
    self.signing = signing
    self.report = report
  }

  /// The number of facts so far.
  var count: Int { kinds.count }

  /// The root over the facts so far.
  var root: MerkleTree.Hash { tree.root }

  /// Checks the next fact.
  /// - Returns: the leaf that its columns give, which may not be the one that is stored.
  @discardableResult
  mutating func check(_ fact: RawFact) throws -> MerkleTree.Hash {
    if fact.seq != kinds.count { try skip(to: fact) }
    let kind = FactKind(rawValue: fact.kind)
    let content = fact.head
    let computed = MerkleTree.leaf(content.bytes(timeText: text(of: fact.time)))
    if kind == nil {
      try report(fact, ["kind"], "Assay knows no such kind")
    }
    if fact.body == nil {
      redacted.insert(fact.seq)
      if fact.id != nil || fact.salt != nil || fact.content?.count != 32 {
        try report(
          fact, ["id", "salt", "content"], "a redacted fact keeps the hash of its content alone")
      }
    } else if fact.content != nil || fact.salt?.count != 16 {
      try report(fact, ["salt", "content"], "a fact has a salt of 16 bytes, and no content column")
    }
    try checkReferences(fact, kind)
    if let kind, let body = fact.body {
      try checkBody(fact, kind, body, computed)
    }
    kinds.append(kind)
    if kind == .import { imports[fact.seq] = fact.id.map { Hex.string($0) } }
    tree.append(fact.leaf)
    return computed
  }

  /// Checks what can only be told when all facts were seen.
  func finish() throws {
    for number in redacted.subtracting(redactions).sorted() {
      try report(
        Finding(
          .fact(number: number, kind: name(number), columns: ["body"]),
          "its content is gone, and no redaction says why"))
    }
    for number in redactions.subtracting(redacted).sorted() {
      try report(
        Finding(
          .fact(number: number, kind: name(number), columns: ["body"]),
          "a redaction says that its content is gone, but it is there"))
    }
  }

  private func name(_ number: Int) -> String {
    kinds.indices.contains(number) ? kinds[number]?.rawValue ?? "unknown" : "missing"
  }

  private func report(_ fact: RawFact, _ columns: [String], _ problem: String) throws {
    try report(
      Finding(.fact(number: fact.seq, kind: fact.kind, columns: columns), problem))
  }

  /// Facts of one moment stand together, so that a time is written once for many.
  private mutating func text(of time: Timestamp) -> String {
    if timeText.milliseconds != time.milliseconds {
      timeText = (time.milliseconds, time.description)
    }
    return timeText.text
  }

  private mutating func skip(to fact: RawFact) throws {
    let expected = kinds.count
    if fact.seq < expected || fact.seq > expected + 1_000_000_000 {
      return try report(fact, ["seq"], "facts are numbered from 0 without gaps")
    }
    try report(
      fact, ["seq"],
      fact.seq == expected + 1
        ? "fact \(expected) before it is missing"
        : "facts \(expected) to \(fact.seq - 1) before it are missing")
    // What refers to a missing fact refers to nothing.
    if fact.seq - expected < 1_000_000 {
      kinds.append(contentsOf: repeatElement(nil, count: fact.seq - expected))
    }
  }

  // MARK: - What a fact refers to

  private mutating func checkReferences(_ fact: RawFact, _ kind: FactKind?) throws {
    if let actor = fact.actor, self.kind(actor) != .reviewer {
      try report(fact, ["actor"], "fact \(actor) is no reviewer before it")
    }
    guard let kind else { return }
    if (kind == .ledger) != (fact.seq == 0) {
      try report(fact, ["kind"], "the first fact, and no other, names the ledger")
    }
    if fact.actor == nil, kind != .ledger, kind != .reviewer {
      try report(fact, ["actor"], "nobody is said to have recorded it")
    }
    switch (fact.subject, kind.subjects) {
    case (nil, nil): break
    case (let subject?, let kinds?):
      if self.kind(subject).map(kinds.contains) != true {
        try report(
          fact, ["subject"], "a fact of this kind cannot be about fact \(subject)")
      }
      if kind == .redaction { redactions.insert(subject) }
    case (nil, .some):
      try report(fact, ["subject"], "it is said to be about nothing")
    case (.some, nil):
      try report(fact, ["subject"], "a fact of this kind is about no other")
    }
  }

  /// The kind of an earlier fact.
  private func kind(_ number: Int) -> FactKind? {
    kinds.indices.contains(number) ? kinds[number] : nil
  }

  // MARK: - What a fact says

  private mutating func checkBody(
    _ fact: RawFact, _ kind: FactKind, _ body: String, _ leaf: MerkleTree.Hash
  ) throws {
    guard let json = try? JSONValue(parsing: body) else {
      return try report(fact, ["body"], "it is not JSON")
    }
    if kind.isThing {
      let ids = FactIDs.possible(
        for: kind, body: json, source: fact.subject.flatMap { imports[$0] })
      guard !ids.isEmpty else {
        return try report(fact, ["body"], "it is not what a \(kind.rawValue) looks like")
      }
      if !ids.contains(fact.id.map { Hex.string($0) } ?? "") {
        try report(fact, ["id", "body"], "the id is not that of the content")
      }
      if kind != .import, let named = json["id"]?.string, !ids.contains(named) {
        try report(fact, ["body"], "the id that it names is not that of the content")
      }
    } else if fact.id != Array(leaf.prefix(16)), fact.id != Array(fact.leaf.prefix(16)) {
      try report(fact, ["id"], "the id of an act is the beginning of its leaf")
    }
    switch kind {
    case .claim: try checkClaim(fact, json)
    case .attachment: try checkAttachment(fact, json)
    case .checkpoint: try checkCheckpoint(fact, json)
    case .sealed, .reveal, .verdict:
      if let problem = try seals.problem(fact, kind, json) { try report(fact, ["body"], problem) }
    default: break
    }
    if json["signature"] != nil,
      let signed = SignableFact(
        seq: fact.seq, kind: fact.kind, subject: fact.subject, actor: fact.actor, time: fact.time,
        body: json),
      try signing(signed) == .wrong
    {
      try report(
        fact, ["body"],
        "it is wrongly signed: not by the key that its reviewer was bound to, or in other words")
    }
  }

  /// The verbatim gate: `text[start:end] == quote`.
  private mutating func checkClaim(_ fact: RawFact, _ json: JSONValue) throws {
    guard let subject = fact.subject, kind(subject) == .document else { return }
    guard let text = try texts.text(of: subject) else { return }  // redacted
    if text.id != json["document"]?["id"]?.string {
      try report(fact, ["subject", "body"], "it names another document than fact \(subject)")
    }
    try checkQuote(fact, json, in: text.map, of: subject)
  }

  private mutating func checkAttachment(_ fact: RawFact, _ json: JSONValue) throws {
    guard let evidence = json["evidence"]?.int, kind(evidence) == .evidence else {
      return try report(fact, ["body"], "the evidence that it names is not there")
    }
    if json["start"]?.int != nil, let text = try texts.text(of: evidence) {
      try checkQuote(fact, json, in: text.map, of: evidence)
    }
  }

  private func checkQuote(
    _ fact: RawFact, _ json: JSONValue, in map: ScalarMap, of subject: Int
  ) throws {
    guard let start = json["start"]?.int, let end = json["end"]?.int,
      let quote = (json["quote"] ?? json["text"])?.string, start >= 0, end >= start,
      map.substring(of: TextSpan(start: start, end: end)) == quote
    else {
      return try report(
        fact, ["body"], "its quote does not stand at its place in the text of fact \(subject)")
    }
  }

  /// A checkpoint is recorded right after the facts that it commits to.
  private func checkCheckpoint(_ fact: RawFact, _ json: JSONValue) throws {
    guard let note = try? SignedNote(text: json["note"]?.string ?? ""),
      let checkpoint = try? Checkpoint(text: note.body)
    else { return try report(fact, ["body"], "it is no checkpoint") }
    if checkpoint.size != fact.seq || checkpoint.root.hex != Hex.string(tree.root) {
      try report(
        fact, ["body"], "the facts before it are not those that this checkpoint commits to")
    }
  }
}
