/// The order of the two bytes of a UTF-16 unit.
enum UTF16Order: String {
  case little = "UTF-16LE"
  case big = "UTF-16BE"
}

/// Decodes UTF-16; unpaired surrogates and a last odd byte become U+FFFD.
func decodeUTF16(_ bytes: ArraySlice<UInt8>, _ order: UTF16Order) -> DecodedText {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2 + 1)
  var i = bytes.startIndex
  while i + 1 < bytes.endIndex {
    let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
    units.append(order == .little ? second << 8 | first : first << 8 | second)
    i += 2
  }
  if i < bytes.endIndex { units.append(0xFFFD) }
  let text = String(decoding: units, as: UTF16.self)
  let damaged =
    units.contains { $0 & 0xF800 == 0xD800 || $0 == 0xFFFD }
    && text.unicodeScalars.contains("\u{FFFD}")
  return DecodedText(
    text: text, notes: damaged ? ["The text holds broken UTF-16, shown as U+FFFD."] : [])
}

/// The byte order of UTF-16 that has no mark, told by where the zero bytes of Latin letters and
/// spaces stand; nil for anything else.
func unmarkedUTF16(_ bytes: [UInt8]) -> UTF16Order? {
  let sample = bytes.prefix(4096)
  guard sample.count >= 8, bytes.count % 2 == 0 else { return nil }
  var zeros = [0, 0]
  for (i, byte) in sample.enumerated() where byte == 0 { zeros[i % 2] += 1 }
  let half = sample.count / 2
  if zeros[1] * 10 > half * 7 && zeros[0] * 20 < half { return .little }
  if zeros[0] * 10 > half * 7 && zeros[1] * 20 < half { return .big }
  return nil
}
