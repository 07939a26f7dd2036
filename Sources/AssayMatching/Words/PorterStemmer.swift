/// Porter, "An algorithm for suffix stripping", Program 14 (3), 1980: the same stems as SQLite's
/// `porter` tokenizer makes. Words with anything but small ASCII letters stay as they are.
struct PorterStemmer {
  private var b: [UInt8]

  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    stem(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Puts a word's stem in its place.
  static func stem(_ word: inout [UInt8]) {
    guard word.count > 2, word.count < 64, word.allSatisfy({ $0 >= 97 && $0 <= 122 }) else {
      return
    }
    var stemmer = PorterStemmer(b: [])
    swap(&word, &stemmer.b)
    stemmer.run()
    swap(&word, &stemmer.b)
  }

  private mutating func run() {
    step1ab()
    step1c()
    replaceFirst(Self.step2, measure: 0)
    replaceFirst(Self.step3, measure: 0)
    step4()
    step5()
  }

  // MARK: - The word's shape

  private func isConsonant(_ i: Int) -> Bool {
    switch b[i] {
    case 97, 101, 105, 111, 117: false
    case 121: i == 0 || !isConsonant(i - 1)
    default: true
    }
  }

  /// The number of vowel-consonant sequences in the first `end` letters.
  private func measure(_ end: Int) -> Int {
    var count = 0
    var wasVowel = false
    for i in 0..<end {
      let consonant = isConsonant(i)
      if consonant && wasVowel { count += 1 }
      wasVowel = !consonant
    }
    return count
  }

  private func hasVowel(_ end: Int) -> Bool { (0..<end).contains { !isConsonant($0) } }

  private func endsInDouble() -> Bool {
    b.count > 1 && b[b.count - 1] == b[b.count - 2] && isConsonant(b.count - 1)
  }

  /// Consonant, vowel, consonant that is not w, x or y, at the end of the first `end` letters.
  private func endsInCVC(_ end: Int) -> Bool {
    guard end > 2, isConsonant(end - 1), !isConsonant(end - 2), isConsonant(end - 3) else {
      return false
    }
    return ![119, 120, 121].contains(b[end - 1])
  }

  private func ends(_ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard b.count >= count else { return false }
    // Most suffixes are told apart by their last letter.
    var left = count - 1
    let start = b.count - count
    while left >= 0 {
      if b[start + left] != suffix.utf8Start[left] { return false }
      left -= 1
    }
    return true
  }

  private mutating func cut(_ count: Int, adding suffix: StaticString = "") {
    b.removeLast(count)
    suffix.withUTF8Buffer { b.append(contentsOf: $0) }
  }

  // MARK: - The steps

  private mutating func step1ab() {
    if ends("sses") || ends("ies") { cut(2) } else if ends("s") && !ends("ss") { cut(1) }
    var cutSomething = false
    if ends("eed") {
      if measure(b.count - 3) > 0 { cut(1) }
    } else if ends("ed") && hasVowel(b.count - 2) {
      cut(2)
      cutSomething = true
    } else if ends("ing") && hasVowel(b.count - 3) {
      cut(3)
      cutSomething = true
    }
    guard cutSomething else { return }
    if ends("at") || ends("bl") || ends("iz") {
      cut(0, adding: "e")
    } else if endsInDouble() && !ends("l") && !ends("s") && !ends("z") {
      cut(1)
    } else if measure(b.count) == 1 && endsInCVC(b.count) {
      cut(0, adding: "e")
    }
  }

  private mutating func step1c() {
    if ends("y") && hasVowel(b.count - 1) { cut(1, adding: "i") }
  }

  private mutating func replaceFirst(_ rules: [(StaticString, StaticString)], measure m: Int) {
    for (suffix, replacement) in rules where ends(suffix) {
      let count = suffix.utf8CodeUnitCount
      if measure(b.count - count) > m { cut(count, adding: replacement) }
      return
    }
  }

  private mutating func step4() {
    for suffix in Self.step4Suffixes where ends(suffix) {
      let stem = b.count - suffix.utf8CodeUnitCount
      if measure(stem) > 1 { cut(suffix.utf8CodeUnitCount) }
      return
    }
    if ends("ion"), measure(b.count - 3) > 1, b.count > 3, [115, 116].contains(b[b.count - 4]) {
      cut(3)
    }
  }

  private mutating func step5() {
    if ends("e") {
      let stem = b.count - 1
      if measure(stem) > 1 || (measure(stem) == 1 && !endsInCVC(stem)) { cut(1) }
    }
    if ends("ll") && measure(b.count) > 1 { cut(1) }
  }

  private static let step2: [(StaticString, StaticString)] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
  ]

  private static let step3: [(StaticString, StaticString)] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ]

  private static let step4Suffixes: [StaticString] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous",
    "ive", "ize", "al", "er", "ic", "ou",
  ]
}
