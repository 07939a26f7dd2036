import AssayLanguage
public import AssayWeights
import Foundation
import Synchronization

/// Which words mean the same, which mean opposites: WordNet 3.0, cut down by
/// `Training/thesaurus.py`.
///
/// The file is mapped and searched where it lies; loading costs nothing. A lookup is a binary
/// search of some microseconds; what a word is linked to is looked up once and kept.
public struct Thesaurus: Sendable {
  /// The file's name in the folder of models.
  static let fileName = "english.thesaurus"

  private let records: Data
  private let known = KnownWords()

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
    let first = synsets(of: a)
    let second = synsets(of: b)
    if first.senses.isEmpty || second.senses.isEmpty { return false }
    return !first.senses.isDisjoint(with: second.senses)
      || !first.wider.isDisjoint(with: second.senses)
      || !second.wider.isDisjoint(with: first.senses)
  }

  /// Whether the words share a synset.
  func areSynonyms(_ a: String, _ b: String) -> Bool {
    !synsets(of: a).senses.isDisjoint(with: synsets(of: b).senses)
  }

  /// Whether one is the opposite of the other: `guilty` and `innocent`.
  func areOpposite(_ a: String, _ b: String) -> Bool {
    let opposite = synsets(of: a).opposite
    return !opposite.isEmpty && !opposite.isDisjoint(with: synsets(of: b).senses)
  }

  /// Whether the words name two different things of one kind: `wife` and `sister`.
  func areSisters(_ a: String, _ b: String) -> Bool {
    // The commonest sense of each: with all of them nearly everything has a sister.
    let first = synsets(of: a)
    let second = synsets(of: b)
    guard let one = first.commonest, let other = second.commonest, one.first == other.first,
      one != other
    else { return false }
    return !first.kinds.isDisjoint(with: second.kinds)
  }

  // MARK: - The file

  private func orderedSenses(of lemma: String) -> [String] {
    record(lemma)?.split(separator: " ").map(String.init) ?? []
  }

  private func synsets(of lemma: String) -> Synsets {
    known.synsets(of: lemma) {
      let ordered = orderedSenses(of: lemma)
      var synsets = Synsets(senses: Set(ordered), commonest: ordered.first)
      for sense in synsets.senses {
        for link in record("#" + sense)?.split(separator: " ") ?? [] {
          let target = String(link.dropFirst())
          switch link.first {
          case "!": synsets.opposite.insert(target)
          case "@":
            synsets.wider.insert(target)
            if sense == synsets.commonest { synsets.kinds.insert(target) }
          case "+", "&": synsets.wider.insert(target)
          default: break
          }
        }
      }
      return synsets
    }
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

/// The synsets of a word and what they point to.
private struct Synsets {
  var senses: Set<String>
  var commonest: String?
  var opposite: Set<String> = []
  /// The next wider synsets, and those of derived words.
  var wider: Set<String> = []
  /// The next wider synsets of the commonest sense.
  var kinds: Set<String> = []
}

/// The words that were asked for. A few thousand at most: texts repeat themselves.
private final class KnownWords: Sendable {
  private static let most = 8_192
  private let words = Mutex<[String: Synsets]>([:])

  func synsets(of word: String, otherwise read: () -> Synsets) -> Synsets {
    if let known = words.withLock({ $0[word] }) { return known }
    let synsets = read()
    words.withLock {
      if $0.count >= Self.most { $0.removeAll() }
      $0[word] = synsets
    }
    return synsets
  }
}
