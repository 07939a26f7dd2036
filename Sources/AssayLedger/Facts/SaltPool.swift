import Foundation

/// Random bytes, fetched from the system sixteen salts at a time: an import takes a million.
struct SaltPool {
  /// As much as getentropy(3) gives at once.
  private static let size = 256

  private var bytes: [UInt8] = []
  private var next = size

  /// 16 bytes that nobody can guess.
  mutating func take() throws -> ArraySlice<UInt8> {
    if next == Self.size {
      bytes = [UInt8](repeating: 0, count: Self.size)
      guard bytes.withUnsafeMutableBytes({ getentropy($0.baseAddress, $0.count) }) == 0 else {
        throw LedgerError.failed(path: "the system's random numbers", detail: "there are none")
      }
      next = 0
    }
    defer { next += 16 }
    return bytes[next..<next + 16]
  }
}
