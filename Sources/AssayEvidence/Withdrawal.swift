import Foundation

/// Kept files on their way out: put out of sight first, so that they can be put back until the
/// ledger has recorded that they are gone.
public struct Withdrawal {
  fileprivate static let mark = ".redacted-"
  private let moves: [(from: String, to: String)]

  fileprivate init(_ files: [String], in workspace: String) throws(EvidenceError) {
    var done: [(from: String, to: String)] = []
    for file in files {
      let path = "\(workspace)/\(file)"
      let folder = (path as NSString).deletingLastPathComponent
      let hidden = "\(folder)/\(Self.mark)\((path as NSString).lastPathComponent)"
      if rename(path, hidden) == 0 {
        done.append((path, hidden))
      } else if errno != ENOENT {  // what is gone already need not go
        let detail = String(cString: strerror(errno))
        for move in done { rename(move.to, move.from) }
        throw .cannotRemove(path: file, detail: detail)
      }
    }
    moves = done
  }

  public func destroy() throws(EvidenceError) {
    for move in moves where unlink(move.to) != 0 && errno != ENOENT {
      throw .cannotRemove(path: move.to, detail: String(cString: strerror(errno)))
    }
  }

  public func putBack() {
    for move in moves { rename(move.to, move.from) }
  }
}

extension EvidenceStore {
  /// Puts kept files out of sight.
  /// - Parameter files: relative to the workspace.
  public func withdraw(_ files: [String]) throws(EvidenceError) -> Withdrawal {
    try Withdrawal(files, in: workspace)
  }

  /// Ends withdrawals that were cut short: destroys what no fact refers to any more, and puts the
  /// rest back.
  public func finishWithdrawals(keeping known: Set<String>) throws(EvidenceError) {
    for hidden in keptFiles() {
      let folder = (hidden as NSString).deletingLastPathComponent
      let name = (hidden as NSString).lastPathComponent
      guard name.hasPrefix(Withdrawal.mark) else { continue }
      let original = "\(folder)/\(name.dropFirst(Withdrawal.mark.count))"
      let done =
        known.contains(original)
        ? rename("\(workspace)/\(hidden)", "\(workspace)/\(original)")
        : unlink("\(workspace)/\(hidden)")
      if done != 0 {
        throw .cannotRemove(path: hidden, detail: String(cString: strerror(errno)))
      }
    }
  }
}
