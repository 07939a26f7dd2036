/// What can go wrong with evidence.
public enum EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
  case cannotKeep(path: String, detail: String)
  case cannotRemove(path: String, detail: String)
  case missing(path: String)
  case changed(path: String)

  public var description: String {
    switch self {
    case .cannotKeep(let path, let detail): "cannot keep the evidence as \(path): \(detail)"
    case .cannotRemove(let path, let detail): "cannot remove the evidence \(path): \(detail)"
    case .missing(let path): "the evidence kept as \(path) is gone"
    case .changed(let path): "the evidence kept as \(path) is not what was captured"
    }
  }
}
