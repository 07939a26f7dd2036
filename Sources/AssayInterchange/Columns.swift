import AssayModel

/// A column of a table, or a key of JSON objects, with what is made of it.
struct Column {
  /// As the file spells it.
  let name: String
  let bytes: [UInt8]
  /// The name as a member's key: a JSON string and a colon.
  let json: [UInt8]
  var field: ImportField?
  /// How good a guess the field is; 0 is best.
  var rank = 0
  var isKey = false

  /// Whether the column is kept as it is.
  var isOther: Bool { field == nil && !isKey }

  init(_ name: String) {
    self.name = name
    bytes = Array(name.utf8)
    var json: [UInt8] = []
    JSONText.append(name, to: &json)
    json.append(UInt8(ascii: ":"))
    self.json = json
  }
}

/// All columns that a file showed so far. A class, since every row passes it on many times.
final class Columns {
  /// More different keys than this in a file of JSON objects are data, not names.
  static let limit = 10_000
  static let nameLimit = 1000

  private(set) var all: [Column] = []
  /// Whether the columns are those of a header, not keys of objects.
  private(set) var isTable = false
  /// By the field's slot: the columns that may give it, best first.
  private(set) var candidates: [[Int]] = Array(repeating: [], count: ImportField.allCases.count)
  private(set) var keyColumn: Int?
  /// Keys that tell ClaimReview and the items of a feed, where the file has them.
  private(set) var typeColumn: Int?
  private(set) var reviewColumn: Int?
  private(set) var itemColumn: Int?
  private let mapping: ImportMapping
  private var indexes: [String: Int] = [:]

  init(_ mapping: ImportMapping) { self.mapping = mapping }

  func index(of name: String) -> Int? { indexes[name] }

  /// Adds the columns of a header. A name that comes twice gets a number, an empty one too.
  func add(header: [String]) {
    isTable = true
    for (i, name) in header.enumerated() {
      var unique = name.trimmed.isEmpty ? "column \(i + 1)" : name
      var number = 2
      while indexes[unique] != nil {
        unique = "\(name) (\(number))"
        number += 1
      }
      add(unique)
    }
  }

  @discardableResult
  func add(_ name: String) -> Int {
    let index = all.count
    var column = Column(name)
    column.isKey = mapping.key.map { names($0, name) } ?? false && keyColumn == nil
    if let (field, rank) = use(of: name) {
      column.field = field
      column.rank = rank
      candidates[field.slot].append(index)
    }
    all.append(column)
    if column.isKey { keyColumn = index }
    switch name {
    case "@type": typeColumn = index
    case "claimReviewed": reviewColumn = index
    case "item": itemColumn = index
    default: break
    }
    if let field = column.field {
      candidates[field.slot].sort { (all[$0].rank, $0) < (all[$1].rank, $1) }
    }
    indexes[name] = index
    return index
  }

  /// Whether column number `index` has this name, byte for byte.
  @inline(__always)
  func isNamed(_ index: Int, _ bytes: Bytes, from start: Int, to end: Int) -> Bool {
    index < all.count && ByteScan.equal(bytes, start, end &- start, all[index].bytes)
  }

  /// What the user said the column is, else what its name suggests, unless the user gave that
  /// field another column.
  private func use(of name: String) -> (ImportField, Int)? {
    for field in ImportField.allCases {
      if let wanted = mapping.columns[field], !wanted.isEmpty, names(wanted, name) {
        return (field, 0)
      }
    }
    guard let (field, rank) = ImportField.guess(name), mapping.columns[field] == nil,
      !(field == .key && mapping.key != nil)
    else { return nil }
    return (field, rank)
  }

  /// Whether a name that the user typed is this column's: letter case and outer space aside.
  private func names(_ typed: String, _ name: String) -> Bool {
    typed.trimmed.lowercased() == name.trimmed.lowercased()
  }

  /// Whether the user said which column holds the claim's words.
  var isTextMapped: Bool { mapping.columns[.text] != nil }

  /// Refuses a file that lacks a column the user named, or has none for the claim's words.
  /// - Parameter isWhole: whether all rows were seen; a key of JSON may else still come. Only the
  ///   rows' own key must be there from the start, since all else rests on it.
  func check(file: String, isWhole: Bool = true) throws {
    let names = all.map(\.name)
    let mapped = isWhole ? mapping.columns.values.sorted() : []
    for wanted in mapped + [mapping.key].compactMap(\.self)
    where !wanted.isEmpty && !names.contains(where: { self.names(wanted, $0) }) {
      throw InterchangeError.noSuchColumn(name: wanted, file: file, columns: names)
    }
    if candidates[ImportField.text.slot].isEmpty && itemColumn == nil {
      throw InterchangeError.noTextColumn(file: file, columns: names)
    }
  }
}
