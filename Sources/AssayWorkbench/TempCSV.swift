enum CSVText {
  static func row(_ cells: [String]) -> String { cells.joined(separator: ",") + "\n" }
}
