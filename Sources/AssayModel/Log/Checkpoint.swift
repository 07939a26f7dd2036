/// A log's size and root at some time, in the form that C2SP's tlog-checkpoint gives it: the
/// origin, the decimal size and the root in base64, a line each.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name: `assay/` and 16 hexadecimal digits.
  public var origin: String
  /// Number of facts.
  public var size: Int
  /// Merkle tree hash of RFC 6962 over the leaves of the first `size` facts.
  public var root: Fingerprint

  public init(origin: String, size: Int, root: Fingerprint) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  public var text: String {
    "\(origin)\n\(size)\n\(Base64.string(Hex.bytes(root.hex) ?? []))\n"
  }

  /// Reads what `text` writes; further lines, which the format allows, are left alone.
  public init(text: String) throws(ProofError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last == "", !lines[0].isEmpty else {
      throw .notACheckpoint("it has no lines for origin, size and root")
    }
    guard let size = Int(lines[1]), size >= 0, String(size) == lines[1] else {
      throw .notACheckpoint("its second line is no size")
    }
    guard let root = Base64.bytes(String(lines[2])), root.count == 32,
      let fingerprint = Fingerprint(hex: Hex.string(root))
    else { throw .notACheckpoint("its third line is no SHA-256 in base64") }
    self.init(origin: String(lines[0]), size: size, root: fingerprint)
  }
}
