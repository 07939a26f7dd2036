/// What can go wrong in reading English: files of models and of annotations.
public enum LanguageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A model file is in none of the folders searched.
  case missingModel(name: String, searched: [String])
  /// A model file is there but is not what the program expects.
  case damagedModel(path: String, reason: String)
  /// A line that is not CoNLL-U.
  case badCoNLLU(file: String, line: Int, reason: String)
  /// A file that cannot be read or written.
  case unreadable(path: String, reason: String)

  public var description: String {
    switch self {
    case .missingModel(let name, let searched):
      "The language model \(name) was not found in \(searched.joined(separator: " or ")); "
        + "install it there or set ASSAY_RESOURCES to its folder."
    case .damagedModel(let path, let reason):
      "The language model \(path) cannot be used (\(reason)); install it again."
    case .badCoNLLU(let file, let line, let reason):
      "\(file), line \(line) is not CoNLL-U: \(reason)."
    case .unreadable(let path, let reason):
      "\(path) cannot be used: \(reason)."
    }
  }
}
