/// The files in a ZIP archive (PKWARE APPNOTE 6.3), found through its central directory.
/// Encrypted, split and 64-bit archives are not read.
struct ZipArchive {
  private struct Entry {
    var method: Int
    var packedSize: Int
    var offset: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  /// Nil unless there is a central directory.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: [0x50, 0x4B]), let end = endRecord() else { return nil }
    var at = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard at + 46 <= bytes.count, number(at, 4) == 0x0201_4B50 else { break }
      let nameLength = number(at + 28, 2)
      let next = at + 46 + nameLength + number(at + 30, 2) + number(at + 32, 2)
      guard next <= bytes.count else { break }
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
      entries[name] = Entry(
        method: number(at + 10, 2), packedSize: number(at + 20, 4), offset: number(at + 42, 4))
      at = next
    }
  }

  var names: [String] { Array(entries.keys) }

  func has(_ name: String) -> Bool { entries[name] != nil }

  /// The unpacked content of a file; nil if there is no such file.
  func content(of name: String, limit: Int) -> Inflated? {
    guard let entry = entries[name] else { return nil }
    let at = entry.offset
    guard at + 30 <= bytes.count, number(at, 4) == 0x0403_4B50 else { return .damaged }
    let start = at + 30 + number(at + 26, 2) + number(at + 28, 2)
    guard start + entry.packedSize <= bytes.count else { return .damaged }
    let packed = Array(bytes[start..<(start + entry.packedSize)])
    switch entry.method {
    case 0: return packed.count > limit ? .tooLarge : .whole(packed)
    case 8: return inflated(packed, wrapping: .none, limit: limit)
    default: return .damaged
    }
  }

  /// The end of central directory record, before a comment of up to 64 kB.
  private func endRecord() -> Int? {
    var at = bytes.count - 22
    let first = max(0, at - 65_535)
    while at >= first {
      if bytes[at] == 0x50, number(at, 4) == 0x0605_4B50 { return at }
      at -= 1
    }
    return nil
  }

  /// A little-endian number; 0 beyond the end.
  private func number(_ at: Int, _ length: Int) -> Int {
    guard at >= 0, at + length <= bytes.count else { return 0 }
    return (0..<length).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
