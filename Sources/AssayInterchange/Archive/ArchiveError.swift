import AssayModel

/// Why an archive is not unpacked. Nothing of it is used then.
public enum ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  case notAnArchive(String)
  case refused(entry: String, String)
  case damaged(entry: String)
  case tooLarge(String)

  public var description: String {
    switch self {
    case .notAnArchive(let reason): "this is no zip archive that Assay opens: \(reason)"
    case .refused(let entry, let reason): "the file “\(entry.visible())” in it \(reason)"
    case .damaged(let entry):
      "the file “\(entry.visible())” in it is damaged: it does not unpack to what was packed"
    case .tooLarge(let what): "\(what), which is more than Assay opens"
    }
  }
}
