import AssayLanguage
import AssayModel

/// The features by which a sentence is scored by itself: its words and lemmas in ones, twos and
/// threes, its tags and dependencies, who speaks of whom in which tense, numbers, names, length.
struct SentenceFeatures {
  let trees: [SentenceTree]

  func list(into f: inout FeatureList) {
    f.removeAll()
    for tree in trees { add(tree, &f) }
    addCounts(&f)
  }

  private func add(_ tree: SentenceTree, _ f: inout FeatureList) {
    let words = tree.tokens.indices.map { Symbol(Self.word(tree, $0)) }
    let tags = tree.tokens.map { Symbol($0.xpos) }
    let forms = tree.tokens.map { Symbol($0.form.lowercased()) }
    let shapes = tree.tokens.map(SentenceView.shape)
    func at(_ index: Int, _ list: [Symbol]) -> Symbol {
      list.indices.contains(index) ? list[index] : .none
    }
    for index in tree.tokens.indices {
      f.add(Self.form, forms[index])
      f.add(Self.forms, at(index - 1, forms), forms[index])
      f.add(Self.pair, at(index - 1, words), words[index])
      f.add(Self.triple, at(index - 2, words), at(index - 1, words), words[index])
      f.add(Self.tagTriple, at(index - 2, tags), at(index - 1, tags), tags[index])
      if tree.tokens[index].tag != .punct {
        f.add(Self.lemma, words[index])
        let head = tree.heads[index]
        let relation = Symbol(tree.relations[index])
        if head >= 0 {
          f.add(Self.dependency, words[head], relation, words[index])
          f.add(Self.tagDependency, tags[head], relation, tags[index])
          f.add(Self.governor, words[head], relation)
        }
      }
      if shapes[index] != "<word>" { f.add(Self.shape, Symbol(shapes[index])) }
    }
    addPredicates(tree, words, tags, &f)
  }

  /// Who does what, in which tense, clause by clause; and how the sentence begins and ends.
  private func addPredicates(
    _ tree: SentenceTree, _ words: [Symbol], _ tags: [Symbol], _ f: inout FeatureList
  ) {
    for head in tree.tokens.indices where tree.isClause(head) {
      let place = Symbol(head == tree.root ? "root" : tree.relations[head])
      var group = ""
      for child in tree.children(of: head, "aux", "cop") { group += tree.lemmas[child] + " " }
      if tree.children[head].contains(where: { Lexicon.negations.contains(tree.lemmas[$0]) }) {
        group += "not "
      }
      let tense = Symbol(group + tree.tokens[head].xpos)
      f.add(Self.tense, tense, place)
      f.add(Self.predicate, words[head], tense)
      guard let subject = tree.subject(of: head) else { continue }
      f.add(Self.subject, words[subject], place)
      f.add(Self.subjectTense, words[subject], tense)
      f.add(Self.subjectPredicate, words[subject], words[head])
      f.add(Self.subjectTag, tags[subject], tense)
    }
    f.add(Self.root, words[tree.root])
    f.add(Self.opening, words[0], words.count > 1 ? words[1] : .none)
    f.add(Self.ending, Symbol(tree.tokens.last { $0.tag == .punct }?.form ?? "none"))
  }

  private func addCounts(_ f: inout FeatureList) {
    var words = 0
    var names = 0
    var numbers = 0
    var persons = 0
    var past = 0
    for tree in trees {
      for (index, token) in tree.tokens.enumerated() where token.tag != .punct {
        words += 1
        if token.tag == .propn { names += 1 }
        if token.tag == .num || token.form == "%" || token.form == "$" { numbers += 1 }
        if ["i", "we", "you", "my", "our", "your"].contains(tree.lemmas[index]) { persons += 1 }
        if token.xpos == "VBD" || token.xpos == "VBN" { past += 1 }
      }
    }
    let length = Symbol.count(words)
    f.add(Self.length, length)
    f.add(Self.names, .count(names))
    f.add(Self.numbers, .count(numbers))
    f.add(Self.persons, .count(persons))
    f.add(Self.facts, .count(min(1, names)), .count(min(2, numbers)), .count(min(1, past)))
    f.add(Self.facts, length, .count(min(1, numbers)))
    f.add(Self.sizes, Symbol.count(min(2, persons)), .count(min(2, numbers)), .count(min(1, past)))
  }

  /// Who is named and how much is counted does not make a claim; that somebody is, does.
  static func word(_ tree: SentenceTree, _ index: Int) -> String {
    let token = tree.tokens[index]
    switch token.tag {
    case .propn: return "<name>"
    case .num: return SentenceView.shape(token)
    default: return tree.lemmas[index]
    }
  }

  static let form = Symbol("word")
  private static let forms = Symbol("word, pair")
  static let lemma = Symbol("lemma")
  private static let pair = Symbol("words, two")
  private static let triple = Symbol("words, three")
  private static let tagTriple = Symbol("tags, three")
  private static let dependency = Symbol("governor, relation, word")
  private static let tagDependency = Symbol("tags, relation")
  private static let governor = Symbol("governor, relation")
  private static let shape = Symbol("shape")
  private static let tense = Symbol("verb group")
  private static let predicate = Symbol("predicate, verb group")
  private static let subject = Symbol("subject")
  private static let subjectTense = Symbol("subject, verb group")
  private static let subjectPredicate = Symbol("subject, predicate")
  private static let subjectTag = Symbol("subject tag, verb group")
  private static let root = Symbol("root")
  private static let opening = Symbol("opening words")
  private static let ending = Symbol("ending")
  private static let length = Symbol("length")
  private static let names = Symbol("names")
  private static let numbers = Symbol("numbers")
  private static let persons = Symbol("first and second persons")
  private static let facts = Symbol("facts")
  private static let sizes = Symbol("persons, numbers, past")
}
