import CVectors
import Foundation

/// A file of named sections of numbers, mapped into memory and used as it lies there.
///
/// The file: `ASSAYMDL`, the number of sections and a checksum of all that follows (UInt64 each);
/// for each section its name (24 bytes, filled up with zeros), offset and length in bytes
/// (UInt64 each); then the sections, each at a multiple of 64. Little-endian.
package final class ModelFile: @unchecked Sendable {
  package let path: String
  /// Of all its contents.
  package var checksum: UInt64 {
    base.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
  }
  private let base: UnsafeRawPointer
  private let size: Int
  private var sections: [String: Range<Int>] = [:]

  private static let magic = Array("ASSAYMDL".utf8)
  private static let header = 24
  private static let entry = 40

  /// Maps a file and checks that it is whole.
  package init(path: String) throws(WeightsError) {
    self.path = path
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw .damagedModel(path: path, reason: "it cannot be opened") }
    let length = Int(lseek(file, 0, SEEK_END))
    let memory = length > 0 ? mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0) : nil
    close(file)
    guard let memory, memory != MAP_FAILED else {
      throw .damagedModel(path: path, reason: "it is empty")
    }
    base = UnsafeRawPointer(memory)
    size = length
    try readHeader()
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

  private func readHeader() throws(WeightsError) {
    func fail(_ reason: String) -> WeightsError { .damagedModel(path: path, reason: reason) }
    guard size >= Self.header, Self.magic.enumerated().allSatisfy({ byte(at: $0) == $1 }) else {
      throw fail("it is no model")
    }
    let count = number(at: 8)
    guard count < 1000, size >= Self.header + count * Self.entry else {
      throw fail("it is cut short")
    }
    let sum = cv_checksum(base + Self.header, size - Self.header)
    guard sum == base.loadUnaligned(fromByteOffset: 16, as: UInt64.self) else {
      throw fail("its checksum is wrong")
    }
    for index in 0..<count {
      let at = Self.header + index * Self.entry
      let name = String(
        decoding: (0..<24).map { byte(at: at + $0) }.prefix { $0 != 0 }, as: UTF8.self)
      let offset = number(at: at + 24)
      let length = number(at: at + 32)
      guard offset >= 0, length >= 0, offset <= size, length <= size - offset, offset % 64 == 0
      else {
        throw fail("its section \(name) is cut short")
      }
      sections[name] = offset..<(offset + length)
    }
  }

  private func byte(at offset: Int) -> UInt8 {
    base.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  private func number(at offset: Int) -> Int {
    Int(truncatingIfNeeded: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  package func holds(_ section: String) -> Bool { sections[section] != nil }

  /// The numbers of a section, valid as long as this object.
  package func section<Number: BitwiseCopyable>(
    _ name: String, of type: Number.Type
  ) throws(WeightsError) -> UnsafeBufferPointer<Number> {
    guard let range = sections[name] else {
      throw .damagedModel(path: path, reason: "it lacks the section \(name)")
    }
    let start = (base + range.lowerBound).assumingMemoryBound(to: Number.self)
    return UnsafeBufferPointer(start: start, count: range.count / MemoryLayout<Number>.stride)
  }

  /// The lines of a section of text.
  package func lines(_ name: String) throws(WeightsError) -> [String] {
    let bytes = try section(name, of: UInt8.self)
    return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Writing

  /// Sections to be written, in order.
  package struct Contents {
    fileprivate var sections: [(name: String, bytes: [UInt8])] = []

    package init() {}

    /// Those of a file, in their order.
    package init(of file: ModelFile) {
      sections = file.sections.sorted { $0.value.lowerBound < $1.value.lowerBound }.map {
        let bytes = UnsafeRawBufferPointer(
          start: file.base + $0.value.lowerBound, count: $0.value.count)
        return ($0.key, Array(bytes))
      }
    }

    /// Takes the place of a section of that name.
    package mutating func add<Number: BitwiseCopyable>(_ name: String, _ numbers: [Number]) {
      sections.removeAll { $0.name == name }
      sections.append((name, numbers.withUnsafeBytes { Array($0) }))
    }

    package mutating func add(_ name: String, lines: [String]) {
      sections.append((name, Array(lines.joined(separator: "\n").utf8)))
    }
  }

  package static func write(_ contents: Contents, to path: String) throws(WeightsError) {
    var entries: [UInt8] = []
    var body: [UInt8] = []
    let start = header + contents.sections.count * entry
    for section in contents.sections {
      while (start + body.count) % 64 != 0 { body.append(0) }
      let name = Array(section.name.utf8.prefix(24))
      entries += name + [UInt8](repeating: 0, count: 24 - name.count)
      entries += littleEndian(start + body.count) + littleEndian(section.bytes.count)
      body += section.bytes
    }
    let rest = entries + body
    let sum = rest.withUnsafeBytes { bytes in
      bytes.baseAddress.map { cv_checksum($0, bytes.count) } ?? 0
    }
    let whole =
      magic + littleEndian(contents.sections.count) + littleEndian(Int(truncatingIfNeeded: sum))
      + rest
    do {
      // In one step: a program that has the old file mapped keeps it.
      try Data(whole).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path: path)
    }
  }

  private static func littleEndian(_ number: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
