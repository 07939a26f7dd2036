/// Words that deny another by their form: `informed` and `uninformed`, `harmful` and `harmless`.
enum NegatedForms {
  static func isPair(_ x: String, _ y: String) -> Bool { denies(x, y) || denies(y, x) }

  private static func denies(_ x: String, _ y: String) -> Bool {
    if harmless.contains(x) { return false }
    for prefix in prefixes where x.utf8.count == y.utf8.count + prefix.utf8.count {
      if y.utf8.count > 3, x.hasPrefix(prefix), x.hasSuffix(y) { return true }
    }
    guard x.hasSuffix("less"), y.hasSuffix("ful") else { return false }
    return x.dropLast(4) == y.dropLast(3)
  }

  private static let prefixes = ["un", "in", "im", "il", "ir", "dis", "non", "non-"]

  /// Words that only look so.
  private static let harmless: Set<String> = [
    "invaluable", "inflammable", "indeed", "infamous", "inland", "inside", "indoor", "income",
    "intake", "invest", "import", "imprint", "imprison", "immigrate", "inform", "discover",
    "disease", "discharge", "display", "dispose", "distress", "intense", "impress",
  ]
}
