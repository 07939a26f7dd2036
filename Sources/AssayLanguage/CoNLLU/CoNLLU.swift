/// The exchange format of Universal Dependencies, <https://universaldependencies.org/format.html>.
public enum CoNLLU {
  /// Reads a file's text into its documents.
  ///
  /// The text of each document is put together from its tokens as the format prescribes:
  /// `SpaceAfter=No` glues, `# newpar` begins a paragraph after an empty line. Enhanced
  /// dependencies and empty nodes are left out. O(n) in the length of the text.
  ///
  /// - Parameter name: the file's name, for errors.
  /// - Throws: `LanguageError.badCoNLLU` with the line at fault.
  public static func documents(in text: String, name: String) throws(LanguageError)
    -> [AnnotatedDocument]
  {
    var reader = CoNLLUReader(name: name)
    var line = 0
    for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      var bytes = bytes
      if bytes.last == 0x0D { bytes = bytes.dropLast() }
      if bytes.isEmpty {
        try reader.endSentence()
      } else {
        try reader.read(Substring(bytes), line: line)
      }
    }
    try reader.endSentence()
    return reader.finish()
  }
}
