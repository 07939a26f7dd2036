/// Which columns the user named for which fields, as in `--map text=Statement,claimant=Speaker`.
public struct ImportMapping: Hashable, Sendable {
  /// A field without a column (`kinds=`) is not looked for.
  public private(set) var columns: [ImportField: String] = [:]
  /// The column that holds a row's own key, from `--key`. It may also be a field's column.
  public var key: String?

  public init(_ columns: [ImportField: String] = [:], key: String? = nil) {
    self.columns = columns
    self.key = key
  }

  /// Reads `field=column` pairs that commas separate. A comma that no field follows belongs to
  /// the column's name.
  public init(parsing texts: [String], key: String? = nil) throws {
    self.key = key
    for text in texts {
      var pairs: [String] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let name = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if name.count == 2 || pairs.isEmpty {
          pairs.append(String(part))
        } else {
          pairs[pairs.count - 1] += "," + part
        }
      }
      for pair in pairs { try add(pair) }
    }
  }

  private mutating func add(_ pair: String) throws {
    guard let equals = pair.firstIndex(of: "=") else {
      throw InterchangeError.unreadableMapping(pair)
    }
    let name = pair[..<equals].trimmed
    guard let field = ImportField(name: name) else { throw InterchangeError.unknownField(name) }
    guard columns[field] == nil else {
      throw InterchangeError.columnMappedTwice(field: field.rawValue)
    }
    columns[field] = pair[pair.index(after: equals)...].trimmed
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
