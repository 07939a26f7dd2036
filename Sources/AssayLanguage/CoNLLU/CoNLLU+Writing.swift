import AssayModel

extension CoNLLU {
  /// The documents as CoNLL-U that validators and the CoNLL 2018 scorer accept.
  ///
  /// Comments are kept where the document has them; else `newdoc`, `newpar`, `sent_id` and `text`
  /// are written.
  public static func text(of documents: [AnnotatedDocument]) -> String {
    var out = ""
    for document in documents { write(document, to: &out) }
    return out
  }

  private static func write(_ document: AnnotatedDocument, to out: inout String) {
    let analysis = document.analysis
    for (index, sentence) in analysis.sentences.enumerated() where !sentence.tokens.isEmpty {
      let end = index + 1 < analysis.sentences.count ? analysis.sentences[index + 1].bytes : nil
      if document.comments.indices.contains(index), !document.comments[index].isEmpty {
        for comment in document.comments[index] { out += comment + "\n" }
      } else {
        let before = index > 0 ? analysis.sentences[index - 1].bytes.upperBound : 0
        let gap = analysis.map.substring(ofBytes: before..<max(before, sentence.bytes.lowerBound))
        if index == 0 { out += "# newdoc id = \(oneLine(document.id ?? "1"))\n" }
        if index == 0 || gap.utf8.count(where: { $0 == 0x0A }) > 1 { out += "# newpar\n" }
        out += "# sent_id = \(sentenceID(document.id ?? "1"))-\(index + 1)\n"
        out += "# text = \(text(of: sentence, in: analysis.map))\n"
      }
      let notes = document.notes.indices.contains(index) ? document.notes[index] : []
      write(sentence, of: analysis.map, notes: notes, next: end?.lowerBound, to: &out)
      out += "\n"
    }
  }

  /// Without the slash, which the format keeps for itself, and without spaces.
  private static func sentenceID(_ id: String) -> String {
    String(decoding: id.utf8.map { $0 <= 0x20 || $0 == 0x2F ? 0x2D : $0 }, as: UTF8.self)
  }

  /// The sentence with one space wherever the text has some, as the words and `SpaceAfter` add up.
  private static func text(of sentence: Sentence, in map: ScalarMap) -> String {
    var result = ""
    var end = sentence.tokens.first?.bytes.lowerBound ?? 0
    for token in sentence.tokens where token.bytes.upperBound > end {
      if token.bytes.lowerBound > end { result += " " }
      result += oneLine(
        map.substring(ofBytes: max(end, token.bytes.lowerBound)..<token.bytes.upperBound))
      end = token.bytes.upperBound
    }
    return result
  }

  private static func write(
    _ sentence: Sentence, of map: ScalarMap, notes: [String], next: Int?, to out: inout String
  ) {
    let tokens = sentence.tokens
    for (index, token) in tokens.enumerated() {
      let begins = !token.joined && index + 1 < tokens.count && tokens[index + 1].joined
      var last = index
      while begins && last + 1 < tokens.count && tokens[last + 1].joined { last += 1 }
      let after = last + 1 < tokens.count ? tokens[last + 1].bytes.lowerBound : next
      let glued = after == tokens[last].bytes.upperBound
      if begins {
        let bytes = token.bytes.lowerBound..<tokens[last].bytes.upperBound
        let form = oneLine(map.substring(ofBytes: bytes))
        out += "\(index + 1)-\(last + 1)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t"
        out += glued ? "SpaceAfter=No\n" : "_\n"
      }
      let inside = begins || token.joined
      var note = notes.indices.contains(index) ? notes[index] : "_"
      if glued && !inside { note = note == "_" ? "SpaceAfter=No" : note + "|SpaceAfter=No" }
      out +=
        "\(index + 1)\t\(oneLine(token.form))\t\(token.lemma.isEmpty ? "_" : oneLine(token.lemma))\t"
      out += "\(token.tag.rawValue)\t\(token.xpos)\t\(token.features)\t"
      out += "\(token.head + 1)\t\(token.relation)\t_\t\(note)\n"
    }
  }

  /// Without the tabs and line breaks that would end a column.
  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
