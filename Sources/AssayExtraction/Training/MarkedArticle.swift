import AssayModel
import Foundation

/// A mark that cannot be used.
package struct MarkError: Error, CustomStringConvertible {
  package let description: String
}

extension MarkedDocument {
  /// The articles of a folder, each `NAME.txt` with its marks in `NAME.claims`, by name.
  /// - Throws: `MarkError` naming file and line, or what reading a file throws.
  package static func articles(in folder: String) throws -> [MarkedDocument] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".claims") }.map { String($0.dropLast(7)) }.sorted()
    return try names.map { name in
      try MarkedDocument(
        article: name, text: String(contentsOfFile: "\(folder)/\(name).txt", encoding: .utf8),
        marks: String(contentsOfFile: "\(folder)/\(name).claims", encoding: .utf8))
    }
  }

  /// - Parameter marks: a mark a line: `must | kinds | modality | source | quote`, or
  ///   `never | reason | quote`; a quote that is not the first of its kind ends with `@2`.
  package init(article name: String, text: String, marks: String) throws {
    var sentences: [MarkedSentence] = []
    var claims: [Mark] = []
    for (number, line) in marks.split(separator: "\n").enumerated() {
      let fields = line.components(separatedBy: " | ")
      let label = fields[0]
      guard fields.count == (label == "never" ? 3 : 5),
        ["must", "may", "never"].contains(label),
        let span = Self.span(of: fields[fields.count - 1], in: text)
      else {
        throw MarkError(
          description: "\(name).claims, line \(number + 1): give `must | kinds | modality | source "
            + "| quote` or `never | reason | quote`, the quote as it stands in the article.")
      }
      if label == "never" {
        sentences.append(MarkedSentence(span: span, none: fields[1]))
      } else {
        claims.append(
          Mark(
            span: span, isMust: label == "must", modality: fields[2],
            source: fields[3] == "-" ? nil : fields[3],
            kinds: fields[1].split(separator: " ").map(String.init)))
      }
    }
    self.init(id: name, genre: name, text: text, sentences: sentences, claims: claims)
  }

  private static func span(of quote: String, in text: String) -> TextSpan? {
    var quote = quote
    var place = 1
    if let at = quote.lastIndex(of: "@"), let number = Int(quote[quote.index(after: at)...]) {
      place = number
      quote = String(quote[..<at])
    }
    var from = text.startIndex
    while let range = text.range(of: quote, range: from..<text.endIndex) {
      place -= 1
      if place == 0 {
        let scalars = text.unicodeScalars
        let start = scalars.distance(from: text.startIndex, to: range.lowerBound)
        return TextSpan(start: start, end: start + quote.unicodeScalars.count)
      }
      from = range.upperBound
    }
    return nil
  }
}
