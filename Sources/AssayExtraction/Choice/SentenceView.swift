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
  let shapes: [WordShape]
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
    // By index throughout: to take a token out of the array copies its texts.
    let (tokens, places) = (tree.tokens, tree.tokens.indices)
    let shapes = places.map { WordShape(of: $0, in: tokens) }
    self.shapes = shapes
    lemmas = places.map { Self.word($0, of: tree, shapes[$0]) }
    tags = places.map { Symbol(tokens[$0].tag.rawValue) }
    xpos = places.map { Symbol(tokens[$0].xpos) }
    relations = places.map { Symbol(tokens[$0].relation) }
    mainRelations = tree.relations.map(\.symbol)
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
  private static func word(_ index: Int, of tree: SentenceTree, _ shape: WordShape) -> Symbol {
    switch tree.tokens[index].tag {
    case .propn: WordShape.name.symbol
    case .num: shape.symbol
    case .x: other
    default: Symbol(tree.lemmas[index])
    }
  }

  private static let other = Symbol("<other>")

  private static func marks(
    of tree: SentenceTree, _ words: [WordMarks], previous: SentenceTree?
  ) -> [Symbol] {
    let (tokens, root) = (tree.tokens, tree.root)
    let ending = tokens.indices.suffix(3).last {
      tokens[$0].tag == .punct && !closers.contains(tokens[$0].form)
    }
    var marks = [ending.map { Symbol("ends " + tokens[$0].form) } ?? endsOpen]
    let all = words.reduce(into: WordMarks()) { $0.formUnion($1) }
    for (mark, symbol) in telling where all.contains(mark) { marks.append(symbol) }
    if tokens.indices.contains(where: { tokens[$0].tag == .num }) { marks.append(number) }
    if tree.quotationMarkCount > 0 { marks.append(quotation) }
    if tokens[root].tag != .verb, !tree.isClause(root) { marks.append(noVerb) }
    if tokens[root].xpos == "VB" || tokens[root].features["Mood"] == "Imp",
      tree.child(of: root, .nsubj, .aux) == nil
    {
      marks.append(imperative)
    }
    if let previous, previous.tokens[previous.count - 1].form == "?" { marks.append(afterQuestion) }
    return marks
  }

  private static let telling: [(WordMarks, Symbol)] = [
    (.speaker, Symbol("first person")), (.addressee, Symbol("second person")),
    (.future, Symbol("will")), (.duty, Symbol("should")), (.letting, Symbol("let")),
    (.possibility, Symbol("may")), (.condition, Symbol("if")),
  ]
  private static let endsOpen = Symbol("ends open")
  private static let number = Symbol("number")
  private static let quotation = Symbol("quotation")
  private static let noVerb = Symbol("no verb")
  private static let imperative = Symbol("imperative")
  private static let afterQuestion = Symbol("after question")

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
      for index in tree.tokens.indices {
        switch tree.tokens[index].tag {
        case .punct: continue
        case .propn: names += 1
        case .num: numbers += 1
        case .verb: verbs += 1
        default: break
        }
        words += 1
        switch tree.lemmas[index] {
        case "i", "we", "you": persons += 1
        default: break
        }
        let form = tree.tokens[index].xpos
        if form == "VBD" || form == "VBN" { past += 1 }
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
