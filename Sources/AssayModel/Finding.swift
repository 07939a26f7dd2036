/// Something that does not match what was recorded: what a verification names.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  public enum Place: Hashable, Sendable {
    /// Columns of one fact, of which at least one is wrong.
    case fact(number: Int, kind: String, columns: [String])
    /// A row of another table of the ledger.
    case row(table: String, row: String, columns: [String])
    /// A part of the database: an index, a trigger, the full-text index, a setting.
    case part(String)
    /// A file of the workspace, relative to it.
    case file(String)
    /// A checkpoint that was kept elsewhere.
    case checkpoint(String)
  }

  public var place: Place
  /// What is wrong, as a sentence without its subject and its period.
  public var problem: String

  public init(_ place: Place, _ problem: String) {
    self.place = place
    self.problem = problem
  }

  public var description: String { "\(name): \(problem)" }

  private var name: String {
    switch place {
    case .fact(let number, let kind, let columns):
      "fact \(number) (\(kind.visible())), \(columns.joined(separator: ", "))"
    case .row(let table, let row, let columns):
      "\(table) \(row), \(columns.joined(separator: ", "))"
    case .part(let part): part.visible()
    case .file(let path): path.visible()
    case .checkpoint(let name): name.visible()
    }
  }

  public var json: JSONValue {
    var members: [String: JSONValue] = ["problem": .string(problem)]
    switch place {
    case .fact(let number, let kind, let columns):
      members["fact"] = .int(number)
      members["kind"] = .string(kind)
      members["columns"] = .array(columns.map(JSONValue.string))
    case .row(let table, let row, let columns):
      members["table"] = .string(table)
      members["row"] = .string(row)
      members["columns"] = .array(columns.map(JSONValue.string))
    case .part(let part): members["part"] = .string(part)
    case .file(let path): members["file"] = .string(path)
    case .checkpoint(let name): members["checkpoint"] = .string(name)
    }
    return .object(members)
  }
}
