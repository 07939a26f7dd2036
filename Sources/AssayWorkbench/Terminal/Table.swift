import AssayModel

/// Rows under headings. On a terminal the widest text column gives way; in a pipe nothing is cut.
struct Table {
  struct Column {
    var heading: String
    /// Whether it may be cut to fit.
    var flexible = false
    var rightAligned = false
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row. Cells come from data: what could act on the terminal is made visible, save for
  /// the colours of `Style`, so a cell that is styled must be made visible before.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  func text(width: Int?, style: Style) -> String {
    var widths = columns.map { $0.heading.displayWidth }
    for row in rows {
      for (i, cell) in row.enumerated() { widths[i] = max(widths[i], cell.displayWidth) }
    }
    if let width {
      let spare = width - widths.reduce(0, +) - 2 * (columns.count - 1)
      let flexible = columns.indices.filter { columns[$0].flexible }
      if spare < 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }) {
        widths[widest] = max(4, widths[widest] + spare)
      }
    }
    var out = line(columns.map { style.dim($0.heading) }, widths)
    for row in rows { out += line(row, widths) }
    return out
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var out = ""
    for (i, cell) in cells.enumerated() {
      let cut = columns[i].flexible ? cell.cut(to: widths[i]) : cell
      let space = String(repeating: " ", count: max(0, widths[i] - cut.displayWidth))
      if i > 0 { out += "  " }
      out += columns[i].rightAligned ? space + cut : cut
      if !columns[i].rightAligned && i < cells.count - 1 { out += space }
    }
    return out + "\n"
  }
}
