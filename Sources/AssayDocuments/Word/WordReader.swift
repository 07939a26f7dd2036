import AssayModel

/// Reads DOCX (ECMA-376): paragraphs, lists and tables of the main text as they stand after all
/// tracked changes. Headers, footers, footnotes and comments are left out.
enum WordReader {
  static func read(_ input: SourceFile, limit: Int) throws(ReadingError) -> Draft {
    guard let archive = ZipArchive(input.bytes),
      let body = try content("word/document.xml", of: archive, input, limit)
    else { throw .damaged(name: input.name, reason: "it is no sound DOCX file") }
    var flow = WordFlow()
    guard XMLTree.read(body, { flow.take($0) }) else {
      throw .damaged(name: input.name, reason: "its word/document.xml is no sound XML")
    }
    var draft = Draft(
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    draft.text = flow.text
    let facts = try facts(of: archive, input, limit)
    let opening = Opening(of: flow.text)
    draft.title = facts["title"].flatMap { oneLine($0) } ?? flow.title ?? opening.title
    draft.author = opening.author ?? facts["creator"].flatMap(Author.name)
    draft.date = opening.date
    if draft.date == nil, let made = facts["created"].flatMap({ WrittenDate($0)?.day }) {
      draft.date = made
      draft.notes.append("The date of \(input.name) is the day on which the file was made.")
    }
    return draft
  }

  private static func content(
    _ name: String, of archive: ZipArchive, _ input: SourceFile, _ limit: Int
  ) throws(ReadingError) -> [UInt8]? {
    switch archive.content(of: name, limit: limit) {
    case .whole(let bytes): return bytes
    case .tooLarge: throw .tooLarge(name: input.name, limit: limit)
    case .damaged: throw .damaged(name: input.name, reason: "its \(name) is damaged")
    case nil: return nil
    }
  }

  /// The core properties: `title`, `creator`, `created`.
  private static func facts(
    of archive: ZipArchive, _ input: SourceFile, _ limit: Int
  ) throws(ReadingError) -> [String: String] {
    guard let core = try content("docProps/core.xml", of: archive, input, limit) else { return [:] }
    var facts: [String: String] = [:]
    var open = ""
    _ = XMLTree.read(core) { event in
      switch event {
      case .start(let name, _): open = name
      case .text(let text): facts[open, default: ""] += text
      case .end: open = ""
      }
    }
    return facts.filter { !trimmed($0.value).isEmpty }
  }
}

/// Puts the paragraphs of a DOCX together as its events come.
struct WordFlow {
  private var out: [UInt8] = []
  private var folder = SpaceFolder()
  /// The first paragraph in the style `Title`.
  private(set) var title: String?
  private var isTitle = false
  /// Elements around whose content is not shown.
  private var hidden = 0
  private var inText = 0
  private var tables = 0
  private var owed = 0
  private var owesBar = false
  private var paragraphStart = 0

  var text: String { String(decoding: out, as: UTF8.self) }

  mutating func take(_ event: XMLTree.Event) {
    switch event {
    case .start(let name, let attributes): start(name, attributes)
    case .text(let text) where inText > 0 && hidden == 0: write(text)
    case .text: break
    case .end(let name): end(name)
    }
  }

  /// The fallback of an alternative repeats its content; deleted text is gone.
  private static let notShown: Set<String> = ["Fallback", "del", "moveFrom", "instrText"]

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    if Self.notShown.contains(name) { hidden += 1 }
    switch name {
    case "p":
      if tables == 0 { owed = 2 } else if owed == 0, !owesBar { write(" ") }
      isTitle = false
      paragraphStart = out.count
    case "pStyle": isTitle = attributes["val"]?.lowercased() == "title"
    case "t": inText += 1
    case "tab": write(" ")
    case "br", "cr": owed = max(owed, 1)
    case "noBreakHyphen": write("-")
    case "tbl":
      if tables == 0 { owed = 2 }
      tables += 1
    case "tr":
      owed = max(owed, 1)
      owesBar = false
    default: break
    }
  }

  private mutating func end(_ name: String) {
    if Self.notShown.contains(name) { hidden -= 1 }
    switch name {
    case "p":
      if isTitle, title == nil {
        title = oneLine(String(decoding: out[paragraphStart...], as: UTF8.self))
      }
      isTitle = false
    case "t": inText -= 1
    case "tc": owesBar = true
    case "tr":
      owesBar = false
      owed = max(owed, 1)
    case "tbl":
      tables -= 1
      owed = tables == 0 ? 2 : owed
    default: break
    }
  }

  private mutating func write(_ text: String) {
    guard hidden == 0 else { return }
    var text = text
    if oneLine(text) != nil {
      if owed > 0, !out.isEmpty { out.append(contentsOf: repeatElement(0x0A, count: owed)) }
      if owed == 0, owesBar { out.append(contentsOf: " | ".utf8) }
      if owed > 0 || owesBar { folder.beginLine() }
      owed = 0
      owesBar = false
    }
    text.withUTF8 { folder.append($0, to: &out) }
  }
}
