import AssayLanguage

/// What the features say of a candidate's head, whatever the candidate's words.
struct HeadSymbols {
  /// Its tag and the relations above it.
  let path: Symbol
  /// Its auxiliaries and its form together: its tense.
  let group: Symbol
  let depth: Symbol
  let subject: Int?

  private static let steps = 5
  static let negations: Set<String> = ["not", "n't", "never", "no"]

  /// - Parameter named: whether somebody will read the symbols.
  init(of head: Int, in view: SentenceView, named: Bool) {
    let tree = view.tree
    var path = Spelling(isKept: named)
    path.add(view.tags[head].text)
    var index = head
    for _ in 0..<Self.steps {
      path.add("<")
      path.add(tree.relations[index].name)
      if tree.heads[index] < 0 { break }
      index = tree.heads[index]
    }
    self.path = Symbol(path)

    var group = Spelling(isKept: named)
    var isNegated = false
    for child in tree.children[head] {
      if tree.relations[child] == .aux || tree.relations[child] == .cop {
        group.add(tree.lemmas[child])
        group.add("/")
        group.add(tree.tokens[child].xpos)
        group.add(" ")
      }
      if view.words[child].contains(.negation), Self.negations.contains(tree.lemmas[child]) {
        isNegated = true
      }
    }
    if isNegated { group.add("not ") }
    group.add(tree.tokens[head].xpos)
    self.group = Symbol(group)
    depth = .count(tree.depth(of: head))
    subject = tree.subject(of: head)
  }
}
