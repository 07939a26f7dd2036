import AssayLanguage
public import AssayWeights
import Foundation

/// Which words mean the same, which mean opposites: WordNet 3.0, cut down by
/// `Training/thesaurus.py`.
///
/// The file is mapped and searched where it lies; loading costs nothing. A lookup is a binary
/// search of some microseconds.
public struct Thesaurus: Sendable {
  /// The file's name in the folder of models.
  static let fileName = "english.thesaurus"

  private let records: Data

  /// Maps the installed thesaurus.
  /// - Throws: `WeightsError.missingModel` or `.damagedModel`.
  public init() throws(WeightsError) {
    let path = try ModelFolder.path(of: Self.fileName)
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe),
      data.first == UInt8(ascii: "#"), data.last == 0x0A
    else { throw .damagedModel(path: path, reason: "it is no thesaurus") }
    records = data
  }

  /// Whether the thesaurus knows the word as one that is written small.
  func holds(_ lemma: String) -> Bool { record(lemma) != nil }

  /// The same of one part of speech: `n`, `v`, `a` or `r`.
  func holds(_ lemma: String, as part: String) -> Bool {
    orderedSenses(of: lemma).contains { $0.hasPrefix(part) }
  }

  /// Whether the words can mean the same: they share a synset, one is derived from the other
  /// (`vote`, `voter`), or one's synset is the next wider one of the other's (`burglar`, `thief`).
  func areAlike(_ a: String, _ b: String) -> Bool {
    let first = senses(of: a)
    let second = senses(of: b)
    if first.isEmpty || second.isEmpty { return false }
    if !first.isDisjoint(with: second) { return true }
    let wider = links(of: first, "@+&")
    if !wider.isDisjoint(with: second) { return true }
    return !links(of: second, "@+&").isDisjoint(with: first)
  }

  /// Whether the words share a synset.
  func areSynonyms(_ a: String, _ b: String) -> Bool {
    !senses(of: a).isDisjoint(with: senses(of: b))
  }

  /// Whether one is the opposite of the other: `guilty` and `innocent`.
  func areOpposite(_ a: String, _ b: String) -> Bool {
    let second = senses(of: b)
    return !links(of: senses(of: a), "!").isDisjoint(with: second)
  }

  /// Whether the words name two different things of one kind: `wife` and `sister`.
  func areSisters(_ a: String, _ b: String) -> Bool {
    // The commonest sense of each: with all of them nearly everything has a sister.
    guard let first = orderedSenses(of: a).first, let second = orderedSenses(of: b).first,
      first.first == second.first, first != second
    else { return false }
    return !links(of: [first], "@").isDisjoint(with: links(of: [second], "@"))
  }

  // MARK: - The file

  private func senses(of lemma: String) -> Set<String> { Set(orderedSenses(of: lemma)) }

  private func orderedSenses(of lemma: String) -> [String] {
    record(lemma)?.split(separator: " ").map(String.init) ?? []
  }

  /// The synsets that `synsets` point to by one of the marks.
  private func links(of synsets: Set<String>, _ marks: String) -> Set<String> {
    var found: Set<String> = []
    for synset in synsets {
      for link in record("#" + synset)?.split(separator: " ") ?? [] {
        if let mark = link.first, marks.contains(mark) { found.insert(String(link.dropFirst())) }
      }
    }
    return found
  }

  /// What stands behind the tab of the line that begins with `key`.
  private func record(_ key: String) -> String? {
    let key = Array(key.utf8)
    return records.withUnsafeBytes { bytes -> String? in
      var low = 0
      var high = bytes.count
      while low < high {
        var start = (low + high) / 2
        while start > low, bytes[start - 1] != 0x0A { start -= 1 }
        var tab = start
        while tab < bytes.count, bytes[tab] != 0x09, bytes[tab] != 0x0A { tab += 1 }
        var end = tab
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        let word = bytes[start..<tab]
        if word.elementsEqual(key) {
          return tab < end ? String(decoding: bytes[(tab + 1)..<end], as: UTF8.self) : nil
        }
        if word.lexicographicallyPrecedes(key) { low = end + 1 } else { high = start }
      }
      return nil
    }
  }
}
