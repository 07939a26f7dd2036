import ArgumentParser

/// A typed line, split into words as a shell splits them: white space between words, `"…"` and
/// `'…'` around those that hold some, `\` before a character that means itself, `#` before a
/// remark.
struct TypedLine {
  var words: [String] = []

  init(_ line: String) throws {
    var word: String?
    var quote: Character?
    var escaped = false
    for character in line {
      if escaped {
        // Within quotation marks a backslash means itself unless it shields a mark or itself.
        if let quote, character != quote, character != "\\" { word?.append("\\") }
        word = (word ?? "") + String(character)
        escaped = false
      } else if character == "\\" && quote != "'" {
        escaped = true
        word = word ?? ""
      } else if character == quote {
        quote = nil
      } else if quote != nil {
        word?.append(character)
      } else if (character == "\"" || character == "'") && (character == "\"" || word == nil) {
        // An apostrophe inside a word is no quotation mark: `Elst's`.
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else if character == "#" && word == nil {
        break
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote {
      throw WorkbenchError("a quotation mark \(quote) is opened and not closed", .usage)
    }
    if escaped { word?.append("\\") }
    if let word { words.append(word) }
  }
}
