/// A sentence's dependency tree, made ready for rules that ask the same things many times.
///
/// Whatever made the analysis, this is a tree: a head out of range, or one that would close a
/// circle, hangs from the root.
///
/// A class, since readers, rules and features all hold the same one.
package final class SentenceTree: Sendable {
  package let sentence: Sentence
  package let tokens: [Token]
  /// Dependents of each token, in order.
  package let children: [[Int]]
  /// Index of the head of each token; -1 for the root.
  package let heads: [Int]
  /// Relation without its subtype: `nsubj` for `nsubj:pass`.
  package let relations: [Relation]
  package let lemmas: [String]
  package let root: Int
  /// Words, not counting marks, before each token, and at last in all.
  package let wordsBefore: [Int]
  /// First and last token of each token's subtree.
  package let extents: [ClosedRange<Int>]
  package let quotationMarkCount: Int
  /// The tokens between each pair of quotation marks.
  package let quotations: [ClosedRange<Int>]
  /// Which tokens are predicates with their clauses.
  private let clauses: [Bool]
  /// What somebody is said to say in this sentence.
  package let sayings: [SentenceSaying]

  /// Nil for a sentence without tokens.
  package init?(_ sentence: Sentence) {
    let tokens = sentence.tokens
    guard !tokens.isEmpty else { return nil }
    // By index throughout: to take a token out of the array copies its texts.
    let places = tokens.indices
    let root = places.first { tokens[$0].head < 0 } ?? 0
    var heads = places.map { tokens[$0].head }
    for index in heads.indices {
      if index == root {
        heads[index] = -1
      } else if heads[index] < 0 || heads[index] >= tokens.count || heads[index] == index {
        heads[index] = root
      }
    }
    var names = places.map { Relation(tokens[$0].relation) }
    // A number beside the noun that it counts belongs to it: `87 percent`.
    for index in tokens.indices.dropLast()
    where tokens[index].tag == .num && [.noun, .sym].contains(tokens[index + 1].tag)
      && heads[index] == heads[index + 1] && heads[index] >= 0 && names[index] != .nummod
    {
      heads[index] = index + 1
      names[index] = .nummod
    }
    for index in heads.indices {
      var ancestor = heads[index]
      var steps = 0
      while ancestor >= 0, ancestor != index, steps <= tokens.count {
        ancestor = heads[ancestor]
        steps += 1
      }
      if ancestor >= 0 { heads[index] = root }
    }
    var children = [[Int]](repeating: [], count: tokens.count)
    for (index, head) in heads.enumerated() where head >= 0 { children[head].append(index) }

    var lower = Array(tokens.indices)
    var upper = Array(tokens.indices)
    for index in tokens.indices {
      var ancestor = heads[index]
      while ancestor >= 0 {
        lower[ancestor] = min(lower[ancestor], index)
        upper[ancestor] = max(upper[ancestor], index)
        ancestor = heads[ancestor]
      }
    }
    self.sentence = sentence
    self.tokens = tokens
    self.heads = heads
    self.children = children
    self.root = root
    relations = names
    var wordsBefore = [Int](repeating: 0, count: tokens.count + 1)
    for index in places {
      wordsBefore[index + 1] = wordsBefore[index] + (tokens[index].tag == .punct ? 0 : 1)
    }
    self.wordsBefore = wordsBefore
    let marks = places.filter {
      tokens[$0].bytes.count <= 3
        && Self.quotationMarks.contains(tokens[$0].form)
    }
    quotationMarkCount = marks.count
    quotations = Self.stretches(between: marks, of: tokens.count)
    clauses = tokens.indices.map { index in
      Self.isClause(tokens[index].tag, names[index], children[index].lazy.map { names[$0] })
    }
    lemmas = places.map {
      (tokens[$0].lemma == "_" ? tokens[$0].form : tokens[$0].lemma).inSmallLetters
    }
    extents = tokens.indices.map { lower[$0]...upper[$0] }
    sayings = []
  }

  /// The same tree with what is said in it.
  /// - Parameter sayings: whose cues stand in the sentence.
  init(_ tree: SentenceTree, sayings: some Sequence<Saying>) {
    sentence = tree.sentence
    tokens = tree.tokens
    children = tree.children
    heads = tree.heads
    relations = tree.relations
    lemmas = tree.lemmas
    root = tree.root
    wordsBefore = tree.wordsBefore
    extents = tree.extents
    quotationMarkCount = tree.quotationMarkCount
    quotations = tree.quotations
    clauses = tree.clauses
    self.sayings = sayings.compactMap {
      SentenceSaying($0, tokens: tree.tokens, lemmas: tree.lemmas)
    }
  }

  package var count: Int { tokens.count }

  /// How many words a stretch holds, not counting marks.
  package func words(in range: ClosedRange<Int>) -> Int {
    wordsBefore[range.upperBound + 1] - wordsBefore[range.lowerBound]
  }

  /// The first dependent of `head` in one of the relations.
  package func child(of head: Int, _ a: Relation) -> Int? {
    children[head].first { relations[$0] == a }
  }

  package func child(of head: Int, _ a: Relation, _ b: Relation) -> Int? {
    children[head].first { relations[$0] == a || relations[$0] == b }
  }

  package func child(of head: Int, _ a: Relation, _ b: Relation, _ c: Relation) -> Int? {
    children[head].first { relations[$0] == a || relations[$0] == b || relations[$0] == c }
  }

  /// The dependents of `head` in a relation.
  package func children(of head: Int, _ name: Relation) -> [Int] {
    children[head].filter { relations[$0] == name }
  }

  /// The dependents of `head` in one of the relations.
  package func children(of head: Int, _ names: Relation...) -> [Int] {
    children[head].filter { names.contains(relations[$0]) }
  }

  /// The tokens below `head`, itself included, in order, without the subtrees that `leavingOut`
  /// names.
  package func yield(of head: Int, leavingOut: (Int) -> Bool = { _ in false }) -> [Int] {
    let extent = extents[head]
    return withUnsafeTemporaryAllocation(of: Bool.self, capacity: extent.count) { isBelow in
      isBelow.initialize(repeating: false)
      var count = 0
      func add(_ index: Int) {
        isBelow[index - extent.lowerBound] = true
        count += 1
        for child in children[index] where !leavingOut(child) { add(child) }
      }
      add(head)
      var result: [Int] = []
      result.reserveCapacity(count)
      for place in 0..<extent.count where isBelow[place] {
        result.append(extent.lowerBound + place)
      }
      return result
    }
  }

  /// The chain of heads above a token, nearest first.
  package func ancestors(of index: Int) -> [Int] {
    var result: [Int] = []
    var ancestor = heads[index]
    while ancestor >= 0 {
      result.append(ancestor)
      ancestor = heads[ancestor]
    }
    return result
  }

  package func isBelow(_ index: Int, _ head: Int) -> Bool {
    var ancestor = index
    while ancestor >= 0 {
      if ancestor == head { return true }
      ancestor = heads[ancestor]
    }
    return false
  }

  /// A predicate with its clause: a verb, or what a copula makes one.
  package func isClause(_ index: Int) -> Bool { clauses[index] }

  private static func isClause(
    _ tag: PartOfSpeech, _ relation: Relation, _ dependents: some Sequence<Relation>
  ) -> Bool {
    switch tag {
    case .verb:
      return relation != .amod && relation != .compound && relation != .case
        && relation != .mark
    case .punct, .cconj, .sconj, .part, .det: return false
    default:
      for dependent in dependents {
        if dependent == .cop || dependent == .nsubj || dependent == .csubj
          || dependent == .expl
        {
          return true
        }
      }
      return tag == .aux && relation != .aux && relation != .cop
    }
  }

  /// A mark without a partner opens what goes on to the end.
  private static func stretches(between marks: [Int], of count: Int) -> [ClosedRange<Int>] {
    stride(from: 0, to: marks.count, by: 2).compactMap { place in
      let first = marks[place] + 1
      let end = place + 1 < marks.count ? marks[place + 1] : count
      return first < end ? first...(end - 1) : nil
    }
  }

  private static let quotationMarks: Set<String> = ["\"", "“", "”", "``", "''", "«", "»", "„"]

  /// The subject of a clause, or that of the clause it is conjoined to or complements.
  package func subject(of clause: Int) -> Int? {
    var current = clause
    for _ in 0..<6 {
      if let own = child(of: current, .nsubj, .csubj) { return own }
      guard heads[current] >= 0 else { return nil }
      switch relations[current] {
      case .conj: current = heads[current]
      case .xcomp:
        let head = heads[current]
        return child(of: head, .obj, .iobj) ?? child(of: head, .nsubj)
          ?? (relations[head] == .conj ? subject(of: head) : nil)
      case .advcl where child(of: current, .mark) == nil || isBare(current):
        current = heads[current]
      case .acl: return heads[current]
      default: return nil
      }
    }
    return nil
  }

  /// A clause whose verb is not finite: `after voting`, `to win`, `having lost`.
  package func isBare(_ clause: Int) -> Bool {
    let token = tokens[clause]
    let form = token.features["VerbForm"]
    let bare = form == "Ger" || form == "Part" || form == "Inf" || token.xpos == "VBG"
    return bare && child(of: clause, .aux, .cop) == nil
      || children(of: clause, .mark).contains { lemmas[$0] == "to" }
  }
}
