extension Tokenizer {
  /// Takes the word that begins at `start`, in one or several tokens; returns where it ends.
  mutating func word(from start: Int, _ chunk: Range<Int>) -> Int {
    let bytes = reader.bytes
    let limit = chunk.upperBound
    var index = start
    // Where the run of letters and digits began that `index` is in.
    var run = start
    scan: while index < limit {
      let (kind, length) = reader.at(index)
      if kind.isWord {
        index += length
        continue
      }
      let next = index + length
      guard next < limit, index > start else { break }
      let after = reader.at(next).kind
      let before = bytes[index - 1]
      let beforeIsDigit = before >= 0x30 && before <= 0x39
      switch bytes[index] {
      case UInt8(ascii: "."):
        guard after.isWord, joinsAtDot(run: run, dot: index, next: next, limit) else { break scan }
      case UInt8(ascii: ","):
        guard beforeIsDigit, isGroupOfThree(next, limit) else { break scan }
      case UInt8(ascii: ":"):
        guard beforeIsDigit, after == .digit else { break scan }
      case UInt8(ascii: "/"):
        let single = index - run == 1 && !beforeIsDigit && wordLength(next, limit) == 1
        guard (beforeIsDigit && after == .digit) || single else { break scan }
      case UInt8(ascii: "&"):
        guard after == .letter, index - run <= 3, wordLength(next, limit) <= 3 else { break scan }
      case UInt8(ascii: "_"), UInt8(ascii: "@"):
        guard after.isWord else { break scan }
      case UInt8(ascii: "$"):
        // US$, the amount apart.
        guard index - run <= 3, isUpper(bytes[run]) else { break scan }
        add(start..<next)
        return next
      case UInt8(ascii: "*"):
        // f*ck
        guard after == .letter else { break scan }
      default:
        if kind == .apostrophe {
          // The 1960's are a decade; but 2003's is of the year.
          let decade = before == UInt8(ascii: "0") && bytes[next] == UInt8(ascii: "s")
          if !decade && cliticLength(at: index, limit) != nil
            || isNegation(at: index, from: start, limit)
          {
            break scan
          }
          guard after == .letter else { break scan }
        } else if kind == .hyphen {
          guard joinsAtHyphen(start: start, run: run, hyphen: index, next: next, limit) else {
            break scan
          }
        } else {
          break scan
        }
      }
      index = next
      run = next
    }
    return close(start..<index, chunk)
  }

  /// Adds the word just read with what its end asks for: an abbreviation's dot, clitics, units.
  private mutating func close(_ word: Range<Int>, _ chunk: Range<Int>) -> Int {
    let bytes = reader.bytes
    let limit = chunk.upperBound
    var end = word.upperBound
    let apostrophe = end < limit && reader.at(end).kind == .apostrophe
    if apostrophe, isNegation(at: end, from: word.lowerBound, limit) {
      let length = reader.at(end).length
      add(word.lowerBound..<(end - 1))
      add((end - 1)..<(end + length + 1), joined: true)
      return end + length + 1
    }
    if end < limit, bytes[end] == UInt8(ascii: "."), keepsDot(word, chunk) {
      end += 1
      add(word.lowerBound..<end)
      return end
    }
    if word.count <= 12 {
      let lower = lowercase(word)
      if let cut = WordLists.contractions[lower],
        !(lower == "lets" || lower == "im" || lower == "cant" || lower == "wont" || lower == "hes")
          || bytes[word.lowerBound + 1] | 0x20 == bytes[word.lowerBound + 1]
      {
        add(word.lowerBound..<(word.lowerBound + cut))
        add((word.lowerBound + cut)..<end, joined: true)
        return end
      }
    }
    if let cut = unitCut(word) {
      add(word.lowerBound..<cut)
      add(cut..<end)
      return end
    }
    add(word)
    // A plural's apostrophe: the states' rights. Unless it closes a quotation.
    if apostrophe, let last = bytes[word].last, last | 0x20 == UInt8(ascii: "s"),
      !opensQuote
    {
      let length = reader.at(end).length
      let follows = end + length
      if reader.kind(follows).map({ $0 == .space || $0 == .close }) ?? false, word.count > 2 {
        add(end..<follows, joined: true)
        return follows
      }
    }
    return end
  }

  /// Whether one of the last tokens is a single quotation mark that opens.
  private var opensQuote: Bool {
    for piece in pieces.suffix(30).reversed() {
      guard piece.range.count <= 3, !piece.joined else { continue }
      let byte = reader.bytes[piece.range.lowerBound]
      if byte == UInt8(ascii: "'") && piece.range.count == 1 { return true }
      if byte == 0xE2, piece.range.count == 3,
        reader.bytes[piece.range.lowerBound + 1] == 0x80,
        reader.bytes[piece.range.lowerBound + 2] == 0x98
      {
        return true
      }
    }
    return false
  }

  /// Whether a dot between two characters of a word belongs to it: `U.S`, `3.5`, `example.com`,
  /// but not `world.Today`.
  private func joinsAtDot(run: Int, dot: Int, next: Int, _ limit: Int) -> Bool {
    let bytes = reader.bytes
    let after = bytes[next]
    let before = bytes[dot - 1]
    if isDigit(before) { return isDigit(after) || !isUpper(after) }
    // A sentence's end without its space: small letters, a dot, a capital and small letters.
    if isUpper(after), dot - run >= 2, isLower(before), next + 1 < limit, isLower(bytes[next + 1]) {
      return dot - run <= 2 && isUpper(bytes[run])  // Ph.D, Ft.Worth
    }
    return true
  }

  private func joinsAtHyphen(start: Int, run: Int, hyphen: Int, next: Int, _ limit: Int) -> Bool {
    let bytes = reader.bytes
    guard let after = reader.kind(next), after.isWord else { return false }
    let left = run..<hyphen
    if left.count <= 7, run == start, WordLists.prefixes.contains(lowercase(left)) { return true }
    guard isDigit(bytes[run]), after == .digit else { return false }
    // Telephone numbers and dates are one; ranges are three.
    var index = next
    var groups = run == start ? 1 : 2
    while index < limit {
      let begin = index
      while index < limit, isDigit(bytes[index]) { index += 1 }
      if index - begin == 0 { break }
      groups += 1
      guard groups < 8, index + 1 < limit, bytes[index] == UInt8(ascii: "-"),
        isDigit(bytes[index + 1])
      else { break }
      index += 1
    }
    if groups > 2 { return true }
    return hyphen - run == 3 && index - next == 4
  }

  private func isGroupOfThree(_ index: Int, _ limit: Int) -> Bool {
    var end = index
    while end < limit, end - index < 4, isDigit(reader.bytes[end]) { end += 1 }
    return end - index == 3
  }

  /// Letters and digits from `index` on, counted up to 4.
  private func wordLength(_ index: Int, _ limit: Int) -> Int {
    var end = index
    while end < limit, end - index < 4, reader.at(end).kind.isWord { end += 1 }
    return end - index
  }

  /// Where a number ends and its unit begins in `5pm`.
  private func unitCut(_ word: Range<Int>) -> Int? {
    let bytes = reader.bytes
    guard isDigit(bytes[word.lowerBound]), word.count < 20 else { return nil }
    var cut = word.lowerBound
    while cut < word.upperBound, isDigit(bytes[cut]) || [0x2C, 0x2E, 0x3A].contains(bytes[cut]) {
      cut += 1
    }
    guard cut < word.upperBound, WordLists.units.contains(lowercase(cut..<word.upperBound)) else {
      return nil
    }
    return cut
  }

  func lowercase(_ range: Range<Int>) -> String {
    String(
      decoding: reader.bytes[range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
