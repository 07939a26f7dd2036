import AssayModel

/// Finds the phrases of a text: its names, its pronouns of the third person, its other nouns.
package struct PhraseScan {
  let lists: NameLists

  package init(lists: NameLists) { self.lists = lists }

  /// The phrases of a text, in the order of their heads. O(length).
  package func phrases(in sentences: [Sentence], names: [NameReader.Name]) -> [Phrase] {
    var phrases: [Phrase] = []
    var next = 0
    var isQuoting = false
    for (number, sentence) in sentences.enumerated() {
      var own: [NameReader.Name] = []
      while next < names.count, names[next].sentence == number {
        own.append(names[next])
        next += 1
      }
      var found: [Phrase] = []
      var named = [Bool](repeating: false, count: sentence.tokens.count)
      let quoted = Self.quoted(sentence.tokens, &isQuoting)
      for name in own {
        for token in name.tokens { named[token] = true }
        found.append(phrase(name, sentence.tokens, quoted))
      }
      for index in sentence.tokens.indices where !named[index] {
        if let phrase = pronoun(index, sentence.tokens, quoted, sentence: number)
          ?? noun(index, sentence.tokens, quoted, named, sentence: number)
        {
          found.append(phrase)
        }
      }
      phrases += found.sorted { $0.head < $1.head }
    }
    return phrases
  }

  private func phrase(_ name: NameReader.Name, _ tokens: [Token], _ quoted: [Bool]) -> Phrase {
    let head =
      name.tokens.first { !name.tokens.contains(tokens[$0].head) } ?? name.tokens.lowerBound
    let before = name.tokens.lowerBound - 1
    let title = tokens.indices.contains(before) ? tokens[before] : nil
    var gender = Gender.thing
    if name.kind == .person {
      gender = Gender.ofPerson(tokens[name.tokens], title: title, lists: lists)
    }
    // `President Ruiz`: the title may be what hangs from the verb.
    var outer = head
    if let title, lists.bits(of: title.form) & NameLists.anyTitle != 0, tokens[head].head == before
    {
      outer = before
    }
    return Phrase(
      sentence: name.sentence, tokens: name.tokens, head: head, form: .name, kind: name.kind,
      lemma: tokens[head].lemma.lowercased(), gender: gender, isPerson: name.kind == .person,
      isPlural: name.kind == .person && Self.isGroup(tokens[name.tokens.upperBound]),
      isDefinite: true, role: Phrase.role(of: outer, in: tokens), isQuoted: quoted[head])
  }

  /// `Senators`, `Norlanders`: the name of many.
  private static func isGroup(_ last: Token) -> Bool {
    last.xpos == "NNPS" || last.form.hasSuffix("ans") && last.form.utf8.count > 5
  }

  private func pronoun(_ index: Int, _ tokens: [Token], _ quoted: [Bool], sentence: Int) -> Phrase?
  {
    let token = tokens[index]
    guard token.tag == .pron || token.xpos == "PRP" || token.xpos == "PRP$",
      let lemma = Self.pronouns[token.form.inSmallLetters], token.relation != "expl"
    else { return nil }
    return Phrase(
      sentence: sentence, tokens: index...index, head: index, form: .pronoun, kind: nil,
      lemma: lemma, gender: Gender.ofPronoun(lemma), isPerson: lemma == "he" || lemma == "she",
      isPlural: lemma == "they", isDefinite: true,
      role: token.xpos == "PRP$" || token.relation == "nmod:poss"
        ? .possessor : Phrase.role(of: index, in: tokens),
      isQuoted: quoted[index])
  }

  private func noun(
    _ index: Int, _ tokens: [Token], _ quoted: [Bool], _ named: [Bool], sentence: Int
  ) -> Phrase? {
    let token = tokens[index]
    guard token.tag == .noun || token.tag == .propn, token.relation != "compound",
      token.relation != "flat", !token.relation.hasPrefix("fixed"),
      !token.relation.hasPrefix("goes")
    else { return nil }
    let lemma = token.lemma.inSmallLetters
    let noun = NounWords.of(lemma)
    if noun.contains(.time) || Self.isPredicate(index, tokens) { return nil }
    var start = index
    var isDefinite = false
    while start > 0, tokens[start - 1].head == index,
      ["det", "amod", "compound", "nummod", "nmod:poss"].contains(tokens[start - 1].relation),
      !named[start - 1]
    {
      start -= 1
      isDefinite = isDefinite || Self.definites.contains(tokens[start].form.inSmallLetters)
    }
    return Phrase(
      sentence: sentence, tokens: start...index, head: index, form: .description, kind: nil,
      lemma: lemma, gender: noun.gender, isPerson: noun.isPerson(lemma, lists: lists),
      isPlural: token.xpos == "NNS" || token.xpos == "NNPS", isDefinite: isDefinite,
      role: Phrase.role(of: index, in: tokens), isQuoted: quoted[index])
  }

  /// `Ruiz is a surgeon`, `Ruiz became mayor`, `Ruiz, the mayor`: another word for what is there
  /// already, and no second person.
  private static func isPredicate(_ index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    if token.relation == "appos" { return true }
    if tokens.indices.contains(token.head), tokens[token.head].lemma == "become",
      token.relation == "xcomp" || token.relation == "obj"
    {
      return true
    }
    return tokens[max(0, index - 12)..<index].contains {
      $0.head == index && $0.relation == "cop"
    }
  }

  /// For every token whether it stands between quotation marks; a quotation may go on in the next
  /// sentence.
  private static func quoted(_ tokens: [Token], _ isQuoting: inout Bool) -> [Bool] {
    tokens.map { token in
      switch token.form {
      case "“": isQuoting = true
      case "”": isQuoting = false
      case "\"", "''", "``": isQuoting.toggle()
      default: return isQuoting
      }
      return false
    }
  }

  /// Pronouns of the third person with the lemma that the others of their kind share.
  static let pronouns: [String: String] = [
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she",
    "hers": "she", "herself": "she", "it": "it", "its": "it", "itself": "it", "they": "they",
    "them": "they", "their": "they", "theirs": "they", "themselves": "they",
  ]

  private static let definites: Set<String> = ["the", "this", "that", "these", "those"]
}
