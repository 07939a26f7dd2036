import AssayLanguage
import AssayModel

/// A sentence as the features see it: its tree, its words as symbols, what holds of all of it and
/// where in the document it stands.
final class SentenceView: Sendable {
  let tree: SentenceTree
  let lemmas: [Symbol]
  let tags: [Symbol]
  let xpos: [Symbol]
  let relations: [Symbol]
  /// Without their subtypes.
  let mainRelations: [Symbol]
  let shapes: [Symbol]
  let words: [WordMarks]
  /// Marks of a sentence that is no assertion: question, imperative, modal, first person, …
  let marks: [Symbol]
  /// Where in the document, in fifths.
  let position: Symbol
  /// What the document is like: how many names, numbers, first persons it holds.
  let style: [Symbol]
  let isInsideQuotation: Bool

  init(
    _ tree: SentenceTree, position: Symbol, style: [Symbol], isInsideQuotation: Bool,
    previous: SentenceTree?
  ) {
    self.tree = tree
    self.position = position
    self.style = style
    self.isInsideQuotation = isInsideQuotation
    lemmas = tree.tokens.indices.map { Symbol(Self.word(tree, $0)) }
    tags = tree.tokens.map { Symbol($0.tag.rawValue) }
    xpos = tree.tokens.map { Symbol($0.xpos) }
    relations = tree.tokens.map { Symbol($0.relation) }
    mainRelations = tree.relations.map(\.symbol)
    shapes = tree.tokens.map { Symbol(Self.shape($0)) }
    words = WordMarks.marks(of: tree)
    marks = Self.marks(of: tree, words, previous: previous)
  }

  /// Whether a candidate lies within quotation marks, which an earlier sentence may have opened.
  func isQuoted(_ candidate: Candidate) -> Bool {
    isInsideQuotation
      || tree.quotations.contains {
        $0.contains(candidate.tokens.lowerBound) && $0.contains(candidate.tokens.upperBound)
      }
  }

  /// A word as feature: its lemma; names and numbers by what they are, since who is named does
  /// not make a claim.
  private static func word(_ tree: SentenceTree, _ index: Int) -> String {
    let token = tree.tokens[index]
    switch token.tag {
    case .propn: return "<name>"
    case .num: return shape(token)
    case .x: return "<other>"
    default: return tree.lemmas[index]
    }
  }

  /// The shape of a word that is neither name nor number.
  static let plain = Symbol("<word>")

  static func shape(_ token: Token) -> String {
    let digits = token.form.utf8.count { $0 >= 48 && $0 <= 57 }
    if digits == 4, token.form.utf8.count == 4,
      token.form.hasPrefix("1") || token.form.hasPrefix("20")
    {
      return "<year>"
    }
    if digits > 0 { return "<digits>" }
    if token.tag == .num { return "<number>" }
    if token.tag == .propn { return calendar.contains(token.form) ? "<day>" : "<name>" }
    return "<word>"
  }

  static let calendar: Set<String> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
  ]

  private static func marks(
    of tree: SentenceTree, _ words: [WordMarks], previous: SentenceTree?
  ) -> [Symbol] {
    var marks: [String] = []
    let ending = tree.tokens.suffix(3).last { $0.tag == .punct && !Self.closers.contains($0.form) }
    marks.append("ends \(ending?.form ?? "open")")
    let all = words.reduce(into: WordMarks()) { $0.formUnion($1) }
    if all.contains(.speaker) { marks.append("first person") }
    if all.contains(.addressee) { marks.append("second person") }
    if all.contains(.future) { marks.append("will") }
    if all.contains(.duty) { marks.append("should") }
    if all.contains(.letting) { marks.append("let") }
    if all.contains(.possibility) { marks.append("may") }
    if all.contains(.condition) { marks.append("if") }
    if tree.tokens.indices.contains(where: { tree.tokens[$0].tag == .num }) {
      marks.append("number")
    }
    if tree.quotationMarkCount > 0 { marks.append("quotation") }
    let root = tree.tokens[tree.root]
    if root.tag != .verb, !tree.isClause(tree.root) { marks.append("no verb") }
    if root.xpos == "VB" || root.features["Mood"] == "Imp",
      tree.child(of: tree.root, .nsubj, .aux) == nil
    {
      marks.append("imperative")
    }
    if let previous, previous.tokens.last?.form == "?" { marks.append("after question") }
    return marks.map(Symbol.init)
  }

  private static let closers: Set<String> = ["\"", "”", "''", ")", "’"]
}

extension SentenceView {
  /// Views of all sentences of a document, nil for those without tokens.
  static func views(of analysis: Analysis) -> [SentenceView?] {
    let trees = analysis.trees
    let style = Self.style(of: trees.compactMap { $0 })
    var result: [SentenceView?] = []
    var isQuoting = false
    var previousEnd: Int?
    var previous: SentenceTree?
    for (index, tree) in trees.enumerated() {
      guard let tree else {
        result.append(nil)
        continue
      }
      let begin = tree.sentence.bytes.lowerBound
      if let end = previousEnd, analysis.map.hasBlankLine(in: end..<max(end, begin)) {
        isQuoting = false
      }
      previousEnd = tree.sentence.bytes.upperBound
      let position = Symbol(
        index == 0 ? "first" : index == trees.count - 1 ? "last" : "\(index * 5 / trees.count)")
      result.append(
        SentenceView(
          tree, position: position, style: style, isInsideQuotation: isQuoting, previous: previous))
      // A quotation that this sentence opens may go on in the next; a new paragraph ends doubt.
      if tree.quotationMarkCount % 2 == 1 { isQuoting.toggle() }
      previous = tree
    }
    return result
  }

  private static func style(of trees: [SentenceTree]) -> [Symbol] {
    var words = 0
    var names = 0
    var numbers = 0
    var persons = 0
    var past = 0
    var verbs = 0
    for tree in trees {
      for (index, token) in tree.tokens.enumerated() where token.tag != .punct {
        words += 1
        if token.tag == .propn { names += 1 }
        if token.tag == .num { numbers += 1 }
        switch tree.lemmas[index] {
        case "i", "we", "you": persons += 1
        default: break
        }
        if token.tag == .verb { verbs += 1 }
        if token.xpos == "VBD" || token.xpos == "VBN" { past += 1 }
      }
    }
    func share(_ name: String, _ part: Int, _ whole: Int, _ steps: [Double]) -> Symbol {
      let value = whole == 0 ? 0 : Double(part) / Double(whole)
      return Symbol("\(name) \(steps.count { value >= $0 })")
    }
    return [
      share("names", names, words, [0.03, 0.06, 0.1, 0.15]),
      share("numbers", numbers, words, [0.005, 0.015, 0.03, 0.05]),
      share("persons", persons, words, [0.005, 0.02, 0.04, 0.07]),
      share("past", past, verbs, [0.2, 0.35, 0.5, 0.65]),
    ]
  }
}

extension ScalarMap {
  /// Whether a paragraph ends between two sentences.
  fileprivate func hasBlankLine(in range: Range<Int>) -> Bool {
    substring(ofBytes: range).utf8.count { $0 == UInt8(ascii: "\n") } > 1
  }
}
