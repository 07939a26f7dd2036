import AssayModel
import Foundation

/// The words of a text that count for finding claims like it, stemmed, in order.
///
/// Tweets are read as people read them: links fall away, `#DefundTheCBC` and `@RealAnn` are words,
/// and of the signature that embedded tweets carry (`— Ann Lee (@ann) January 6, 2020`) the name
/// stays. Linear in the text's length.
public struct MatchWords: Sendable {
  /// Stems, with an empty one where something stands between two words that parts them.
  let stems: [String]
  /// The words as they are searched for: small letters, unstemmed, each once.
  public let searched: [String]

  public init(_ text: String) {
    var stems: [String] = []
    var searched: [String] = []
    var seen: Set<String> = []
    for word in Self.words(Self.withoutSignature(text)) where !Self.isEmpty(word) {
      stems.append(PorterStemmer.stem(word))
      if seen.insert(word).inserted { searched.append(word) }
    }
    self.stems = stems
    self.searched = searched
  }

  /// Words that are too common to tell claims apart.
  static func isEmpty(_ word: String) -> Bool { emptyWords.contains(word) }

  /// Words in small letters without accents; numbers without thousands separators.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    for part in text.split(whereSeparator: \.isWhitespace) where !isLink(part) {
      var word = String.UnicodeScalarView()
      var previous: Unicode.Scalar = " "
      let isTag = part.contains("#") || part.contains("@")
      func finish() {
        var text = String(word)
        if !text.isASCII {
          text = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        }
        text = text.lowercased()
        if text.hasSuffix("'s") { text.removeLast(2) }
        text.removeAll { $0 == "'" }
        if !text.isEmpty { words.append(text) }
        word.removeAll()
      }
      let scalars = Array(part.unicodeScalars)
      for (i, scalar) in scalars.enumerated() {
        let scalar = scalar == "’" || scalar == "‘" ? "'" : scalar
        let next = i + 1 < scalars.count ? scalars[i + 1] : " "
        let isWord = isLetterOrNumber(scalar)
        if isWord {
          // A hashtag's parts: a capital behind a small letter, or before one behind capitals.
          if isTag, scalar.properties.isUppercase,
            previous.properties.isLowercase
              || (previous.properties.isUppercase && next.properties.isLowercase)
          {
            finish()
          }
          word.append(scalar)
        } else if scalar == "'" && !word.isEmpty {
          word.append(scalar)
        } else if (scalar == "," || scalar == ".") && isDigit(previous) && isDigit(next) {
          if scalar == "." { word.append(scalar) }
        } else if scalar.value < 128 || scalar.properties.generalCategory != .nonspacingMark {
          finish()
        }
        previous = scalar
      }
      finish()
    }
    return words
  }

  /// The tables of Unicode are asked only for what is not ASCII.
  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 128 { return isDigit(scalar) || (scalar.value | 32) &- 97 < 26 }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 48 && scalar.value <= 57
  }

  private static func isLink(_ part: Substring) -> Bool {
    part.hasPrefix("http") && part.contains("://") || part.hasPrefix("pic.twitter.com")
      || part.hasPrefix("www.")
  }

  /// Links run into the word before them (`… #tag`https://…), and a tweet's signature keeps its
  /// name only.
  private static func withoutSignature(_ text: String) -> String {
    var text = text
    for link in ["https://", "http://", "pic.twitter.com"] where text.contains(link) {
      text = text.replacingOccurrences(of: link, with: " " + link)
    }
    guard let dash = text.range(of: " — ", options: .backwards),
      let handle = text.range(of: "(@", range: dash.upperBound..<text.endIndex)
    else { return text }
    return String(text[..<handle.lowerBound])
  }

  private static let emptyWords: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "but",
    "if", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "have",
    "has", "had", "this", "that", "these", "those", "it", "its", "he", "she", "they", "them",
    "his", "her", "their", "we", "us", "our", "you", "your", "i", "me", "my", "as", "not", "no",
    "so", "than", "then", "there", "here", "what", "which", "who", "whom", "when", "where", "why",
    "how", "all", "any", "each", "will", "would", "can", "could", "should", "may", "might", "must",
    "shall", "just", "about", "into", "over", "under", "out", "up", "down", "off", "again", "also",
    "im", "ive", "dont", "didnt", "doesnt", "isnt", "arent", "wasnt", "cant", "wont", "says",
    "said", "say", "mr", "mrs", "one", "now", "get", "got", "going", "go", "like", "want", "know",
    "even", "ever", "never", "still", "much", "many", "more", "most", "very", "some", "other",
    "only", "because", "while", "after", "before", "since", "between", "through", "during",
    "really", "being",
  ]
}

extension String {
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
