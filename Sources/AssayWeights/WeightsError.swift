/// What can go wrong with the files of models.
public enum WeightsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A model file is in none of the folders searched.
  case missingModel(name: String, searched: [String])
  /// A model file is there but is not what the program expects.
  case damagedModel(path: String, reason: String)
  case unwritable(path: String)

  public var description: String {
    switch self {
    case .missingModel(let name, let searched):
      "The language model \(name) was not found in \(searched.joined(separator: " or ")); "
        + "install it there or set ASSAY_RESOURCES to its folder."
    case .damagedModel(let path, let reason):
      "The language model \(path) cannot be used (\(reason)); install it again."
    case .unwritable(let path): "\(path) cannot be written."
    }
  }
}
