/// Sentences and tokens of raw text, before anything else is known of them.
package enum RawReader {
  /// Time grows linearly with the text.
  package static func sentences(_ text: String) -> [Sentence] {
    let bytes = Array(text.utf8)
    let pieces = Tokenizer.pieces(of: bytes)
    return Segmenter.sentences(bytes, pieces).map { range in
      let tokens = pieces[range].map { piece in
        Token(
          bytes: piece.range, form: String(decoding: bytes[piece.range], as: UTF8.self),
          joined: piece.joined)
      }
      let start = tokens.first?.bytes.lowerBound ?? 0
      return Sentence(bytes: start..<(tokens.last?.bytes.upperBound ?? start), tokens: tokens)
    }
  }
}
