/// Tells English from other languages by its commonest words.
public enum LanguageCheck {
  /// False if a text is plainly not English: it is mostly in another script, or has 40 words and
  /// hardly one of those that no English text does without. When in doubt, true.
  ///
  /// Looks at the first 20,000 bytes only.
  public static func isEnglish(_ text: String) -> Bool {
    var words = 0
    var common = 0
    var ascii = 0
    var other = 0
    var word: [UInt8] = []
    func end() {
      if word.isEmpty { return }
      words += 1
      if word.count <= 6, commonWords.contains(String(decoding: word, as: UTF8.self)) {
        common += 1
      }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8.prefix(20_000) {
      switch byte | 0x20 {
      case 0x61...0x7A where byte < 0x80:
        ascii += 1
        word.append(byte | 0x20)
      case 0x80...:
        // Each letter of another script takes two bytes or more.
        other += 1
        word.append(byte)
      default: end()
      }
    }
    end()
    if other > 40 && other > ascii { return false }
    return words < 40 || common * 200 >= words * 9
  }

  private static let commonWords: Set<String> = [
    "the", "and", "that", "with", "are", "this", "have", "from", "his", "they", "which", "were",
    "her", "she", "there", "would", "their", "been", "has", "when", "who", "will", "said", "what",
    "about", "into", "them", "could", "these", "not", "you", "but", "it", "your", "our", "if",
    "can", "how", "after", "its", "of", "to",
  ]
}
