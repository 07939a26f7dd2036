/// What can go wrong in reading English: files of annotations.
public enum LanguageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line that is not CoNLL-U.
  case badCoNLLU(file: String, line: Int, reason: String)
  /// A file that cannot be read or written.
  case unreadable(path: String, reason: String)

  public var description: String {
    switch self {
    case .badCoNLLU(let file, let line, let reason):
      "\(file), line \(line) is not CoNLL-U: \(reason)."
    case .unreadable(let path, let reason):
      "\(path) cannot be used: \(reason)."
    }
  }
}
