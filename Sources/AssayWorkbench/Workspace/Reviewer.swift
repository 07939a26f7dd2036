import AssayModel
import Foundation

/// Who acts, and what says so.
struct Reviewer {
  let name: String
  /// `ASSAY_REVIEWER`, `assay.toml`, or the login.
  let origin: String

  init(_ configuration: Configuration) {
    let environment = ProcessInfo.processInfo.environment
    let candidates = [
      (environment["ASSAY_REVIEWER"], "ASSAY_REVIEWER"),
      (configuration.reviewer, Workspace.configurationName),
      (environment["LOGNAME"], "the login"), (environment["USER"], "the login"),
    ]
    for case (let name?, let origin) in candidates where !name.isEmpty {
      self.name = name
      self.origin = origin
      return
    }
    name = NSUserName()
    origin = "the login"
  }

  /// A reviewer's name as part of a file's, another for every reviewer.
  static func fileName(of reviewer: String) -> String {
    let plain = reviewer.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let mark = plain == Array(reviewer) ? "" : "-" + ContentID("reviewer", [reviewer]).short
    return String(plain) + mark
  }
}
