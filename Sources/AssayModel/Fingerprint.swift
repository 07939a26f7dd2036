import Crypto

/// The SHA-256 of some bytes.
public struct Fingerprint: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The 32 bytes as they lie in memory.
  private let words: Words

  public init(of bytes: some Sequence<UInt8>) {
    var hasher = Hasher()
    hasher.update(bytes)
    self = hasher.finish()
  }

  public init(of text: String) { self.init(of: text.utf8) }

  /// The same without a detour: an import hashes five million times.
  public init(of bytes: UnsafeRawBufferPointer) {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    self.init(hasher.finalize())
  }

  /// Hashes what comes in parts.
  public struct Hasher {
    private var hasher = SHA256()

    public init() {}

    public mutating func update(_ bytes: some Sequence<UInt8>) {
      let isDone: Void? = bytes.withContiguousStorageIfAvailable {
        hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
      }
      if isDone == nil { hasher.update(data: Array(bytes)) }
    }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
      hasher.update(bufferPointer: bytes)
    }

    public func finish() -> Fingerprint { Fingerprint(hasher.finalize()) }
  }

  private typealias Words = (UInt64, UInt64, UInt64, UInt64)

  init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: Words.self) }
  }

  /// Nil unless there are 32 bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words: Words = (0, 0, 0, 0)
    Swift.withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// Nil unless `hex` is 64 hexadecimal digits.
  public init?(hex: String) {
    guard let bytes = Hex.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// 64 lowercase hexadecimal digits.
  public var hex: String { withUnsafeBytes { Hex.string($0) } }

  /// Calls `body` with the 32 bytes.
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try Swift.withUnsafeBytes(of: words, body)
  }

  public static func == (a: Fingerprint, b: Fingerprint) -> Bool { a.words == b.words }

  public func hash(into hasher: inout Swift.Hasher) {
    withUnsafeBytes { hasher.combine(bytes: $0) }
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
    append(bytes, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  public static func append(_ bytes: some Sequence<UInt8>, to out: inout [UInt8]) {
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
  }

  /// The same of bytes in memory, for where a million are written.
  public static func append(_ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) {
    digits.withUnsafeBufferPointer { digits in
      for byte in bytes {
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      }
    }
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
