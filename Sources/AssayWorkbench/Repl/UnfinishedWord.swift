/// The word that somebody is typing, as the REPL reads it: with its quotation marks and backslashes
/// resolved, so that names with spaces can be completed.
struct UnfinishedWord {
  /// The line before it.
  let before: String
  /// As typed: `document:"The Bal`.
  let raw: String
  /// What it means so far: `document:The Bal`.
  let value: String
  /// The quotation mark that is open, and how much stood before it, as typed and as meant.
  private let quote: (mark: Character, raw: String, value: String)?

  /// - Parameter line: up to the cursor.
  init(in line: String) {
    var start = line.startIndex
    var value = ""
    var isWord = false
    var open: (mark: Character, raw: String, value: String)?
    var isEscaped = false
    var index = line.startIndex
    while index < line.endIndex {
      let character = line[index]
      let next = line.index(after: index)
      // The rules are those of `TypedLine`.
      if isEscaped {
        if let open, character != open.mark, character != "\\" { value.append("\\") }
        value.append(character)
        isEscaped = false
      } else if character == "\\", open?.mark != "'" {
        isEscaped = true
        isWord = true
      } else if let mark = open?.mark {
        if character == mark { open = nil } else { value.append(character) }
      } else if character == "\"" || (character == "'" && !isWord) {
        open = (character, String(line[start..<index]), value)
        isWord = true
      } else if character.isWhitespace {
        start = next
        value = ""
        isWord = false
      } else {
        value.append(character)
        isWord = true
      }
      index = next
    }
    before = String(line[..<start])
    raw = String(line[start...])
    self.value = value
    quote = open
  }

  /// A candidate as it has to be typed.
  func typed(_ candidate: String) -> String {
    if let quote, candidate.hasPrefix(quote.value) {
      let rest = candidate.dropFirst(quote.value.count)
      // A folder's name goes on.
      let end = candidate.hasSuffix("/") ? "" : String(quote.mark)
      return quote.raw + String(quote.mark) + Self.escaped(rest, among: [quote.mark, "\\"]) + end
    }
    return Self.escaped(candidate[...], among: [" ", "\t", "\"", "'", "\\", "#"])
  }

  private static func escaped(_ text: Substring, among marks: Set<Character>) -> String {
    text.reduce(into: "") { out, character in
      if marks.contains(character) { out.append("\\") }
      out.append(character)
    }
  }
}
