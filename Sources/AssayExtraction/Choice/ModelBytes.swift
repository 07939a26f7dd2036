import Foundation

/// Writes the parts of a model one after the other, little-endian.
struct ModelWriter {
  private(set) var bytes: [UInt8]

  /// - Parameter format: the line that tells this sort of file from others.
  init(format: String) { bytes = Array("\(format)\n".utf8) }

  mutating func put(_ value: Int) {
    withUnsafeBytes(of: UInt32(value).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ value: Float) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ values: [Float]) {
    for value in values { put(value) }
  }

  mutating func put(_ values: [Int8]) {
    bytes.append(contentsOf: values.map { UInt8(bitPattern: $0) })
  }
}

/// Reads what `ModelWriter` wrote; anything else is refused before it is used.
struct ModelReader {
  let name: String
  private let bytes: [UInt8]
  private var place = 0

  init(_ data: Data, format: String, name: String) throws {
    self.name = name
    bytes = [UInt8](data)
    let magic = Array("\(format)\n".utf8)
    guard bytes.starts(with: magic) else { throw ExtractionError.notAModel(name) }
    place = magic.count
  }

  var isAtEnd: Bool { place == bytes.count }

  /// Where the next `count` bytes begin.
  private mutating func take(_ count: Int) throws -> Int {
    guard count >= 0, bytes.count - place >= count else { throw ExtractionError.notAModel(name) }
    defer { place += count }
    return place
  }

  private mutating func word() throws -> UInt32 {
    let start = try take(4)
    return bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }
  }

  /// A count or an index, below `limit`.
  mutating func int(below limit: Int) throws -> Int {
    let value = Int(try word())
    guard value < limit else { throw ExtractionError.notAModel(name) }
    return value
  }

  mutating func float() throws -> Float { Float(bitPattern: try word()) }

  mutating func floats(_ count: Int) throws -> [Float] {
    guard count <= bytes.count / 4 else { throw ExtractionError.notAModel(name) }
    var result: [Float] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try float()) }
    return result
  }

  mutating func weights(_ count: Int) throws -> [Int8] {
    let start = try take(count)
    return bytes.withUnsafeBytes { bytes in
      Array(bytes[start..<start + count].bindMemory(to: Int8.self))
    }
  }
}
