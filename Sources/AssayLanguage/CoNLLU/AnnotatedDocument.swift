/// A document of a treebank: its analysis and what CoNLL-U says beside it.
public struct AnnotatedDocument: Sendable {
  /// The name given by `# newdoc id = …`.
  public var id: String?
  /// The text, put together from the tokens, and the sentences located in it.
  public var analysis: Analysis
  /// For every sentence its comment lines, with `#`, in order.
  public var comments: [[String]]
  /// For every sentence and token the MISC column, without `SpaceAfter`; `_` where it is empty.
  public var notes: [[String]]

  public init(
    id: String? = nil, analysis: Analysis, comments: [[String]] = [], notes: [[String]] = []
  ) {
    self.id = id
    self.analysis = analysis
    self.comments = comments
    self.notes = notes
  }

  /// The value of `name=value` in the notes of a token, nil where there is none.
  public func note(_ name: String, sentence: Int, token: Int) -> String? {
    guard notes.indices.contains(sentence), notes[sentence].indices.contains(token) else {
      return nil
    }
    for pair in notes[sentence][token].split(separator: "|") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }
}
