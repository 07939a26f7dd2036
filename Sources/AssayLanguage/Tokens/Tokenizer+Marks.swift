extension Tokenizer {
  /// The length of a clitic that an apostrophe at `index` begins: `'s`, `'re`, `’ll`; nil if none.
  func cliticLength(at index: Int, _ limit: Int) -> Int? {
    let bytes = reader.bytes
    guard bytes[index] != UInt8(ascii: "`") else { return nil }
    let begin = index + reader.at(index).length
    var end = begin
    while end < limit, reader.at(end).kind.isWord {
      end += 1
      if end - begin > 2 { return nil }
    }
    switch end - begin {
    case 1: return "smd".utf8.contains(bytes[begin] | 0x20) ? end - index : nil
    case 2:
      let pair = [bytes[begin] | 0x20, bytes[begin + 1] | 0x20]
      return [Array("re".utf8), Array("ve".utf8), Array("ll".utf8)].contains(pair)
        ? end - index : nil
    default: return nil
    }
  }

  /// Whether an apostrophe stands in the `n't` that ends a word begun at `start`.
  func isNegation(at index: Int, from start: Int, _ limit: Int) -> Bool {
    let bytes = reader.bytes
    let next = index + reader.at(index).length
    guard index - start >= 2, bytes[index - 1] | 0x20 == UInt8(ascii: "n"), next < limit,
      bytes[next] | 0x20 == UInt8(ascii: "t")
    else { return false }
    return next + 1 >= limit || !reader.at(next + 1).kind.isWord
  }

  /// The end of a word that an apostrophe shortens at its front: `'em`, `'90s`.
  func elided(at index: Int, length: Int, _ limit: Int) -> Int? {
    let bytes = reader.bytes
    let begin = index + length
    guard begin < limit, pieces.last?.range.upperBound != index else { return nil }
    var end = begin
    while end < limit, end - begin < 6, bytes[end] < 0x80, reader.at(end).kind.isWord { end += 1 }
    let word = lowercase(begin..<end)
    if ["em", "til", "tis", "twas", "cause", "bout", "n", "cuz", "round"].contains(word) {
      return end
    }
    let digits = word.utf8.prefix { isDigit($0) }.count
    return digits == 2 && (word.utf8.count == 2 || word.hasSuffix("s")) ? end : nil
  }

  /// Whether the dot after a word is the word's own.
  func keepsDot(_ word: Range<Int>, _ chunk: Range<Int>) -> Bool {
    let bytes = reader.bytes
    let after = word.upperBound + 1
    // More dots make an ellipsis.
    if after < bytes.count, reader.at(after).kind == .stop { return false }
    guard word.count <= 12 else { return false }
    let form = lowercase(word) + "."
    let next = nextWord(after: after)
    if form == "etc." { return next.map { !isUpper(bytes[$0.lowerBound]) } ?? false }
    if WordLists.titles.contains(form) {
      // `vs.`, `ft.` and the like end no sentence; the end of the text is one.
      return next != nil || !["v.", "ft.", "st.", "rep.", "gen."].contains(form)
    }
    if WordLists.abbreviations.contains(form) {
      return !["al.", "ed.", "co.", "ill.", "ind.", "pa.", "ga.", "md.", "est.", "fri.", "wed."]
        .contains(form) || next != nil
    }
    if WordLists.beforeNumbers.contains(form) {
      return next.map { isDigit(bytes[$0.lowerBound]) } ?? false
    }
    let first = bytes[word.lowerBound]
    // Initials, and letters with dots between.
    if word.count == 1 { return keepsInitialDot(word, first, next) }
    guard bytes[word].contains(UInt8(ascii: ".")), !isDigit(first) else { return false }
    return bytes[word].split(separator: UInt8(ascii: ".")).allSatisfy { $0.count <= 2 }
  }

  /// `J. Smith`, but not `you and I.` or `Plan B. It`.
  private func keepsInitialDot(_ word: Range<Int>, _ first: UInt8, _ next: Range<Int>?) -> Bool {
    let bytes = reader.bytes
    guard isUpper(first), let next else { return false }
    let begins = bytes[next.lowerBound]
    // In a chain of initials or before a name or another initial.
    if isUpper(begins) || begins >= 0xC3 {
      if first == UInt8(ascii: "I") {
        guard let last = pieces.last, isUpper(bytes[last.range.lowerBound]) else {
          return next.count == 1
        }
      }
      return !WordLists.starters.contains(lowercase(next)) || next.count == 1
    }
    return begins == UInt8(ascii: ",") || begins == UInt8(ascii: "&")
  }

  /// The word or mark after `index`, within a few spaces of the same line; nil at the end of a
  /// line or of the text.
  private func nextWord(after index: Int) -> Range<Int>? {
    let bytes = reader.bytes
    var begin = index
    while begin < bytes.count, begin - index < 8, reader.at(begin).kind == .space {
      if bytes[begin] == 0x0A { return nil }
      begin += reader.at(begin).length
    }
    guard begin < bytes.count else { return nil }
    var end = begin
    while end < bytes.count, end - begin < 16, reader.at(end).kind.isWord { end += 1 }
    return begin..<max(end, begin + 1)
  }

  /// The end of a smiley that stands at the beginning of a chunk.
  func emoticon(_ chunk: Range<Int>) -> Int? {
    let bytes = reader.bytes
    guard chunk.count >= 2, chunk.count <= 6,
      ":;=^<([xX".utf8.contains(bytes[chunk.lowerBound])
    else { return nil }
    let text = String(decoding: bytes[chunk], as: UTF8.self)
    for smiley in Self.emoticons where text.hasPrefix(smiley) {
      let end = chunk.lowerBound + smiley.utf8.count
      if end == chunk.upperBound || !reader.at(end).kind.isWord { return end }
    }
    return nil
  }

  private static let emoticons = [
    ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":)", ":(", ";)", ":D", ":P", ":p", "=)", "=(",
    ":/", "^_^", "<3", "(:", ":'(", "xD", "XD", ":o", ":O", "[...]",
  ]

  /// The end of a web or mail address that begins a range; nil if there is none.
  func address(_ range: Range<Int>) -> Int? {
    let bytes = reader.bytes
    guard range.count >= 5 else { return nil }
    // Only the first few hundred bytes tell; the rest of a chunk may be megabytes.
    let head = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 300)]
    var isAddress = head.starts(with: "www.".utf8) || head.starts(with: "mailto:".utf8)
    var at: Int?
    var index = head.startIndex
    while !isAddress && index < head.endIndex {
      let byte = head[index]
      if byte == UInt8(ascii: ":"), head[index...].starts(with: "://".utf8) { isAddress = true }
      if byte == UInt8(ascii: "@"), index > head.startIndex { at = index }
      if byte == UInt8(ascii: "."), let at, index > at + 1 { isAddress = true }
      if byte == UInt8(ascii: "."), at == nil, endsInDomain(index + 1, head.endIndex) {
        isAddress = true
      }
      index += 1
    }
    guard isAddress else { return nil }
    var end = range.upperBound
    if let closing = bytes[range].firstIndex(where: { $0 == 0x3E || $0 == 0x22 || $0 == 0x3C }) {
      end = closing
    }
    // Punctuation after it is not part of it; nor is a bracket unless one opens inside.
    let opens = bytes[range.lowerBound..<end].contains(0x28)
    trim: while end > range.lowerBound + 1 {
      switch bytes[end - 1] {
      case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A, 0x5D, 0x7D: end -= 1
      case 0x29:
        if opens { break trim }
        end -= 1
      default: break trim
      }
    }
    return end > range.lowerBound + 1 ? end : nil
  }

  /// Whether a well-known top-level domain stands at `index` and the name ends there.
  private func endsInDomain(_ index: Int, _ limit: Int) -> Bool {
    var end = index
    while end < limit, end - index < 5, isLower(reader.bytes[end]) { end += 1 }
    guard end - index >= 2, end - index <= 4 else { return false }
    guard end == reader.bytes.count || !reader.at(end).kind.isWord else { return false }
    return ["com", "org", "net", "edu", "gov", "info", "uk", "tv"].contains(
      String(decoding: reader.bytes[index..<end], as: UTF8.self))
  }
}
