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
  case leftOut(fact: Int)
  case notNamed(fact: Int)
  case wrongRecord(evidence: Int)

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
    case .leftOut(let fact):
      "the proof leaves out fact \(fact), which the report as it was published tells of"
    case .notNamed(let fact):
      "the proof shows fact \(fact) in a place where the report as it was published does not"
    case .wrongRecord(let evidence):
      "what is shown of the evidence of fact \(evidence) is not what reviewers laid beside a claim"
    }
  }
}
