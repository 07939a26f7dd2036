/// Makes fields of a claim out of a row's cells, and refuses what no claim can have.
struct RowBuilder {
  /// What has to be written anew: escapes resolved, others as JSON. It will stand behind the
  /// chunk, so offsets into it begin at the chunk's length.
  var scratch: [UInt8] = []
  private var chunkCount = 0
  private var row = 0
  /// The row's columns, each once.
  private var present: [Int] = []
  /// Those that no field took, and the same by name, as canonical JSON sorts them.
  private(set) var others: [Int] = []
  private(set) var othersByName: [Int] = []
  private var lastOthers: [Int] = []
  /// Of each column: the last row that had it and that used it, and its cell in the former.
  private var seen: [Int] = []
  private var used: [Int] = []
  private var cellOf: [Int] = []

  /// Of the columns, as far as they are known: their number, whether they have a field, and the
  /// candidates of each field one after the other.
  private var known = 0
  private var isField: [Bool] = []
  private var candidates: [Int] = []
  private var candidateStarts: [Int] = []

  /// Begins a chunk of `count` bytes.
  mutating func begin(chunk count: Int) {
    chunkCount = count
    scratch.removeAll(keepingCapacity: true)
  }

  /// - Throws: a fault at the cell that is wrong.
  mutating func fields(
    _ cells: [Cell], of columns: Columns, in bytes: Bytes, rowEnd: Int
  ) throws(Fault) -> RowFields {
    index(cells, columns)
    var out = RowFields()
    guard let text = take(.text, cells, columns), !Self.isBlank(text, bytes) else {
      throw noText(cells, columns, rowEnd)
    }
    guard text.form == .text || text.form == .doubled || text.form == .escaped else {
      throw Fault(offset: text.start, reason: "\(columns.all[text.column].label) is not a string")
    }
    out.text = try words(text, columns, bytes)
    out.claimant = try words(.claimant, cells, columns, bytes)
    out.date = try words(.date, cells, columns, bytes)
    out.quote = try words(.quote, cells, columns, bytes)
    // A quote that says nothing new is none: a claim without one has its text for a quote.
    if let quote = string(of: out.quote, bytes), quote == string(of: out.text, bytes) {
      out.quote = .none
    }
    out.rating = try words(.rating, cells, columns, bytes)
    out.rationale = try words(.rationale, cells, columns, bytes)
    let rest = try readDocument(&out, cells, columns, bytes)
    if let column = columns.keyColumn {
      out.key =
        try cell(in: column, cells).map { key throws(Fault) in
          try words(key, columns, bytes)
        } ?? .none
    } else {
      out.key = try words(.key, cells, columns, bytes)
    }
    try readSpan(&out, cells, columns, bytes)
    if let kinds = take(.kinds, cells, columns) {
      out.kinds = try readKinds(kinds, columns, bytes)
    }
    if let evidence = take(.evidence, cells, columns) {
      out.evidence = try readEvidence(evidence, columns, bytes)
    }
    out.others = try others(cells, columns, bytes, documentRest: rest)
    return out
  }

  /// Notes which columns the row has. Of a key that comes twice the last value counts.
  private mutating func index(_ cells: [Cell], _ columns: Columns) {
    row += 1
    present.removeAll(keepingCapacity: true)
    if known != columns.all.count || known == 0 { learn(columns) }
    for (i, cell) in cells.enumerated() {
      if seen[cell.column] != row { present.append(cell.column) }
      seen[cell.column] = row
      cellOf[cell.column] = i
    }
  }

  /// Copies what every row asks of the columns, after new ones came.
  private mutating func learn(_ columns: Columns) {
    known = columns.all.count
    let new = known - seen.count
    seen.append(contentsOf: repeatElement(0, count: new))
    used.append(contentsOf: repeatElement(0, count: new))
    cellOf.append(contentsOf: repeatElement(0, count: new))
    isField = columns.all.map { $0.field != nil }
    candidates = columns.candidates.flatMap(\.self)
    candidateStarts = columns.candidates.reduce(into: [0]) { starts, list in
      starts.append((starts.last ?? 0) + list.count)
    }
  }

  /// The cell of a column, unless it holds nothing.
  func cell(in column: Int, _ cells: [Cell]) -> Cell? {
    guard column < seen.count, seen[column] == row else { return nil }
    let cell = cells[cellOf[column]]
    return cell.isEmpty || cell.form == .null ? nil : cell
  }

  /// Finds the columns that are kept as they are. Most rows of a file keep the same ones, so that
  /// they are rarely sorted anew.
  mutating func keepOthers(_ cells: [Cell], _ columns: Columns, documentColumn: Int?) {
    swap(&others, &lastOthers)
    others.removeAll(keepingCapacity: true)
    let keyColumn = columns.keyColumn
    let isTable = columns.isTable
    for column in present {
      if column != documentColumn {
        if used[column] == row || keyColumn == column { continue }
        // An empty cell of a table says nothing; an empty or null member of JSON is kept.
        let isKept = !isField[column] && !isTable
        if !isKept && cell(in: column, cells) == nil { continue }
      }
      others.append(column)
    }
    if others != lastOthers || othersByName.count != others.count {
      othersByName = others.sorted { columns.all[$0].name < columns.all[$1].name }
    }
  }

  /// The cell of a column that the row has, be it empty.
  func lastCell(in column: Int, _ cells: [Cell]) -> Cell { cells[cellOf[column]] }

  /// The cell of the field's best column that holds anything.
  mutating func take(_ field: ImportField, _ cells: [Cell], _ columns: Columns) -> Cell? {
    let slot = field.slot
    var i = candidateStarts[slot]
    while i < candidateStarts[slot + 1] {
      let column = candidates[i]
      i += 1
      if let cell = cell(in: column, cells) {
        used[column] = row
        return cell
      }
    }
    return nil
  }

  private mutating func words(
    _ field: ImportField, _ cells: [Cell], _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) -> Piece {
    guard let cell = take(field, cells, columns) else { return .none }
    return try words(cell, columns, bytes)
  }

  /// The cell's text. A list of strings is put in a row; a number or a truth value is what its
  /// literal says.
  mutating func words(
    _ cell: Cell, _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) -> Piece {
    switch cell.form {
    case .text, .number, .boolean, .null: return Piece(cell.start..<cell.end)
    case .doubled, .escaped:
      return append { scratch in cell.appendText(of: bytes, to: &scratch) }
    case .array, .object:
      let value = try cell.tree(in: bytes)
      let strings = value.array.map { $0.compactMap(\.string) }
      if let strings, strings.count == value.array?.count {
        return append { scratch in
          scratch.append(contentsOf: strings.joined(separator: ", ").utf8)
        }
      }
      if let name = value["name"]?.string {
        return append { scratch in scratch.append(contentsOf: name.utf8) }
      }
      throw Fault(
        offset: cell.start,
        reason: "\(columns.all[cell.column].label) holds no text but a structure")
    }
  }

  /// Writes something new to the scratch.
  mutating func append(_ write: (inout [UInt8]) -> Void) -> Piece {
    let start = scratch.count
    write(&scratch)
    return piece(from: start)
  }

  /// What the scratch holds from `start` on.
  func piece(from start: Int) -> Piece {
    Piece(chunkCount + start..<chunkCount + scratch.count)
  }

  /// A piece of the chunk or of the scratch as a string.
  func string(of piece: Piece, _ bytes: Bytes) -> String? {
    guard let range = piece.range else { return nil }
    if range.lowerBound < bytes.count {
      return String(decoding: Bytes(rebasing: bytes[range]), as: UTF8.self)
    }
    return String(
      decoding: scratch[range.lowerBound - bytes.count..<range.upperBound - bytes.count],
      as: UTF8.self)
  }

  private static func isBlank(_ cell: Cell, _ bytes: Bytes) -> Bool {
    if cell.form == .number || bytes[cell.start] > 0x20 { return false }
    return bytes[cell.start..<cell.end].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private func noText(_ cells: [Cell], _ columns: Columns, _ rowEnd: Int) -> Fault {
    for column in columns.candidates[ImportField.text.slot] where seen[column] == row {
      return Fault(
        offset: cells[cellOf[column]].start, reason: "\(columns.all[column].label) is empty")
    }
    return Fault(offset: rowEnd, reason: "the row has no text")
  }
}

extension Column {
  /// How a fault names it: `start`, or `text (column “Statement”)`.
  var label: String {
    let shown = name.visible()
    guard let field else { return "“\(shown)”" }
    return field.rawValue == name.lowercased() ? shown : "\(field.rawValue) (column “\(shown)”)"
  }
}
