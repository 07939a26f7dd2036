import AssayModel

/// The stretches of a document between quotation marks, marks included, in tokens counted through
/// the document.
struct Quotations {
  private static let opening: Set<String> = ["“", "``", "«", "„", "‘"]
  private static let closing: Set<String> = ["”", "»", "’"]
  private static let either: Set<String> = ["\"", "''", "'"]
  /// Tokens at most. A mark without its partner quotes nothing.
  private static let longest = 600

  private(set) var ranges: [Range<Int>] = []

  /// - Parameter paragraphs: the number of the paragraph of each sentence.
  init(_ sentences: [Sentence], paragraphs: [Int]) {
    var open: (token: Int, form: String, paragraph: Int)?
    var index = 0
    var endOfLast = -1
    for (number, sentence) in sentences.enumerated() {
      for (place, token) in sentence.tokens.enumerated() {
        defer {
          index += 1
          endOfLast = token.bytes.upperBound
        }
        if let started = open,
          index - started.token > Self.longest || paragraphs[number] != started.paragraph
        {
          let goesOn =
            place == 0 && token.form == started.form && index - started.token <= Self.longest
            && Self.opening.contains(started.form)
          if goesOn {
            // A quotation of several paragraphs: each opens anew and only the last closes.
            if started.token < index { ranges.append(started.token..<index) }
            open = (index, token.form, paragraphs[number])
            continue
          }
          // A mark that nobody closes quotes to the end of its paragraph, if a typist may mean it.
          if started.form == "“" || started.form == "``" { ranges.append(started.token..<index) }
          open = nil
        }
        guard token.tag == .punct || token.form == "\"" || token.form == "''",
          Self.isMark(token.form)
        else { continue }
        let next = place + 1 < sentence.tokens.count ? sentence.tokens[place + 1] : nil
        let isTight = next.map { $0.bytes.lowerBound == token.bytes.upperBound } ?? false
        let followsSpace = token.bytes.lowerBound > endOfLast
        if let started = open {
          guard Self.closes(token.form, started.form) else { continue }
          if token.form == "'" && followsSpace { continue }
          ranges.append(started.token..<(index + 1))
          open = nil
        } else if Self.opening.contains(token.form)
          || Self.either.contains(token.form) && (followsSpace || place == 0)
            && (isTight || token.form != "'")
        {
          open = (index, token.form, paragraphs[number])
        }
      }
    }
  }

  private static func isMark(_ form: String) -> Bool {
    opening.contains(form) || closing.contains(form) || either.contains(form)
  }

  private static func closes(_ form: String, _ opener: String) -> Bool {
    switch opener {
    case "“", "„": form == "”" || form == "“" && opener == "„" || form == "\""
    case "``": form == "''" || form == "\""
    case "«": form == "»"
    case "‘": form == "’"
    default: form == opener || opener == "\"" && form == "”"
    }
  }
}
