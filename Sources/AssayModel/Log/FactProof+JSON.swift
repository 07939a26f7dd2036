extension FactProof {
  static let format = "assay-proof-1"

  public var json: JSONValue {
    [
      "format": .string(Self.format), "checkpoint": .string(note.text),
      "facts": .array(facts.map(\.json)),
    ]
  }

  /// Reads what `json` writes; it may still be wrong, which `check` tells.
  public init(json: JSONValue) throws(ProofError) {
    guard json["format"]?.string == Self.format else {
      throw .notAProof("its format is not \(Self.format)")
    }
    guard let text = json["checkpoint"]?.string else { throw .notAProof("it has no checkpoint") }
    var facts: [Fact] = []
    for value in json["facts"]?.array ?? [] { facts.append(try Fact(json: value)) }
    self.init(facts: facts, note: try SignedNote(text: text))
  }
}

extension FactProof.Fact {
  var json: JSONValue {
    [
      "head": head.json, "salt": JSONValue(salt.map { Hex.string($0) }), "body": JSONValue(body),
      "path": .array(path.map { .string(Hex.string($0)) }),
    ]
  }

  init(json: JSONValue) throws(ProofError) {
    guard let head = json["head"].flatMap(FactHead.init(json:)) else {
      throw .notAProof("a fact has no head")
    }
    let salt = json["salt"]?.string.flatMap(Hex.bytes)
    let body = json["body"]?.string
    guard (salt == nil) == (body == nil) else {
      throw .notAProof("fact \(head.seq) has a body without a salt, or a salt without a body")
    }
    let path = (json["path"]?.array ?? []).map { $0.string.flatMap(Hex.bytes) ?? [] }
    guard path.allSatisfy({ $0.count == 32 }) else {
      throw .notAProof("the path of fact \(head.seq) holds something else than hashes")
    }
    self.init(head: head, salt: salt, body: body, path: path)
  }
}

extension FactHead {
  public var json: JSONValue {
    [
      "actor": actor.map(JSONValue.int) ?? .null, "content": .string(Hex.string(content)),
      "kind": .string(kind), "seq": .int(seq), "subject": subject.map(JSONValue.int) ?? .null,
      "time": .string(time.description),
    ]
  }

  /// Reads what `json` writes.
  public init?(json: JSONValue) {
    guard let seq = json["seq"]?.int, seq >= 0, let kind = json["kind"]?.string,
      let content = json["content"]?.string.flatMap(Hex.bytes), content.count == 32,
      let time = json["time"]?.string.flatMap({ Timestamp($0) })
    else { return nil }
    self.init(
      seq: seq, kind: kind, subject: json["subject"]?.int, actor: json["actor"]?.int, time: time,
      content: content)
  }
}
