/// The name of a document, claim or piece of evidence: 128 bits made from its content, so that
/// a rerun makes the same one.
///
/// It is the first 16 bytes of the SHA-256 of a JSON array of strings, written as `JSONText`
/// writes it, the first of which names the kind of thing. People type any unique prefix.
public struct ContentID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The 16 bytes as they lie in memory.
  private let high: UInt64
  private let low: UInt64

  /// - Parameters:
  ///   - kind: `claim`, `document`, `evidence`, …
  ///   - parts: what makes the thing the same thing, in a fixed order.
  public init(_ kind: String, _ parts: [String]) {
    var json: [UInt8] = []
    json.reserveCapacity(256)
    json.append(UInt8(ascii: "["))
    JSONText.append(kind, to: &json)
    for part in parts {
      json.append(UInt8(ascii: ","))
      JSONText.append(part, to: &json)
    }
    json.append(UInt8(ascii: "]"))
    self.init(Fingerprint(of: json))
  }

  /// The id whose content has this SHA-256.
  public init(_ content: Fingerprint) {
    (high, low) = content.withUnsafeBytes {
      ($0.load(as: UInt64.self), $0.load(fromByteOffset: 8, as: UInt64.self))
    }
  }

  /// Nil unless there are 16 bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    Swift.withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    (high, low) = words
  }

  /// Nil unless `hex` is 32 hexadecimal digits.
  public init?(hex: String) {
    guard let bytes = Hex.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// 32 lowercase hexadecimal digits.
  public var hex: String { withUnsafeBytes { Hex.string($0) } }

  /// Calls `body` with the 16 bytes.
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try Swift.withUnsafeBytes(of: (high, low), body)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = ContentID(hex: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an id of 32 hexadecimal digits: \(text)")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// The first eight digits, enough for people most of the time.
  public var short: String { String(hex.prefix(8)) }

  public var description: String { hex }

  /// By their bytes, and so by their digits.
  public static func < (a: ContentID, b: ContentID) -> Bool {
    (a.high.bigEndian, a.low.bigEndian) < (b.high.bigEndian, b.low.bigEndian)
  }
}
