/// The text without the white space at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  var text = String(text)
  return text.withUTF8 { bytes in
    var range = bytes.indices
    while let first = range.first, bytes[first] <= 0x20 { range.removeFirst() }
    while let last = range.last, bytes[last] <= 0x20 { range.removeLast() }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}

/// The text on one line: every run of white space one space, none at the ends. Nil if nothing
/// is left.
func oneLine(_ text: some StringProtocol) -> String? {
  var text = String(text)
  var out: [UInt8] = []
  var folder = SpaceFolder()
  text.withUTF8 { folder.append($0, to: &out) }
  return out.isEmpty ? nil : String(decoding: out, as: UTF8.self)
}

/// A parameter of a header value: `charset` of `text/html; charset="utf-8"`.
func parameter(_ name: String, of value: String) -> String? {
  for part in value.split(separator: ";").dropFirst() {
    let pair = part.split(separator: "=", maxSplits: 1)
    if pair.count == 2, trimmed(pair[0]).lowercased() == name {
      return trimmed(pair[1].filter { $0 != "\"" && $0 != "'" })
    }
  }
  return nil
}

extension StringProtocol {
  /// Whether `text` occurs, byte for byte.
  func has(_ text: String) -> Bool { String(self).firstIndex(ofText: text) != nil }
}

extension String {
  /// Where `text` first begins in the string, byte for byte.
  func firstIndex(ofText text: String) -> String.Index? {
    var (hay, needle) = (self, text)
    let offset: Int? = hay.withUTF8 { hay in
      needle.withUTF8 { needle in
        guard let first = needle.first, hay.count >= needle.count else { return nil }
        for i in 0...(hay.count - needle.count) where hay[i] == first {
          var k = 1
          while k < needle.count, hay[i + k] == needle[k] { k += 1 }
          if k == needle.count { return i }
        }
        return nil
      }
    }
    return offset.map { utf8.index(utf8.startIndex, offsetBy: $0) }
  }

  /// Where `text` last begins in the string.
  func lastIndex(ofText text: String) -> String.Index? {
    let needle = Array(text.utf8)
    guard utf8.count >= needle.count else { return nil }
    var index = utf8.index(utf8.endIndex, offsetBy: -needle.count)
    while true {
      if utf8[index...].starts(with: needle) { return index }
      guard index > utf8.startIndex else { return nil }
      index = utf8.index(before: index)
    }
  }
}
