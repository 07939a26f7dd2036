/// What a whole document shows of the words that it writes large: that `Reading` is also written
/// small, that `Voss` follows a title elsewhere (Chieu & Ng 2002).
package struct DocumentWords {
  private var marks: [UInt32: UInt32] = [:]

  package enum Mark {
    static let small: UInt32 = 1
    static let large: UInt32 = 2
    static let afterTitle: UInt32 = 4
    static let afterFirstName: UInt32 = 8
    static let beforeOrganizationWord: UInt32 = 16
    static let beforePlaceWord: UInt32 = 32
    static let afterIn: UInt32 = 64
    static let subjectOfSpeech: UInt32 = 128
    static let often: UInt32 = 256
    static let beforeInitial: UInt32 = 512
    static let afterThe: UInt32 = 1024
  }

  package init(_ sentences: [Sentence], lists: NameLists) {
    for sentence in sentences {
      let tokens = sentence.tokens
      let isHeadline = Self.isHeadline(tokens)
      for (index, token) in tokens.enumerated() where NameRegions.hasCapital(token.form) {
        let hash = NameHash.lower(token.form)
        var mark: UInt32 = 0
        if index > 0, !isHeadline {
          let before = tokens[index - 1]
          if token.tag == .propn || before.tag != .punct { mark |= Mark.large }
          let known = NameRegions.hasCapital(before.form) ? lists.bits(of: before.form) : 0
          if known & NameLists.anyTitle != 0 { mark |= Mark.afterTitle }
          if known & NameLists.anyFirstName != 0 { mark |= Mark.afterFirstName }
          if before.tag == .adp, Self.locatives.contains(before.form) { mark |= Mark.afterIn }
          if before.tag == .det { mark |= Mark.afterThe }
        }
        if index + 1 < tokens.count, NameRegions.hasCapital(tokens[index + 1].form) {
          let known = lists.bits(of: tokens[index + 1].form)
          if known & NameLists.List.organizationWords.bit != 0 {
            mark |= Mark.beforeOrganizationWord
          }
          if known & NameLists.List.placeWords.bit != 0 { mark |= Mark.beforePlaceWord }
        }
        if token.relation == "nsubj", tokens.indices.contains(token.head),
          Self.speech.contains(tokens[token.head].lemma)
        {
          mark |= Mark.subjectOfSpeech
        }
        Self.note(mark, in: &marks[hash, default: 0])
      }
    }
    for sentence in sentences {
      for token in sentence.tokens where token.tag != .punct && !NameRegions.hasCapital(token.form)
      {
        let hash = NameHash.lower(token.form)
        if let known = marks[hash] { marks[hash] = known | Mark.small }
      }
    }
  }

  package subscript(hash: UInt32) -> UInt32 { (marks[hash] ?? 0) & (Self.once - 1) }

  /// Above its marks a word's number counts how often it stood there.
  private static let once: UInt32 = 1 << 16
  private static let often: UInt32 = 4

  private static func note(_ mark: UInt32, in marks: inout UInt32) {
    marks |= mark
    if marks / once < often { marks += once }
    if marks / once == often { marks |= Mark.often }
  }

  /// Whether most words of a sentence are written large, which then says nothing of each.
  package static func isHeadline(_ tokens: [Token]) -> Bool {
    var words = 0
    var large = 0
    for token in tokens where token.form.utf8.count > 3 && token.tag != .punct {
      words += 1
      if NameRegions.hasCapital(token.form) { large += 1 }
    }
    return words >= 3 && large * 4 >= words * 3
  }

  private static let locatives: Set<String> = ["in", "at", "near", "from", "across", "to"]
  private static let speech: Set<String> = [
    "say", "tell", "ask", "think", "write", "add", "explain", "believe", "argue", "know",
  ]
}
