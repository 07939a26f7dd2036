import Crypto

/// What a fact's leaf commits to: everything but the body, and the body through a salted hash, so
/// that content can be redacted while the leaf stays.
///
/// Written as JSON with sorted keys and no white space:
/// `{"actor":1,"content":"<hex>","kind":"verdict","seq":7,"subject":4,"time":"…Z"}`
/// where `content` is `SHA-256(salt || body)`. The leaf is `SHA-256(0x00 || head)` (RFC 6962).
public struct FactHead: Hashable, Sendable {
  public var seq: Int
  public var kind: String
  public var subject: Int?
  public var actor: Int?
  public var time: Timestamp
  /// 32 bytes.
  public var content: [UInt8]

  public init(
    seq: Int, kind: String, subject: Int?, actor: Int?, time: Timestamp, content: [UInt8]
  ) {
    self.seq = seq
    self.kind = kind
    self.subject = subject
    self.actor = actor
    self.time = time
    self.content = content
  }

  /// `SHA-256(salt || body)`.
  public static func content(salt: [UInt8], body: some Sequence<UInt8>) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(data: salt)
    if body.withContiguousStorageIfAvailable({ hasher.update(bufferPointer: .init($0)) }) == nil {
      hasher.update(data: Array(body))
    }
    return Array(hasher.finalize())
  }

  /// The head's canonical bytes.
  public var bytes: [UInt8] { bytes(timeText: time.description) }

  /// The head's canonical bytes, for whoever has written the time of many facts only once.
  package func bytes(timeText: String) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(192)
    out.append(contentsOf: "{\"actor\":".utf8)
    append(actor, to: &out)
    out.append(contentsOf: ",\"content\":\"".utf8)
    out.append(contentsOf: Hex.string(content).utf8)
    out.append(contentsOf: "\",\"kind\":".utf8)
    JSONText.append(kind, to: &out)
    out.append(contentsOf: ",\"seq\":".utf8)
    append(seq, to: &out)
    out.append(contentsOf: ",\"subject\":".utf8)
    append(subject, to: &out)
    out.append(contentsOf: ",\"time\":\"".utf8)
    out.append(contentsOf: timeText.utf8)
    out.append(contentsOf: "\"}".utf8)
    return out
  }

  public var leaf: MerkleTree.Hash { MerkleTree.leaf(bytes) }

  private func append(_ number: Int?, to out: inout [UInt8]) {
    if let number {
      out.append(contentsOf: String(number).utf8)
    } else {
      out.append(contentsOf: "null".utf8)
    }
  }
}
