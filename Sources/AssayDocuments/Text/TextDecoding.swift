/// Text made of bytes, and what was noticed on the way.
struct DecodedText {
  var text: String
  var notes: [String] = []
}

/// Decodes the bytes of a text file: byte order mark, then `charset` if one is stated, then
/// UTF-8, then UTF-16 without a mark, then Windows-1252, which takes any bytes.
///
/// - Throws: `ReadingError.binary` for bytes that no text has.
func decodeText(
  _ bytes: [UInt8], charset: String?, name: String
) throws(ReadingError) -> DecodedText {
  if let marked = decodeMarked(bytes) { return marked }
  if let charset, let stated = decode(bytes, as: charset) { return stated }
  if let order = unmarkedUTF16(bytes) {
    var decoded = decodeUTF16(bytes[...], order)
    decoded.notes.append("\(name) has no byte order mark and was read as \(order.rawValue).")
    return decoded
  }
  guard !bytes.contains(0) else {
    throw .binary(name: name, kind: "a binary file (it holds NUL bytes)")
  }
  let controls = bytes.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B }
  guard controls * 20 <= bytes.count else {
    throw .binary(name: name, kind: "a binary file (it is full of control characters)")
  }
  return decodeUTF8OrWestern(bytes, name: name)
}

/// Decodes bytes that begin with a byte order mark, without the mark; nil where there is none.
func decodeMarked(_ bytes: [UInt8]) -> DecodedText? {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    return decodeUTF8(Array(bytes[3...]), name: nil)
  }
  if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], .little) }
  if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], .big) }
  return nil
}

/// UTF-8 with its broken sequences replaced, or Windows-1252 where it is not UTF-8 at all.
func decodeUTF8OrWestern(_ bytes: [UInt8], name: String) -> DecodedText {
  if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text: text) }
  let census = UTF8Census(of: bytes)
  if census.sound >= census.broken { return decodeUTF8(bytes, name: name) }
  return DecodedText(
    text: decodeWindows1252(bytes),
    notes: ["\(name) is not UTF-8 and was read as Windows-1252 (Latin-1)."])
}

private func decodeUTF8(_ bytes: [UInt8], name: String?) -> DecodedText {
  if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text: text) }
  let census = UTF8Census(of: bytes)
  let places =
    census.broken == 1 ? "1 broken UTF-8 sequence" : "\(census.broken) broken UTF-8 sequences"
  return DecodedText(
    text: String(decoding: bytes, as: UTF8.self),
    notes: [
      "\(name ?? "The text") holds \(places), the first in line \(census.firstBrokenLine), "
        + "shown as U+FFFD."
    ])
}

/// How much of some bytes is UTF-8 beyond ASCII, and how much is not.
struct UTF8Census {
  /// Sequences of two to four bytes that are right.
  private(set) var sound = 0
  /// Places where a decoder writes U+FFFD.
  private(set) var broken = 0
  /// Line of the first such place, counted from 1; 0 if there is none.
  private(set) var firstBrokenLine = 0

  /// O(n).
  init(of bytes: [UInt8]) {
    var line = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return
      case .error:
        broken += 1
        if broken == 1 { firstBrokenLine = line }
      case .scalarValue(let scalar):
        if scalar == "\n" { line += 1 }
        if scalar.value > 0x7F { sound += 1 }
      }
    }
  }
}
