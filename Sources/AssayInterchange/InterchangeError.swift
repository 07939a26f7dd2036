/// What keeps a whole file from being read. A single bad row never does: see `RejectedRow`.
public enum InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case notGzip(file: String)
  case brokenGzip(file: String, reason: String)
  case unknownFormat(file: String)
  case noHeader(file: String)
  case noTextColumn(file: String, columns: [String])
  case unknownField(String)
  case unreadableMapping(String)
  case columnMappedTwice(field: String)
  case noSuchColumn(name: String, file: String, columns: [String])
  case brokenHeader(file: String, line: Int, column: Int, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)."
    case .notGzip(let file):
      "\(file) is named .gz but is not gzip data; rename it to say what it is."
    case .brokenGzip(let file, let reason):
      "\(file) is broken gzip data: \(reason); get the file again."
    case .unknownFormat(let file):
      "\(file) does not tell its format by its name; say which it is: csv, tsv, jsonl or json."
    case .noHeader(let file): "\(file) has no header line; the first line must name the columns."
    case .noTextColumn(let file, let columns):
      "\(file) has no column for the claim's words (its columns: \(Self.list(columns))); "
        + "name it, as in --map text=\(columns.first ?? "COLUMN")."
    case .unknownField(let name):
      "“\(name)” is no field of a claim; the fields are "
        + "\(Self.list(ImportField.allCases.map(\.rawValue)))."
    case .unreadableMapping(let text):
      "“\(text)” does not map a field to a column; write field=column, as in text=Statement."
    case .columnMappedTwice(let field): "The field \(field) is mapped more than once."
    case .noSuchColumn(let name, let file, let columns):
      "\(file) has no column “\(name)”; its columns are \(Self.list(columns))."
    case .brokenHeader(let file, let line, let column, let reason):
      "\(file), line \(line), column \(column): the header cannot be read: \(reason)."
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(40).map { $0.visible() }.joined(separator: ", ")
    return names.count > 40 ? "\(shown) and \(names.count - 40) more" : shown
  }
}
