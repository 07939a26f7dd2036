import AssayModel
import Crypto

/// What a fact's leaf commits to: everything but the body, and the body through a salted hash, so
/// that content can be redacted while the leaf stays.
///
/// Written as JSON with sorted keys and no white space:
/// `{"actor":1,"content":"<hex>","kind":"verdict","seq":7,"subject":4,"time":"…Z"}`
/// where `content` is `SHA-256(salt || body)`. The leaf is `SHA-256(0x00 || head)` (RFC 6962).
struct FactHead {
  var seq: Int
  var kind: String
  var subject: Int?
  var actor: Int?
  var time: Timestamp
  /// 32 bytes.
  var content: [UInt8]

  static func content(salt: [UInt8], body: [UInt8]) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(data: salt)
    hasher.update(data: body)
    return Array(hasher.finalize())
  }

  var bytes: [UInt8] {
    let head: JSONValue = [
      "actor": actor.map(JSONValue.int) ?? .null, "content": .string(Hex.string(content)),
      "kind": .string(kind), "seq": .int(seq), "subject": subject.map(JSONValue.int) ?? .null,
      "time": .string(time.description),
    ]
    return Array(head.json.utf8)
  }

  var leaf: [UInt8] { MerkleTree.leaf(bytes) }
}
