import AssayModel

/// Why a report could not be made. All of these are faults of a template.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// The template is not Mustache.
  case syntax(template: String, line: Int, column: Int, what: String)
  /// A tag names what no report holds.
  case unknownKey(template: String, line: Int, key: String, nearest: String?)
  /// A tag asks for a template that does not exist.
  case unknownPartial(template: String, line: Int, partial: String)
  /// A template includes itself, directly or through others.
  case recursion(template: String, path: [String])
  /// A file replaces a template that no report uses.
  case unknownTemplate(name: String, known: [String])

  public var description: String {
    switch self {
    case .syntax(let template, let line, let column, let what):
      return "Template \(template.visible()), line \(line), column \(column): \(what)."
    case .unknownKey(let template, let line, let key, let nearest):
      let hint = nearest.map { " Did you mean {{\($0)}}?" } ?? ""
      return "Template \(template.visible()), line \(line): a report has no {{\(key.visible())}}."
        + hint + " Documentation/REPORTS.md lists what there is."
    case .unknownPartial(let template, let line, let partial):
      return "Template \(template.visible()), line \(line): there is no template "
        + "\(partial.visible()) to include."
    case .recursion(let template, let path):
      return "Template \(template.visible()) includes itself: "
        + path.map { $0.visible() }.joined(separator: " > ") + "."
    case .unknownTemplate(let name, let known):
      return "No report uses a template \(name.visible()). There are: "
        + known.joined(separator: ", ") + "."
    }
  }
}
