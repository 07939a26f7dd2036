import AssayModel

/// The order and the numbers of a report's claims, by which its parts refer to one another.
///
/// Documents keep the order given; in each, claims stand in text order, the longer first where
/// two begin together; claims without a place follow, and claims without a document end the list.
struct ReportLayout: Sendable {
  final class Entry: Sendable {
    /// From 1, through the whole report.
    let number: Int
    let dossier: Dossier
    /// The index of its section, or nil for a stray.
    let section: Int?
    /// Whether its span lies within the document's text.
    let isPlaced: Bool

    init(number: Int, dossier: Dossier, section: Int?, isPlaced: Bool) {
      self.number = number
      self.dossier = dossier
      self.section = section
      self.isPlaced = isPlaced
    }
  }

  let content: ReportContent
  let entries: [Entry]
  /// What each section's entries are, as a range of `entries`.
  let ranges: [Range<Int>]
  let strayRange: Range<Int>
  let maps: [ScalarMap]
  /// Where the lines of each section's text begin, in scalars.
  private let lineStarts: [[Int]]
  private let numbers: [ContentID: Int]

  init(_ content: ReportContent) {
    self.content = content
    var entries: [Entry] = []
    var ranges: [Range<Int>] = []
    var maps: [ScalarMap] = []
    for (index, section) in content.sections.enumerated() {
      let map = ScalarMap(section.document.text)
      let start = entries.count
      for dossier in Self.inTextOrder(section.dossiers) {
        let end = dossier.claim.span.map { $0.isEmpty ? .max : $0.end } ?? .max
        entries.append(
          Entry(
            number: entries.count + 1, dossier: dossier, section: index,
            isPlaced: end <= map.scalarCount && (dossier.claim.span?.start ?? -1) >= 0))
      }
      ranges.append(start..<entries.count)
      maps.append(map)
    }
    let start = entries.count
    for dossier in content.strays {
      entries.append(
        Entry(number: entries.count + 1, dossier: dossier, section: nil, isPlaced: false))
    }
    strayRange = start..<entries.count
    numbers = Dictionary(
      entries.map { ($0.dossier.claim.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    self.entries = entries
    self.ranges = ranges
    self.maps = maps
    lineStarts = content.sections.map { Self.lineStarts(of: $0.document.text) }
  }

  /// The number of a claim in this report, if it is in it.
  func number(of id: ContentID) -> Int? { numbers[id] }

  /// The line of a section's text, from 1, that holds a scalar. O(log n).
  func line(ofScalar offset: Int, section: Int) -> Int {
    let starts = lineStarts[section]
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func lineStarts(of text: String) -> [Int] {
    var starts = [0]
    var scalars = 0
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte == 0x0A { starts.append(scalars) }
    }
    return starts
  }

  private static func inTextOrder(_ dossiers: [Dossier]) -> [Dossier] {
    dossiers.sorted { a, b in
      switch (a.claim.span, b.claim.span) {
      case (let left?, let right?):
        (left.start, -left.end, a.claim.id) < (right.start, -right.end, b.claim.id)
      case (nil, nil): a.claim.id < b.claim.id
      case (let left, _): left != nil
      }
    }
  }
}
