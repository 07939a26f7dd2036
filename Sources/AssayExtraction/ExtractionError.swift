/// What can go wrong before a claim is looked for.
public enum ExtractionError: Error, Hashable, CustomStringConvertible {
  /// The file of that name is missing from the models.
  case missingModel(String)
  /// The file of that name is no model of this version.
  case notAModel(String)

  public var description: String {
    switch self {
    case .missingModel(let name):
      "The model \(name) is not among the installed models: install assay again, with its models."
    case .notAModel(let name):
      "The model \(name) is damaged or of another version: install assay again, with its models."
    }
  }
}
