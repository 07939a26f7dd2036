/// Names what a bare number counts: `half a million additional soldiers` counts a `soldier`.
enum CountedThing {
  /// By the words that follow alone: a plural noun next to the number, or behind one adjective.
  static func byWords(after end: Int, in text: LexedText) -> String? {
    var at = end
    if text[at].text == "of" {
      at += 1
      if determiners.contains(text[at].text) { at += 1 }
    }
    for turn in 0..<3 {
      var index = at + turn
      // e-mails, by-elections
      if text[index + 1].isDash, text[index + 1].glued, text[index + 2].isWord,
        text[index + 2].glued
      {
        index += 2
        at += 2
      }
      let word = text[index]
      guard word.isWord, !functionWords.contains(word.text) else { return nil }
      let isLast = !text[index + 1].isWord || functionWords.contains(text[index + 1].text)
      guard !word.isApostrophe else { return nil }
      if looksPlural(word.text), isLast || !looksPlural(text[index + 1].text) {
        return singular(word.text)
      }
    }
    return nil
  }

  /// By the tags of a sentence: the noun at the end of the phrase that the number opens.
  /// - Parameter byte: the end of the number.
  static func byTags(after byte: Int, in sentence: Sentence) -> String? {
    var low = 0
    var high = sentence.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if sentence.tokens[middle].bytes.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    var noun: Token?
    for token in sentence.tokens[low...].prefix(8) {
      switch token.tag {
      case .noun, .propn: noun = token
      case .adj, .num: continue
      // A third of the city's exports counts exports, not cities.
      case .part where token.xpos == "POS": noun = nil
      case .punct where noun == nil && token.form == "-": continue
      case .verb where noun == nil && token.relation == "amod": continue
      case .adp where noun == nil && token.form == "of" && token == sentence.tokens[low]: continue
      case .det where noun == nil: continue
      default: return noun.flatMap(name)
      }
    }
    return noun.flatMap(name)
  }

  private static func name(_ token: Token) -> String? {
    token.lemma == "_" || token.lemma.isEmpty ? singular(token.form.lowercased()) : token.lemma
  }

  static func looksPlural(_ word: String) -> Bool {
    if irregular[word] != nil { return true }
    return word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
      && !word.hasSuffix("us") && !word.hasSuffix("is") && !functionWords.contains(word)
  }

  static func singular(_ word: String) -> String {
    if let known = irregular[word] { return known }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return looksPlural(word) ? String(word.dropLast()) : word
  }

  private static let irregular = [
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police",
    "policemen": "policeman", "servicemen": "serviceman", "fishermen": "fisherman",
    "cattle": "cattle",
    "teeth": "tooth", "feet": "foot", "mice": "mouse", "lives": "life", "wives": "wife",
    "aircraft": "aircraft", "personnel": "personnel", "staff": "staff", "knives": "knife",
    "movies": "movie", "species": "species", "series": "series", "businesses": "business",
  ]
  private static let determiners: Set<String> = [
    "the", "its", "their", "his", "her", "our", "all", "these", "those", "my", "your",
  ]
  static let functionWords: Set<String> = [
    "a", "about", "above", "across", "after", "against", "always", "am", "an", "and", "are", "as",
    "at", "be", "because", "been", "before", "below", "besides", "but", "by", "can", "could", "did",
    "do", "does", "down", "during", "for", "from", "had", "has", "have", "he", "her", "his", "how",
    "i", "if", "in", "into", "is", "it", "its", "less", "may", "might", "more", "most", "must",
    "no", "nor", "not", "of", "off", "on", "or", "our", "out", "over", "per", "perhaps", "plus",
    "said", "says", "she", "should", "since", "so", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "through", "to", "too", "towards", "under", "until",
    "up", "us", "versus", "was", "we", "were", "what", "when", "where", "whereas", "which", "while",
    "who", "whose", "will", "with", "would", "yes", "you", "your", "times", "ones",
  ]
}
