import ArgumentParser
import AssayModel
import AssayReports
import AssayReview
import Foundation
import TOMLKit

/// What a workspace's `assay.toml` says.
struct Configuration {
  /// Who gives verdicts here, unless `ASSAY_REVIEWER` says otherwise.
  var reviewer: String?
  var scale = RatingScale.fivePoint
  /// The publisher of reports and fact-checks.
  var deskName: String?
  var deskURL: String?
  /// What a verdict wants, and whether a second reviewer must agree.
  var policy = Policy()
  /// After how many days claims are served to their reviewer again; nil for never.
  var servedAgainAfter: Int?
  /// How reports write days and numbers.
  var language = ReportLanguage.plain
  /// A folder with templates that take the place of the built-in ones, absolute.
  var templates: String?
  /// Keys that were given to actions other than the usual: action -> key.
  var keys: [String: String] = [:]

  init() {}

  init(readingFrom path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkbenchError("cannot read \(path)", .inputOutput)
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: String(decoding: data, as: UTF8.self))
    } catch let error as TOMLParseError {
      throw WorkbenchError(
        "\(path):\(error.source.begin.line): \(error.description)", .badData)
    }
    try Self.check(
      table.keys, against: ["reviewer", "scale", "desk", "report", "review", "policy", "keys"],
      in: path)
    reviewer = try Self.text(table["reviewer"], "reviewer", in: path)
    if let name = try Self.text(table["scale"], "scale", in: path) {
      scale = try RatingScale(named: name, in: path)
    }
    try readReview(of: table, in: path)
    if let report = table["report"]?.table { try readReport(of: report, in: path) }
    if let desk = table["desk"]?.table {
      try Self.check(desk.keys, against: ["name", "url"], in: path)
      deskName = try Self.text(desk["name"], "desk.name", in: path)
      deskURL = try Self.text(desk["url"], "desk.url", in: path)
    }
  }

  private mutating func readReport(of table: TOMLTable, in path: String) throws {
    try Self.check(table.keys, against: ["language", "templates"], in: path)
    if let code = try Self.text(table["language"], "report.language", in: path) {
      guard let known = ReportLanguage(code) else {
        throw WorkbenchError(
          "\(path): reports are not written in “\(code.visible())”; report.language is one of "
            + ReportLanguage.known.map(\.code).joined(separator: ", "), .badData)
      }
      language = known
    }
    let folder = (path as NSString).deletingLastPathComponent
    templates = try Self.text(table["templates"], "report.templates", in: path).map {
      Workspace.absolute($0, from: folder)
    }
  }

  /// A key nobody reads is a key mistyped.
  static func check(_ keys: [String], against known: [String], in path: String) throws {
    if let unknown = keys.first(where: { !known.contains($0) }) {
      throw WorkbenchError(
        "\(path): there is no setting “\(unknown)”; settings are \(known.joined(separator: ", "))",
        .badData)
    }
  }

  /// A setting that is a text; an empty one is as if it were not there.
  static func text(
    _ value: (any TOMLValueConvertible)?, _ name: String, in path: String
  ) throws -> String? {
    guard let value else { return nil }
    guard let text = value.string else {
      throw WorkbenchError("\(path): \(name) must be a text in quotation marks", .badData)
    }
    return text.isEmpty ? nil : text
  }

  static let sample = """
    # An Assay workspace. Everything here may be left out.

    # Who gives verdicts here. ASSAY_REVIEWER wins over it; without either, your login name.
    reviewer = ""

    # The ratings that verdicts use: five-point, politifact, averitec, or a file of your own,
    # as scale = "scale.toml".
    scale = "five-point"

    # The publisher of reports and of exported fact-checks.
    [desk]
    name = ""
    url = ""

    # How reports write days and numbers, and a folder with templates of your own.
    [report]
    # language = "de"
    # templates = "Templates"

    # With blind = true every verdict is sealed until a second reviewer has given one, too, and a
    # third decides where they differ. serve-again-after serves claims again after so many days.
    [review]
    # blind = true
    # serve-again-after = 28

    # What a verdict wants; `why-not RATING` tells what is missing.
    [policy]
    # origins = 2
    # primary-source = true
    # answered-contradiction = true
    # rationale = true
    # signature = true
    # second-reviewer = true

    # Other keys for `triage`, as next = "j"; `?` lists the actions.
    [keys]

    """
}
