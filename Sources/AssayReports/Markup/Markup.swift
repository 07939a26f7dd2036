/// How a format shows text from outside as plain text, and nothing but text.
protocol Markup: Sendable {
  /// One line, anywhere in a paragraph, cell, heading or link text. Line breaks are made visible.
  func inline(_ text: String) -> String
  /// Part of a line, with no line break in it.
  /// - Parameters:
  ///   - atStart: whether the line begins with it.
  ///   - atEnd: whether the line ends with it.
  func piece(_ text: Substring, atStart: Bool, atEnd: Bool) -> String
  /// Lines of a paragraph, kept apart.
  /// - Parameter prefix: what each line after the first begins with, and the first too where
  ///   `leading` is true.
  func block(_ lines: [Substring], prefix: String, leading: Bool) -> String
  /// A link on one line.
  /// - Parameter target: what `LinkTarget` made.
  func link(_ text: String, to target: String) -> String
}

/// The lines of a text, broken at LF and CR LF.
func linesOfText(_ text: String) -> [Substring] {
  var lines: [Substring] = []
  let scalars = text.unicodeScalars
  var start = scalars.startIndex
  var index = start
  var previous: Unicode.Scalar?
  while index < scalars.endIndex {
    let scalar = scalars[index]
    if scalar == "\n" {
      let end = previous == "\r" ? scalars.index(before: index) : index
      lines.append(text[start..<max(start, end)])
      start = scalars.index(after: index)
    }
    previous = scalar
    index = scalars.index(after: index)
  }
  lines.append(text[start...])
  return lines
}
