import Foundation

/// The words of a text that count for finding claims like it, stemmed, in order.
///
/// Tweets are read as people read them: links fall away, `#DefundTheCBC` and `@RealAnn` are words,
/// and of the signature that embedded tweets carry (`— Ann Lee (@ann) January 6, 2020`) the name
/// stays. Linear in the text's length.
public struct MatchWords: Sendable {
  /// Stems, in order.
  let stems: [Stem]
  /// The words as they are searched for: small letters, unstemmed, each once.
  public let searched: [String]

  public init(_ text: String) {
    var searched: [String] = []
    var seen: Set<Stem> = []
    stems = Self.stems(of: text) { word in
      if seen.insert(Stem(word)).inserted { searched.append(String(decoding: word, as: UTF8.self)) }
    }
    self.searched = searched
  }

  /// The stems of the words that count.
  /// - Parameter each: is given each word before it is stemmed.
  static func stems(
    of text: String, each: @escaping ([UInt8]) -> Void = { _ in }
  ) -> [Stem] {
    var stems: [Stem] = []
    var scan = WordScan { word in
      if Self.emptyWords.contains(Stem(word)) { return }
      each(word)
      PorterStemmer.stem(&word)
      stems.append(Stem(word))
    }
    scan.read(Self.withoutSignature(text))
    return stems
  }

  /// Words that are too common to tell claims apart.
  static func isEmpty(_ word: String) -> Bool { emptyWords.contains(Stem(word)) }

  /// Links run into the word before them (`… #tag`https://…), and a tweet's signature keeps its
  /// name only.
  private static func withoutSignature(_ text: String) -> String {
    var text = text
    // Most texts have neither.
    if text.utf8.contains(UInt8(ascii: "/")) {
      for link in ["https://", "http://", "pic.twitter.com"] where text.contains(link) {
        text = text.replacingOccurrences(of: link, with: " " + link)
      }
    }
    guard text.utf8.contains(UInt8(ascii: "@")),
      let dash = text.range(of: " — ", options: .backwards),
      let handle = text.range(of: "(@", range: dash.upperBound..<text.endIndex)
    else { return text }
    return String(text[..<handle.lowerBound])
  }

  private static let emptyWords: Set<Stem> = Set(
    [
      "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or",
      "but", "if", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did",
      "have", "has", "had", "this", "that", "these", "those", "it", "its", "he", "she", "they",
      "them", "his", "her", "their", "we", "us", "our", "you", "your", "i", "me", "my", "as", "not",
      "no", "so", "than", "then", "there", "here", "what", "which", "who", "whom", "when", "where",
      "why", "how", "all", "any", "each", "will", "would", "can", "could", "should", "may", "might",
      "must", "shall", "just", "about", "into", "over", "under", "out", "up", "down", "off",
      "again", "also", "im", "ive", "dont", "didnt", "doesnt", "isnt", "arent", "wasnt", "cant",
      "wont", "says", "said", "say", "mr", "mrs", "one", "now", "get", "got", "going", "go", "like",
      "want", "know", "even", "ever", "never", "still", "much", "many", "more", "most", "very",
      "some", "other", "only", "because", "while", "after", "before", "since", "between", "through",
      "during", "really",
    ].map { Stem($0) })
}

extension String {
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
