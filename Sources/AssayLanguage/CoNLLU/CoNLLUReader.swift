import AssayModel

/// Builds documents from the lines of a CoNLL-U file.
struct CoNLLUReader {
  let name: String
  private var documents: [AnnotatedDocument] = []
  private var id: String?
  private var builder = TextBuilder()

  private var comments: [String] = []
  private var rows: [Row] = []
  /// The words of the multiword token that is being read, and its form.
  private var joint: (ids: ClosedRange<Int>, form: String, spaceAfter: Bool)?

  /// A word line: the token without its bytes, and what the text needs to know of it.
  private struct Row {
    var token: Token
    /// As CoNLL-U counts: 0 is the root.
    var head: Int
    var spaceAfter: Bool
    var note: String
    /// Its line in the file.
    var line: Int
    /// The form of the multiword token that it begins, and how many words that holds.
    var joint: (form: String, count: Int)?
  }

  /// The text so far and the sentences located in it.
  private struct TextBuilder {
    var text: [UInt8] = []
    var sentences: [Sentence] = []
    var comments: [[String]] = []
    var notes: [[String]] = []
    var spacePending = false
  }

  init(name: String) { self.name = name }

  mutating func read(_ line: Substring, line number: Int) throws(LanguageError) {
    if line.utf8.first == UInt8(ascii: "#") {
      comments.append(String(line))
      return
    }
    let columns = line.utf8.split(
      separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
    ).map { Substring($0) }
    guard columns.count == 10 else {
      throw bad(number, "it has \(columns.count) columns, not 10")
    }
    if columns[0].utf8.contains(UInt8(ascii: ".")) { return }
    let note = columns[9]
    let glued = note.split(separator: "|").contains("SpaceAfter=No")
    if let dash = columns[0].firstIndex(of: "-") {
      guard let first = Int(columns[0][..<dash]),
        let last = Int(columns[0][columns[0].index(after: dash)...]),
        first == rows.count + 1, last > first
      else { throw bad(number, "the multiword token \(columns[0]) is out of order") }
      joint = (first...last, String(columns[1]), !glued)
      return
    }
    guard Int(columns[0]) == rows.count + 1 else {
      throw bad(number, "the word number \(columns[0]) is not \(rows.count + 1)")
    }
    try append(columns, glued: glued, line: number)
  }

  private mutating func append(_ columns: [Substring], glued: Bool, line: Int)
    throws(LanguageError)
  {
    guard !columns[1].isEmpty else { throw bad(line, "the form is empty") }
    let tag: PartOfSpeech
    if columns[3] == "_" {
      tag = .x
    } else if let known = PartOfSpeech(rawValue: String(columns[3])) {
      tag = known
    } else {
      throw bad(line, "\(columns[3]) is no universal part of speech")
    }
    // Where no tree is given (`_`), the first word is the root and the others hang on it.
    let head = columns[6] == "_" ? (rows.isEmpty ? 0 : 1) : Int(columns[6])
    guard let head, head >= 0 else { throw bad(line, "the head \(columns[6]) is no number") }
    var token = Token(
      bytes: 0..<0, form: String(columns[1]), lemma: String(columns[2]), tag: tag,
      xpos: String(columns[4]), features: Features(String(columns[5])), head: head - 1,
      relation: String(columns[7]))
    var spaceAfter = !glued
    var begun: (form: String, count: Int)?
    let number = rows.count + 1
    if let joint, joint.ids.contains(number) {
      token.joined = number > joint.ids.lowerBound
      spaceAfter = number == joint.ids.upperBound && joint.spaceAfter
      if !token.joined { begun = (joint.form, joint.ids.count) }
    }
    let note = columns[9].split(separator: "|").filter { !$0.hasPrefix("SpaceAfter=") }
    rows.append(
      Row(
        token: token, head: head, spaceAfter: spaceAfter,
        note: note.isEmpty ? "_" : note.joined(separator: "|"), line: line, joint: begun))
  }

  mutating func endSentence() throws(LanguageError) {
    defer {
      comments = []
      rows = []
      joint = nil
    }
    if rows.isEmpty { return }
    if let joint, joint.ids.upperBound > rows.count {
      throw bad(rows.last?.line ?? 0, "the multiword token \(joint.form) lacks words")
    }
    for row in rows where row.head > rows.count {
      throw bad(row.line, "the head \(row.head) is not in the sentence")
    }
    for comment in comments where comment.hasPrefix("# newdoc") {
      closeDocument()
      id = comment.firstIndex(of: "=").map {
        String(comment[comment.index(after: $0)...].drop { $0 == " " })
      }
    }
    addSentence(newParagraph: comments.contains { $0.hasPrefix("# newpar") })
  }

  private mutating func addSentence(newParagraph: Bool) {
    if builder.text.isEmpty {
      // A document begins.
    } else if newParagraph {
      builder.text += [0x0A, 0x0A]
    } else if builder.spacePending {
      builder.text.append(0x20)
    }
    let start = builder.text.count
    var tokens: [Token] = []
    var index = 0
    while index < rows.count {
      let count = rows[index].joint?.count ?? 1
      let form = rows[index].joint?.form ?? rows[index].token.form
      let words = (index..<index + count).map { rows[$0].token }
      tokens += Self.locate(words, in: form, at: builder.text.count)
      builder.text += Array(form.utf8)
      index += count
      if rows[index - 1].spaceAfter && index < rows.count { builder.text.append(0x20) }
    }
    builder.spacePending = rows.last?.spaceAfter ?? true
    builder.sentences.append(Sentence(bytes: start..<builder.text.count, tokens: tokens))
    builder.comments.append(comments)
    builder.notes.append(rows.map(\.note))
  }

  /// Gives each word of a multiword token its part of the form, or the whole where the parts do
  /// not add up to it. `form` of a token that stands alone is its bytes.
  private static func locate(_ words: [Token], in form: String, at start: Int) -> [Token] {
    let adds = words.reduce(0) { $0 + $1.form.utf8.count } == form.utf8.count
    var offset = start
    return words.map { word in
      var word = word
      let length = adds ? word.form.utf8.count : form.utf8.count
      word.bytes = offset..<offset + length
      if adds { offset += length }
      return word
    }
  }

  private mutating func closeDocument() {
    if !builder.sentences.isEmpty {
      let text = String(decoding: builder.text, as: UTF8.self)
      documents.append(
        AnnotatedDocument(
          id: id, analysis: Analysis(map: ScalarMap(text), sentences: builder.sentences),
          comments: builder.comments, notes: builder.notes))
    }
    builder = TextBuilder()
    id = nil
  }

  mutating func finish() -> [AnnotatedDocument] {
    closeDocument()
    return documents
  }

  private func bad(_ line: Int, _ reason: String) -> LanguageError {
    .badCoNLLU(file: name, line: line, reason: reason)
  }
}
