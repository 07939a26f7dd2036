/// One value of a row, as it stands in the chunk of bytes that is being read.
struct Cell {
  enum Form: UInt8 {
    /// The bytes are the text.
    case text
    /// The bytes are the text with each quotation mark written twice (CSV).
    case doubled
    /// The bytes are the inside of a JSON string with escapes.
    case escaped
    /// A JSON value: its literal.
    case number
    case boolean
    case null
    case array
    case object
  }

  var start: Int
  var end: Int
  var form: Form
  /// Index of the column.
  var column: Int

  var isEmpty: Bool { start == end }
}

/// What is wrong, and at which byte of the chunk.
struct Fault: Error {
  var offset: Int
  var reason: String
}

/// What a syntax found where a row should begin.
enum RowStep {
  /// A row; its cells are where the caller asked for them. `end` is after its last byte without
  /// the line break, `next` where the next row begins.
  case row(end: Int, next: Int)
  /// Something that is no row.
  case rejected(Fault, end: Int, next: Int)
  /// Nothing but white space up to `next`.
  case blank(next: Int)
  /// A row so long that it is not kept; its line has to be skipped.
  case overlong(Fault)
  /// The chunk ends before one can tell.
  case incomplete
}

/// Cuts a chunk of bytes into rows and rows into cells. What it answers depends on the bytes
/// alone, not on where a chunk happens to end.
protocol RowSyntax {
  /// - Parameters:
  ///   - bytes: the chunk.
  ///   - start: where the row begins.
  ///   - isLast: whether the file ends with the chunk.
  ///   - cells: receives the row's cells.
  ///   - columns: where cells belong; JSON objects add to them.
  mutating func step(
    _ bytes: Bytes, at start: Int, isLast: Bool, cells: inout [Cell], columns: Columns
  ) -> RowStep
}

extension RowStep {
  static func tooLong(_ start: Int, limit: Int) -> RowStep {
    .overlong(.tooLong("row", start, limit: limit))
  }
}

extension Fault {
  static func tooLong(_ what: String, _ start: Int, limit: Int) -> Fault {
    let size = limit % (1 << 20) == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
    return Fault(offset: start, reason: "the \(what) is longer than \(size); it is passed over")
  }
}
