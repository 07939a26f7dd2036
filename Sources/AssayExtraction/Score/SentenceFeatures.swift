import AssayLanguage
import AssayModel

/// The features by which a sentence is scored by itself: its words and lemmas in ones, twos and
/// threes, its tags and dependencies, who speaks of whom in which tense, numbers, names, length.
struct SentenceFeatures {
  let views: [SentenceView]

  func list(into f: inout FeatureList) {
    f.removeAll()
    for view in views { add(view, &f) }
    addCounts(&f)
  }

  private func add(_ view: SentenceView, _ f: inout FeatureList) {
    let tree = view.tree
    let words = tree.tokens.indices.map { index in
      // What is none of the language counts by what it says here.
      tree.tokens[index].tag == .x ? Symbol(tree.lemmas[index]) : view.lemmas[index]
    }
    let tags = view.xpos
    let forms = tree.tokens.indices.map { Symbol(tree.tokens[$0].form.inSmallLetters) }
    func at(_ index: Int, _ list: [Symbol]) -> Symbol { index >= 0 ? list[index] : .none }
    for index in tree.tokens.indices {
      f.add(Self.form, forms[index])
      f.add(Self.forms, at(index - 1, forms), forms[index])
      f.add(Self.pair, at(index - 1, words), words[index])
      f.add(Self.triple, at(index - 2, words), at(index - 1, words), words[index])
      f.add(Self.tagTriple, at(index - 2, tags), at(index - 1, tags), tags[index])
      if tree.tokens[index].tag != .punct {
        f.add(Self.lemma, words[index])
        let head = tree.heads[index]
        let relation = view.mainRelations[index]
        if head >= 0 {
          f.add(Self.dependency, words[head], relation, words[index])
          f.add(Self.tagDependency, tags[head], relation, tags[index])
          f.add(Self.governor, words[head], relation)
        }
      }
      if view.shapes[index] != .word { f.add(Self.shape, view.shapes[index].symbol) }
    }
    addPredicates(tree, words, tags, &f)
  }

  /// Who does what, in which tense, clause by clause; and how the sentence begins and ends.
  private func addPredicates(
    _ tree: SentenceTree, _ words: [Symbol], _ tags: [Symbol], _ f: inout FeatureList
  ) {
    for head in tree.tokens.indices where tree.isClause(head) {
      let place = head == tree.root ? Relation.root.symbol : tree.relations[head].symbol
      var group = ""
      for child in tree.children(of: head, .aux, .cop) { group += tree.lemmas[child] + " " }
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
    let ending = tree.tokens.indices.last { tree.tokens[$0].tag == .punct }
    f.add(Self.ending, Symbol(ending.map { tree.tokens[$0].form } ?? "none"))
  }

  private func addCounts(_ f: inout FeatureList) {
    var words = 0
    var names = 0
    var numbers = 0
    var persons = 0
    var past = 0
    for view in views {
      let tree = view.tree
      for index in tree.tokens.indices {
        switch tree.tokens[index].tag {
        case .punct: continue
        case .propn: names += 1
        case .num: numbers += 1
        default:
          let isMoney = view.words[index].contains(.money)
          if isMoney, ["%", "$"].contains(tree.tokens[index].form) { numbers += 1 }
        }
        words += 1
        if !view.words[index].isDisjoint(with: [.speaker, .secondPerson]) {
          persons += 1
        } else if view.words[index].contains(.firstPerson),
          ["my", "our"].contains(tree.lemmas[index])
        {
          persons += 1
        }
        if tree.tokens[index].xpos == "VBD" || tree.tokens[index].xpos == "VBN" { past += 1 }
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
    switch tree.tokens[index].tag {
    case .propn: WordShape.name.rawValue
    case .num: WordShape(of: index, in: tree.tokens).rawValue
    default: tree.lemmas[index]
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
