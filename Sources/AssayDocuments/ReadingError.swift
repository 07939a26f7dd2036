/// Why a file gave no document. Each case names the file and says what to do.
public enum ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file holds no text, or nothing but white space.
  case empty(name: String)
  /// The file is no text; `kind` says what it looks like, as in `a PNG image`.
  case binary(name: String, kind: String)
  /// A format that is known but not read; `advice` says what to do instead.
  case unsupported(name: String, kind: String, advice: String)
  /// The file asks for a password.
  case encrypted(name: String)
  /// The format's own structure is broken; `reason` is a clause.
  case damaged(name: String, reason: String)
  /// A program that reads this format is not installed.
  case missingTool(name: String, tool: String, package: String)
  /// The unpacked file would be larger than `limit` bytes.
  case tooLarge(name: String, limit: Int)

  public var description: String {
    switch self {
    case .empty(let name): "\(name) holds no text."
    case .binary(let name, let kind):
      "\(name) is \(kind), not a text: give a text, Markdown, HTML, PDF, DOCX or mail file."
    case .unsupported(let name, let kind, let advice):
      "\(name) is \(kind), which is not read: \(advice)."
    case .encrypted(let name):
      "\(name) is protected by a password: save a copy without one, then read that."
    case .damaged(let name, let reason): "\(name) cannot be read: \(reason)."
    case .missingTool(let name, let tool, let package):
      "\(name) needs the program \(tool): install the Debian package \(package)."
    case .tooLarge(let name, let limit):
      "\(name) is larger than \(limit / 1_048_576) MB when unpacked: split it, or unpack it yourself."
    }
  }
}
