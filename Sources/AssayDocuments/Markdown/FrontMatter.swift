import AssayModel

/// The block of `key: value` lines between `---` that may open a Markdown file (YAML, as Jekyll
/// and pandoc have it) or between `+++` (TOML, as Hugo has it). Flat keys only.
struct FrontMatter {
  private(set) var values: [String: String] = [:]
  /// Bytes of the block, its last line end included; 0 if there is none.
  private(set) var length = 0

  init(of text: String) {
    let bytes = text.utf8
    guard let fence = ["---", "+++"].first(where: { text.hasPrefix($0) }) else { return }
    var offset = 0
    var last: String?
    for (number, line) in bytes.split(
      separator: 0x0A, maxSplits: 400, omittingEmptySubsequences: false
    ).enumerated() {
      offset += line.count + 1
      let content = String(decoding: line, as: UTF8.self)
      let bare = trimmed(content)
      if number == 0 {
        guard bare == fence else { return }
      } else if bare == fence || (fence == "---" && bare == "...") {
        length = min(offset, bytes.count)
        return
      } else if number >= 400 || offset > 65_536 {
        break
      } else {
        last = take(content, bare, after: last)
      }
    }
    // Not closed, so it was a thematic break.
    values = [:]
  }

  /// Takes one line; gives the key that a following list would belong to.
  private mutating func take(_ line: String, _ bare: String, after last: String?) -> String? {
    if bare.hasPrefix("- "), let last {
      let item = Self.unquoted(String(bare.dropFirst(2)))
      values[last] = values[last].map { $0.isEmpty ? item : $0 + ", " + item } ?? item
      return last
    }
    guard let first = line.utf8.first, first > 0x20, first != UInt8(ascii: "#"),
      let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" })
    else { return last }
    let key = trimmed(line[..<mark]).lowercased()
    values[key] = Self.unquoted(trimmed(line[line.index(after: mark)...]))
    return key
  }

  private static func unquoted(_ value: String) -> String {
    var value = value
    if value.hasPrefix("["), value.hasSuffix("]") {
      return value.dropFirst().dropLast().split(separator: ",").map { unquoted(trimmed($0)) }
        .joined(separator: ", ")
    }
    for quote in ["\"", "'"] where value.utf8.count >= 2 {
      if value.hasPrefix(quote), value.hasSuffix(quote) {
        value = String(value.dropFirst().dropLast())
      }
    }
    return value
  }

  func value(_ keys: String...) -> String? {
    keys.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
  }

  var date: CalendarDay? {
    value("date", "published", "pubdate", "publishdate").flatMap { WrittenDate($0)?.day }
  }
}
