import AssayModel

/// A fact as a line of an export: everything that its row holds. The body is a string, so that its
/// bytes are those that were hashed.
enum FactLine {
  static func json(_ fact: RawFact) -> JSONValue {
    [
      "actor": fact.actor.map(JSONValue.int) ?? .null, "body": JSONValue(fact.body),
      "content": JSONValue(fact.content.map { Hex.string($0) }),
      "id": JSONValue(fact.id.map { Hex.string($0) }), "kind": .string(fact.kind),
      "leaf": .string(Hex.string(fact.leaf)), "salt": JSONValue(fact.salt.map { Hex.string($0) }),
      "seq": .int(fact.seq), "subject": fact.subject.map(JSONValue.int) ?? .null,
      "time": .string(fact.time.description),
    ]
  }

  /// Nil where the value is no fact.
  static func fact(_ json: JSONValue) -> RawFact? {
    guard let seq = json["seq"]?.int, let kind = json["kind"]?.string,
      let time = json["time"]?.string.flatMap({ Timestamp($0) }),
      let leaf = json["leaf"]?.string.flatMap(Hex.bytes), leaf.count == 32
    else { return nil }
    let head = FactHead(
      seq: seq, kind: kind, subject: json["subject"]?.int, actor: json["actor"]?.int, time: time,
      content: [])
    return RawFact(
      head: head, id: json["id"]?.string.flatMap(Hex.bytes),
      salt: json["salt"]?.string.flatMap(Hex.bytes), body: json["body"]?.string,
      content: json["content"]?.string.flatMap(Hex.bytes), leaf: leaf)
  }
}

/// The first line of an export: what the facts after it must come to.
struct ExportHeader {
  static let format = "assay-facts-1"

  var origin: String
  var state: LogState

  var json: JSONValue {
    [
      "format": .string(Self.format), "origin": .string(origin), "size": .int(state.size),
      "root": .string(state.root.hex),
    ]
  }

  init(origin: String, state: LogState) {
    self.origin = origin
    self.state = state
  }

  /// Nil where the value is no header.
  init?(json: JSONValue) {
    guard json["format"]?.string == Self.format, let origin = json["origin"]?.string,
      let size = json["size"]?.int, size > 0,
      let root = json["root"]?.string.flatMap(Fingerprint.init(hex:))
    else { return nil }
    self.init(origin: origin, state: LogState(size: size, root: root))
  }
}
