/// What a published report carries so that its reader can check it without the ledger: the fact
/// that it was published, all facts that it tells of, their ways to the root of a signed checkpoint,
/// and what evidence says of itself.
///
/// A piece of evidence may be long, and its text not the publisher's to give away. Its own fact
/// commits to all of it at once, so it is left out; shown is a record of the rest, whose SHA-256
/// stands in the fact by which a reviewer laid the evidence beside a claim.
public struct ReportProof: Hashable, Sendable {
  /// The first fact is the report's own.
  public let proof: FactProof
  /// Evidence without its text, by the number of its fact.
  public let records: [Int: JSONValue]
  public let publication: Publication

  /// - Throws: `ProofError.notAProof` where its first fact is no report's.
  public init(proof: FactProof, records: [Int: JSONValue]) throws(ProofError) {
    self.proof = proof
    self.records = records
    guard let main = proof.main, main.head.kind == "report",
      let json = main.body.flatMap({ try? JSONValue(parsing: $0) }),
      let publication = Publication(json: json)
    else { throw .notAProof("its first fact is not that of a published report") }
    self.publication = publication
  }

  /// What an attachment says of the evidence that it commits to: the SHA-256 of its record.
  public static func digest(ofRecord record: JSONValue) -> Fingerprint {
    Fingerprint(of: record.json)
  }

  /// Checks that everything fits together: every fact is in the log, they are those that the
  /// report's own fact names, and the records are those that the attachments commit to.
  /// - Returns: the checkpoint that commits to all of it; who signed it is another question.
  @discardableResult
  public func check() throws(ProofError) -> Checkpoint {
    let checkpoint = try proof.check()
    let shown = proof.facts.dropFirst().map(\.head.seq)
    let wanted = publication.content
    if shown != wanted.facts {
      if let missing = Set(wanted.facts).subtracting(shown).min() { throw .leftOut(fact: missing) }
      throw .notNamed(fact: Set(shown).subtracting(wanted.facts).min() ?? shown.first ?? 0)
    }
    if let missing = wanted.records.first(where: { records[$0] == nil }) {
      throw .leftOut(fact: missing)
    }
    try checkRecords()
    return checkpoint
  }

  /// Checks that `key` signed the checkpoint.
  public func check(signedBy key: NoteVerifier) throws(ProofError) {
    guard try proof.note.isSigned(by: key) else { throw .unsigned(key: key.name) }
  }

  private func checkRecords() throws(ProofError) {
    var committed: Set<Int> = []
    for fact in proof.facts where fact.head.kind == "attachment" {
      guard let body = fact.body.flatMap({ try? JSONValue(parsing: $0) }),
        let evidence = body["evidence"]?.int, let record = records[evidence]
      else { continue }
      guard body["record"]?.string == Self.digest(ofRecord: record).hex else {
        throw .wrongRecord(evidence: evidence)
      }
      committed.insert(evidence)
    }
    if let stray = records.keys.sorted().first(where: { !committed.contains($0) }) {
      throw .wrongRecord(evidence: stray)
    }
  }
}

extension ReportProof {
  static let format = "assay-report-1"

  /// As FactProof's, with `records` besides. One fact a line, so that people and programs that
  /// compare lines find their way.
  public var text: String {
    var out = "{\"checkpoint\":"
    out += JSONValue.string(proof.note.text).json + ",\"facts\":[\n"
    out += proof.facts.map(\.json.json).joined(separator: ",\n")
    out += "\n],\"format\":\"\(Self.format)\",\"records\":["
    if !records.isEmpty { out += "\n" }
    out += records.sorted { $0.key < $1.key }
      .map { (["fact": .int($0.key), "record": $0.value] as JSONValue).json }
      .joined(separator: ",\n")
    return out + (records.isEmpty ? "]}\n" : "\n]}\n")
  }

  /// Reads what `text` writes; it may still be wrong, which `check` tells.
  public init(parsing text: String) throws(ProofError) {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: text)
    } catch {
      throw .notAProof("it is not JSON: \(error.reason)")
    }
    guard json["format"]?.string == Self.format else {
      throw .notAProof("its format is not \(Self.format)")
    }
    guard let note = json["checkpoint"]?.string else { throw .notAProof("it has no checkpoint") }
    var facts: [FactProof.Fact] = []
    for value in json["facts"]?.array ?? [] { facts.append(try FactProof.Fact(json: value)) }
    var records: [Int: JSONValue] = [:]
    for value in json["records"]?.array ?? [] {
      guard let fact = value["fact"]?.int, let record = value["record"],
        records.updateValue(record, forKey: fact) == nil
      else { throw .notAProof("a record of evidence cannot be read, or stands there twice") }
    }
    try self.init(
      proof: FactProof(facts: facts, note: try SignedNote(text: note)), records: records)
  }
}
