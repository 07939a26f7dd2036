/// Names of authors as pages give them.
enum Author {
  /// The name in `By Jane Doe`, `Posted by Jane Doe`; nil for an address, a link or nothing.
  static func name(_ text: String) -> String? {
    guard var name = plainLine(text) else { return nil }
    for lead in ["posted by ", "written by ", "analysis by ", "opinion by ", "by: ", "by "] {
      if name.lowercased().hasPrefix(lead) {
        name = String(name.dropFirst(lead.count))
        break
      }
    }
    // What follows is the paper, the hour, or a name elsewhere.
    for mark in [" | ", " @", " • ", " · ", " — ", " / "] {
      if let at = name.firstIndex(ofText: mark) { name = String(name[..<at]) }
    }
    name = trimmed(name)
    let isAddress = name.contains("://") || name.hasPrefix("www.") || name.hasPrefix("/")
    guard !isAddress, (2...200).contains(name.utf8.count),
      name.unicodeScalars.contains(where: \.properties.isAlphabetic),
      !["admin", "administrator", "null", "undefined", "none", "unknown"].contains(
        name.lowercased())
    else { return nil }
    return name
  }

  /// `Jane Doe, John Roe`, each once; nil if there is none.
  static func joined(_ names: [String]) -> String? {
    var seen: Set<String> = []
    let once = names.filter { seen.insert($0.lowercased()).inserted }
    return once.isEmpty ? nil : once.joined(separator: ", ")
  }
}
