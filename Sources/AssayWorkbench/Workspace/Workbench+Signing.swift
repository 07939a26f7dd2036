import AssayLedger
import AssayModel
import Foundation

extension Workbench {
  /// The key that signs what the reviewer says: the private half of the one that the reviewer is
  /// bound to. Nil where that is none, or is not at hand.
  /// - Throws: where `ASSAY_REVIEWER_KEY` names a file that does not hold it.
  func signer() throws -> NoteSigner? {
    guard let bound = try ledger.key(of: reviewer) else { return nil }
    let file = SigningKey(reviewer: reviewer, from: folder)
    let key = try file.read()
    if let key, key.verifier.description == bound { return key }
    if file.isNamed {
      throw WorkbenchError(
        "\(file.path.visible()), which ASSAY_REVIEWER_KEY names, "
          + (key == nil ? "is not there" : "is not the key that \(reviewer.visible()) is bound to")
          + "; `assay whoami` tells of both", .noInput)
    }
    return nil
  }

  /// How a verdict is going to be signed; nil where the reviewer is bound to no key.
  func signing(by signer: NoteSigner?) throws -> Signing? {
    if signer != nil { return .signed }
    return try ledger.key(of: reviewer) == nil ? nil : .unsigned
  }
}
