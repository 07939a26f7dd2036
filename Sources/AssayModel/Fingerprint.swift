import Crypto

/// The SHA-256 of some bytes.
public struct Fingerprint: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public let hex: String

  public init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    if bytes.withContiguousStorageIfAvailable({ hasher.update(bufferPointer: .init($0)) }) == nil {
      hasher.update(data: Array(bytes))
    }
    hex = Hex.string(hasher.finalize())
  }

  init(_ digest: SHA256Digest) { hex = Hex.string(digest) }

  public init(of text: String) { self.init(of: text.utf8) }

  /// Nil unless `hex` is 64 hexadecimal digits.
  public init?(hex: String) {
    let hex = hex.lowercased()
    guard hex.utf8.count == 64, Hex.bytes(hex) != nil else { return nil }
    self.hex = hex
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let fingerprint = Fingerprint(hex: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a SHA-256 in hexadecimal: \(text)")
    }
    self = fingerprint
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  public var description: String { hex }
}

/// Hexadecimal digits of bytes and back.
public enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  public static func string(_ bytes: some Sequence<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(64)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil if the text is not an even number of hexadecimal digits.
  public static func bytes(_ text: String) -> [UInt8]? {
    var out: [UInt8] = []
    var high: UInt8?
    for digit in text.utf8 {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x61 + 10
      case 0x41...0x46: value = digit - 0x41 + 10
      default: return nil
      }
      if let first = high {
        out.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? out : nil
  }
}

/// Makes the fingerprint of bytes that come piece by piece.
public struct FingerprintHasher {
  private var hasher = SHA256()

  public init() {}

  public mutating func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  public consuming func finish() -> Fingerprint { Fingerprint(hasher.finalize()) }
}
