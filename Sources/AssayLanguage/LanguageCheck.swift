/// Tells English from other languages by its commonest words.
public enum LanguageCheck {
  /// False if a text is plainly not English: its letters are mostly of another script, it has 40
  /// words and hardly one of those that no English text does without, or it has several that are
  /// the commonest of another language. When in doubt, true.
  ///
  /// Looks at the first 20,000 bytes only.
  public static func isEnglish(_ text: String) -> Bool {
    var words = 0
    var common = 0
    var foreign = 0
    var latin = 0
    var other = 0
    var word = ShortWord()
    func end() {
      if word.isEmpty { return }
      words += 1
      switch known[word] {
      case .common: common += 1
      case .foreign: foreign += 1
      case nil: break
      }
      word = ShortWord()
    }
    for byte in text.utf8.prefix(20_000) {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        latin += 1
        word.append(byte | 0x20)
      case 0x80...:
        // The first bytes of letters: Greek, Cyrillic, Arabic …; Indic, Kana, Chinese, Hangul.
        if byte >= 0xCD && byte <= 0xDF || byte >= 0xE0 && byte <= 0xED && byte != 0xE2 {
          other += 1
        }
        word.append(byte)
      default: end()
      }
    }
    end()
    if other >= 10 && other > latin { return false }
    if foreign >= 3 && foreign > 2 * common { return false }
    return words < 40 || common * 200 >= words * 9
  }

  /// What a user is told of a text that is not English; nil for one that is.
  public static func note(on text: String) -> String? {
    isEnglish(text)
      ? nil : "the text is not English, so only its sentences are told and no claims are sought"
  }

  private enum Kind {
    case common
    case foreign
  }

  private static let known: ShortWordTable<Kind> = {
    var table = ShortWordTable<Kind>(room: commonWords.count + foreignWords.count)
    for word in commonWords { table.insert(word, .common) }
    for word in foreignWords { table.insert(word, .foreign) }
    return table
  }()

  private static let commonWords = [
    "the", "and", "that", "with", "are", "this", "have", "from", "his", "they", "which", "were",
    "her", "she", "there", "would", "their", "been", "has", "when", "who", "will", "said", "what",
    "about", "into", "them", "could", "these", "not", "you", "but", "it", "your", "our", "if",
    "can", "how", "after", "its", "of", "to", "is", "he", "for", "was",
  ]

  /// The commonest words of German, French, Spanish, Italian, Portuguese, Dutch, Swedish and
  /// Polish that are no English words.
  private static let foreignWords = [
    "der", "und", "das", "ist", "nicht", "ein", "eine", "mit", "auf", "für", "dem", "den", "sich",
    "wird", "les", "des", "est", "une", "dans", "pour", "qui", "que", "sur", "avec", "ont", "pas",
    "el", "los", "las", "una", "por", "para", "del", "como", "más", "su", "il", "che", "di",
    "della",
    "per", "sono", "gli", "não", "uma", "dos", "com", "em", "het", "een", "van", "niet", "voor",
    "zijn", "och", "att", "är", "som", "det", "på", "nie", "się", "jest", "na",
  ]
}
