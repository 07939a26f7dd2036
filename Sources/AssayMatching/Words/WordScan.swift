import Foundation

/// Cuts a text into words in small letters without accents, numbers without thousands separators,
/// one scalar at a time and without strings but for words that are not ASCII.
struct WordScan {
  /// Is given each word's bytes, to keep or to change.
  let found: (inout [UInt8]) -> Void
  private var word: [UInt8] = []
  private var isASCII = true

  init(found: @escaping (inout [UInt8]) -> Void) { self.found = found }

  mutating func read(_ text: String) {
    var part: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if Self.isSpace(scalar) {
        if !part.isEmpty { read(part) }
        part.removeAll(keepingCapacity: true)
      } else {
        part.append(scalar == "’" || scalar == "‘" ? "'" : scalar)
      }
    }
    if !part.isEmpty { read(part) }
  }

  /// Reads what stands between two spaces.
  private mutating func read(_ part: [Unicode.Scalar]) {
    if Self.isLink(part) { return }
    let isTag = part.contains("#") || part.contains("@")
    var previous: Unicode.Scalar = " "
    for (i, scalar) in part.enumerated() {
      let next = i + 1 < part.count ? part[i + 1] : " "
      if Self.isLetterOrNumber(scalar) {
        // A hashtag's parts: a capital behind a small letter, or before one behind capitals.
        if isTag, scalar.properties.isUppercase,
          previous.properties.isLowercase
            || (previous.properties.isUppercase && next.properties.isLowercase)
        {
          finish()
        }
        add(scalar)
      } else if scalar == "'" && !word.isEmpty {
        add(scalar)
      } else if (scalar == "," || scalar == ".") && Self.isDigit(previous) && Self.isDigit(next) {
        if scalar == "." { add(scalar) }
      } else if scalar.value < 128 || scalar.properties.generalCategory != .nonspacingMark {
        finish()
      }
      previous = scalar
    }
    finish()
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.value < 128 {
      let byte = UInt8(scalar.value)
      word.append(byte &- 65 < 26 ? byte | 32 : byte)
    } else {
      isASCII = false
      word.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  private mutating func finish() {
    defer {
      word.removeAll(keepingCapacity: true)
      isASCII = true
    }
    if word.isEmpty { return }
    if !isASCII {
      let plain = String(decoding: word, as: UTF8.self)
        .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
      word = Array(plain.utf8)
    }
    if word.last == UInt8(ascii: "s"), word.dropLast().last == UInt8(ascii: "'") {
      word.removeLast(2)
    }
    word.removeAll { $0 == UInt8(ascii: "'") }
    if !word.isEmpty { found(&word) }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128
      ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// The tables of Unicode are asked only for what is not ASCII.
  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 128 { return isDigit(scalar) || (scalar.value | 32) &- 97 < 26 }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 48 && scalar.value <= 57
  }

  private static func isLink(_ part: [Unicode.Scalar]) -> Bool {
    func begins(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard part.count >= count else { return false }
      return (0..<count).allSatisfy { part[$0].value == UInt32(text.utf8Start[$0]) }
    }
    return begins("http://") || begins("https://") || begins("pic.twitter.com") || begins("www.")
  }
}
