import AssayLanguage
import AssayModel

/// Exact matches of names by kind. Before names are compared, determiners and titles at the
/// beginning and `'s` at the end are taken off on both sides.
struct NameScore {
  struct Count {
    var gold = 0
    var found = 0
    var right = 0

    var f1: Double { gold + found == 0 ? 0 : 2 * Double(right) / Double(gold + found) }
    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
  }

  struct Name: Hashable {
    var start: Int
    var end: Int
    var kind: Entity.Kind
  }

  let titles: Set<String>
  private(set) var counts: [Entity.Kind: Count] = [:]
  /// All kinds, by genre.
  private(set) var genres: [String: Count] = [:]
  private(set) var all = Count()
  /// Names found with the right words, whatever their kind.
  private(set) var words = 0

  init(titles: Set<String>) { self.titles = titles }

  mutating func add(gold: [Name], found: [Name], text: [UInt8], genre: String) {
    let gold = Set(gold.map { trimmed($0, text) })
    let found = Set(found.map { trimmed($0, text) })
    for kind in Entity.Kind.allCases {
      let one = Count(
        gold: gold.count { $0.kind == kind }, found: found.count { $0.kind == kind },
        right: gold.intersection(found).count { $0.kind == kind })
      Self.add(one, to: &counts[kind, default: Count()])
      Self.add(one, to: &genres[genre, default: Count()])
      Self.add(one, to: &all)
    }
    words +=
      Set(gold.map { [$0.start, $0.end] })
      .intersection(Set(found.map { [$0.start, $0.end] })).count
  }

  private static func add(_ one: Count, to sum: inout Count) {
    sum.gold += one.gold
    sum.found += one.found
    sum.right += one.right
  }

  private func trimmed(_ name: Name, _ text: [UInt8]) -> Name {
    var name = name
    while let space = text[name.start..<name.end].firstIndex(of: 0x20) {
      let first = String(decoding: text[name.start..<space], as: UTF8.self).lowercased()
      guard titles.contains(first) || ["the", "a", "an", "this", "that"].contains(first) else {
        break
      }
      name.start = space + 1
    }
    for ending in ["'s", "’s", "'", "’"].map({ Array($0.utf8) })
    where text[name.start..<name.end].count > ending.count
      && text[name.start..<name.end].suffix(ending.count).elementsEqual(ending)
    {
      name.end -= ending.count
      break
    }
    return name
  }

  /// A line for each kind, one for all, one for each genre.
  var lines: [String] {
    func line(_ name: String, _ count: Count) -> String {
      func percent(_ value: Double) -> String {
        let tenths = Int((value * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
      }
      return "\(name): F1 \(percent(count.f1)), precision \(percent(count.precision)), "
        + "recall \(percent(count.recall)) (\(count.gold) gold, \(count.found) found)"
    }
    return Entity.Kind.allCases.map { line($0.rawValue, counts[$0] ?? Count()) }
      + [
        line("all", all),
        line("words alone", Count(gold: all.gold, found: all.found, right: words)),
      ] + genres.keys.sorted().map { line("  \($0)", genres[$0] ?? Count()) }
  }
}
