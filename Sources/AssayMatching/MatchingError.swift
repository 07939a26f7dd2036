/// What can go wrong with an index of vectors. None of it loses anything: the index is made from
/// the ledger, and can be made again.
public enum MatchingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is not what was written.
  case damagedIndex(path: String, reason: String)
  /// It was made of another ledger, or by other weights.
  case foreignIndex(path: String)
  case unwritableIndex(path: String, reason: String)

  public var description: String {
    switch self {
    case .damagedIndex(let path, let reason):
      "The index \(path) is damaged (\(reason)); `assay index` makes it anew."
    case .foreignIndex(let path):
      "The index \(path) is of another ledger or model; `assay index` makes it anew."
    case .unwritableIndex(let path, let reason): "The index \(path) cannot be written: \(reason)."
    }
  }
}
