/// Rows of CSV (RFC 4180), safe for spreadsheets as `ClaimTable` explains.
public enum CSVText {
  /// One row with its line break.
  public static func row(_ cells: [String]) -> [UInt8] {
    var out: [UInt8] = []
    for (i, cell) in cells.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      ClaimTable.append(cell: cell, to: &out)
    }
    out.append(0x0A)
    return out
  }
}
