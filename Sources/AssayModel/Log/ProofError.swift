/// What a key, a checkpoint or a proof is found to be instead of what it says it is.
public enum ProofError: Error, Hashable, Sendable, CustomStringConvertible {
  case notACheckpoint(String)
  case notAKey
  case notAPrivateKey
  case notAProof(String)
  case wrongSignature(key: String)
  case unsigned(key: String)
  case wrongContent(fact: Int)
  case notIncluded(fact: Int)
  case otherLog(String, wanted: String)
  case notExtended(size: Int)

  public var description: String {
    switch self {
    case .notACheckpoint(let reason):
      "this is not a checkpoint: \(reason.visible())"
    case .notAKey:
      "this is not a public key of the form name+key id+base64, as `assay key` prints it"
    case .notAPrivateKey:
      "this is not a private key that `assay key` made"
    case .notAProof(let reason):
      "this is not a proof that `assay prove` wrote: \(reason.visible())"
    case .wrongSignature(let key):
      "the signature that is said to be \(key.visible())’s is not: the checkpoint was changed"
    case .unsigned(let key):
      "the checkpoint is not signed by \(key.visible())"
    case .wrongContent(let fact):
      "what is shown as the content of fact \(fact) is not what the log committed to"
    case .notIncluded(let fact):
      "fact \(fact) is not in the log of the checkpoint as it is shown"
    case .otherLog(let origin, let wanted):
      "the checkpoint is of the log \(origin.visible()), not of \(wanted.visible())"
    case .notExtended(let size):
      "the log does not extend the checkpoint: its first \(size) facts are not those of then"
    }
  }
}
