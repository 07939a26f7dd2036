import Crypto

/// The name of a document, claim or piece of evidence: 128 bits made from its content, so that
/// a rerun makes the same one.
///
/// It is the first 16 bytes of the SHA-256 of a JSON array of strings, written as `JSONText`
/// writes it, the first of which names the kind of thing. People type any unique prefix.
public struct ContentID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// 32 lowercase hexadecimal digits.
  public let hex: String

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
    hex = Hex.string(SHA256.hash(data: json).prefix(16))
  }

  /// Nil unless `hex` is 32 hexadecimal digits.
  public init?(hex: String) {
    let hex = hex.lowercased()
    guard hex.utf8.count == 32, Hex.bytes(hex) != nil else { return nil }
    self.hex = hex
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

  public static func < (a: ContentID, b: ContentID) -> Bool { a.hex < b.hex }
}
