import AssayModel

/// Reads a zip archive that may come from anybody (PKWARE APPNOTE 6.3).
///
/// Everything is checked before anything is unpacked, and what is unusual is refused rather than
/// understood: links and other things that are no files, encryption, names that lead elsewhere or
/// stand there twice, files that overlap, sizes that deflate cannot come from, and whatever the
/// archive's two descriptions of a file do not agree on.
public struct ZipReader: Sendable {
  static let largestFile = 1 << 29
  static let largestSum = 1 << 31
  static let mostFiles = 60_000

  private struct Entry: Sendable {
    var method: Int
    var checksum: UInt32
    var packed: Range<Int>
    var size: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]
  /// The files' names, in the order of the archive.
  public private(set) var names: [String] = []

  public init(_ bytes: [UInt8]) throws(ArchiveError) {
    self.bytes = bytes
    let end = bytes.count - 22
    guard end >= 0, number(end, 4) == 0x0605_4B50, number(end + 20, 2) == 0 else {
      throw .notAnArchive("it does not end as one does, without a comment")
    }
    let count = number(end + 10, 2)
    let start = number(end + 16, 4)
    guard number(end + 4, 4) == 0, number(end + 8, 2) == count,
      start + number(end + 12, 4) == end
    else { throw .notAnArchive("its list of files is not where its end says") }
    guard count <= Self.mostFiles else { throw .tooLarge("it holds \(count) files") }
    var at = start
    var taken: [(name: String, range: Range<Int>)] = []
    var sum = 0
    for _ in 0..<count {
      let (name, entry, next, range) = try self.entry(at: at, before: start, end: end)
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw .refused(entry: name, "stands there twice")
      }
      names.append(name)
      taken.append((name, range))
      sum += entry.size
      guard sum <= Self.largestSum else { throw .tooLarge("its files have over 2 GB together") }
      at = next
    }
    guard at == end else { throw .notAnArchive("its list of files goes on after the last") }
    taken.sort { $0.range.lowerBound < $1.range.lowerBound }
    var done = 0
    for (name, range) in taken {
      if range.lowerBound < done { throw .refused(entry: name, "overlaps another") }
      guard range.lowerBound == done else {
        throw .notAnArchive(
          "there is something in it that is no file, in front of \(name.visible())")
      }
      done = range.upperBound
    }
    guard done == start else {
      throw .notAnArchive("there is something in it that is no file, behind the last")
    }
  }

  public func has(_ name: String) -> Bool { entries[name] != nil }

  /// A file's size once it is unpacked, as the archive says and `content` checks.
  public func size(of name: String) -> Int? { entries[name]?.size }

  /// A file's bytes, which are those that were packed. Nil where there is no such file.
  public func content(of name: String) throws(ArchiveError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    let packed = bytes[entry.packed]
    let content = entry.method == 0 ? Array(packed) : Deflate.unpacked(packed, size: entry.size)
    guard let content, Deflate.checksum(content) == entry.checksum else {
      throw .damaged(entry: name)
    }
    return content
  }

  // MARK: - One entry

  private func entry(
    at: Int, before limit: Int, end: Int
  ) throws(ArchiveError) -> (name: String, Entry, next: Int, taken: Range<Int>) {
    guard at + 46 <= end, number(at, 4) == 0x0201_4B50 else {
      throw .notAnArchive("its list of files is cut short")
    }
    let nameLength = number(at + 28, 2)
    let next = at + 46 + nameLength + number(at + 30, 2) + number(at + 32, 2)
    guard next <= end,
      let name = String(validating: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
    else { throw .notAnArchive("a file’s name cannot be read") }
    try Self.check(name)
    try checkKind(of: name, at: at)
    let (method, flags) = (number(at + 10, 2), number(at + 8, 2))
    let (packedSize, size) = (number(at + 20, 4), number(at + 24, 4))
    guard method == 0 && packedSize == size || method == 8 else {
      throw .refused(entry: name, "is packed in a way that Assay does not read")
    }
    guard flags & ~0x0806 == 0 else {
      throw .refused(entry: name, "is encrypted, or has no size in front of it")
    }
    guard size < Self.largestFile else { throw .tooLarge("“\(name.visible())” has \(size) bytes") }
    guard size <= packedSize * Deflate.largestRatio + 64 else {
      throw .refused(entry: name, "is said to have \(size) bytes, which \(packedSize) cannot make")
    }
    // The other description, in front of the file itself.
    let local = number(at + 42, 4)
    let data = local + 30 + number(local + 26, 2) + number(local + 28, 2)
    guard local + 30 <= limit, number(local, 4) == 0x0403_4B50, data + packedSize <= limit else {
      throw .refused(entry: name, "is not where the list of files says")
    }
    let isSame =
      number(local + 26, 2) == nameLength
      && bytes[(local + 30)..<(local + 30 + nameLength)]
        .elementsEqual(bytes[(at + 46)..<(at + 46 + nameLength)])
      && [(6, 8), (8, 10), (14, 16), (18, 20), (22, 24)].allSatisfy { own, listed in
        let length = own < 10 ? 2 : 4
        return number(local + own, length) == number(at + listed, length)
      }
    guard isSame else {
      throw .refused(entry: name, "is described in two ways that do not agree")
    }
    let entry = Entry(
      method: method, checksum: UInt32(number(at + 16, 4)), packed: data..<data + packedSize,
      size: size)
    return (name, entry, next, local..<data + packedSize)
  }

  /// A path of plain components, and nothing that leads out of a folder on any system.
  private static func check(_ name: String) throws(ArchiveError) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.hasPrefix("/") { throw .refused(entry: name, "has an absolute path") }
    guard !name.isEmpty, name.utf8.count <= 1000, !parts.contains("") else {
      throw .refused(entry: name, "is no file’s name")
    }
    if parts.contains("..") || parts.contains(".") {
      throw .refused(entry: name, "has a path that leads elsewhere")
    }
    guard name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "\\" && $0 != ":" }),
      name == name.visible()
    else { throw .refused(entry: name, "has signs in its name that no file here has") }
  }

  private func checkKind(of name: String, at: Int) throws(ArchiveError) {
    let attributes = number(at + 38, 4)
    let kind = attributes >> 16 & 0o170000
    guard kind == 0 || kind == 0o100000, attributes & 0x10 == 0 else {
      throw .refused(entry: name, kind == 0o120000 ? "is a link" : "is no file")
    }
  }

  /// A little-endian number; 0 beyond the end.
  private func number(_ at: Int, _ length: Int) -> Int {
    guard at >= 0, at + length <= bytes.count else { return 0 }
    return (0..<length).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
