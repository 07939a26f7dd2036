import AssayLanguage

/// A mention as GUM's entity layer marks it.
struct GoldMention {
  var sentence: Int
  var tokens: ClosedRange<Int>
  /// The token that the others hang from.
  var head: Int
  /// Mentions of one thing share it.
  var chain: String
  /// `person`, `place`, `organization`, `event`, `abstract`, `object`, `time`, …
  var kind: String
}

extension AnnotatedDocument {
  /// The mentions of the document, from the `Entity=` notes of its tokens
  /// (`(id-kind-status-salience-centering-minspan-link-identity)`), in the order in which they end.
  var goldMentions: [GoldMention] {
    var result: [GoldMention] = []
    for (number, sentence) in analysis.sentences.enumerated() {
      var open: [(chain: String, kind: String, start: Int)] = []
      for token in sentence.tokens.indices {
        guard let note = note("Entity", sentence: number, token: token) else { continue }
        for mark in Self.marks(in: note) {
          if mark.opens {
            let fields = mark.text.split(separator: "-", omittingEmptySubsequences: false)
            open.append((String(fields[0]), fields.count > 1 ? String(fields[1]) : "", token))
          }
          guard mark.closes else { continue }
          let chain = mark.text.split(separator: "-").first.map(String.init) ?? ""
          guard let at = open.lastIndex(where: { $0.chain == chain }) else { continue }
          let begun = open.remove(at: at)
          let tokens = begun.start...token
          result.append(
            GoldMention(
              sentence: number, tokens: tokens, head: Self.head(of: tokens, in: sentence),
              chain: chain, kind: begun.kind))
        }
      }
    }
    return result
  }

  /// `(7-a(3-b)` opens 7, opens and closes 3; `7)` closes 7.
  private static func marks(in note: String) -> [(text: String, opens: Bool, closes: Bool)] {
    var marks: [(text: String, opens: Bool, closes: Bool)] = []
    var text = ""
    var opens = false
    for character in note.unicodeScalars {
      switch character {
      case "(":
        if !text.isEmpty { marks.append((text, opens, false)) }
        (text, opens) = ("", true)
      case ")":
        if !text.isEmpty { marks.append((text, opens, true)) }
        (text, opens) = ("", false)
      default: text.unicodeScalars.append(character)
      }
    }
    if !text.isEmpty { marks.append((text, opens, false)) }
    return marks
  }

  private static func head(of tokens: ClosedRange<Int>, in sentence: Sentence) -> Int {
    tokens.first {
      !tokens.contains(sentence.tokens[$0].head) && sentence.tokens[$0].tag != .punct
    } ?? tokens.lowerBound
  }
}
