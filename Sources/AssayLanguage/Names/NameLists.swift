package import AssayWeights

/// What lists know of words: first names, places, organizations, titles, and the words that tell
/// of what kind a name is.
package struct NameLists: Sendable {
  /// The lists, in the order of their bits. Each is a file `NAME.txt` of one entry a line.
  package enum List: Int, CaseIterable {
    case maleFirstNames, femaleFirstNames, lastNames, places, organizations
    case maleTitles, femaleTitles, titles
    case organizationWords, placeWords, eventWords, personWords

    package var bit: UInt32 { 1 << UInt32(rawValue) }

    package var fileName: String {
      switch self {
      case .maleFirstNames: "first-names-male"
      case .femaleFirstNames: "first-names-female"
      case .lastNames: "last-names"
      case .places: "places"
      case .organizations: "organizations"
      case .maleTitles: "titles-male"
      case .femaleTitles: "titles-female"
      case .titles: "titles"
      case .organizationWords: "organization-words"
      case .placeWords: "place-words"
      case .eventWords: "event-words"
      case .personWords: "person-words"
      }
    }
  }

  /// Bits of a word in an entry of several words: first, later word of a place, of an organization.
  package static let placeFirst: UInt32 = 1 << 16
  package static let placeLater: UInt32 = 1 << 17
  package static let organizationFirst: UInt32 = 1 << 18
  package static let organizationLater: UInt32 = 1 << 19
  /// Marks the first words of longer entries, so that few are looked further into.
  package static let begins: UInt32 = 1 << 20

  package static let anyTitle =
    List.titles.bit | List.maleTitles.bit | List.femaleTitles.bit
  package static let anyFirstName = List.maleFirstNames.bit | List.femaleFirstNames.bit

  private static let longest = 4
  private let index: FeatureIndex
  /// Keeps the mapped memory that the index points into.
  private let file: ModelFile

  package init(_ file: ModelFile) throws(WeightsError) {
    self.file = file
    index = try FeatureIndex(file, "lists", rows: 1 << 21)
  }

  /// The bits of the lists that hold a word.
  package func bits(of hash: UInt32) -> UInt32 {
    index.row(of: hash == 0 ? 1 : hash).map { UInt32($0) } ?? 0
  }

  package func bits(of form: String) -> UInt32 { bits(of: NameHash.lower(form)) }

  /// For every word of a sentence the lists that hold it, alone or as part of a longer entry.
  package func bits(ofWords hashes: [UInt32]) -> [UInt32] {
    var result = hashes.map { bits(of: $0) }
    for start in hashes.indices where result[start] & Self.begins != 0 {
      var hash = hashes[start]
      for next in hashes.indices.dropFirst(start + 1).prefix(Self.longest - 1) {
        hash = NameHash.join(hash, hashes[next])
        let found = bits(of: hash)
        if found & List.places.bit != 0 {
          result[start] |= Self.placeFirst
          for word in (start + 1)...next { result[word] |= Self.placeLater }
        }
        if found & List.organizations.bit != 0 {
          result[start] |= Self.organizationFirst
          for word in (start + 1)...next { result[word] |= Self.organizationLater }
        }
      }
    }
    return result
  }

  /// The table of all entries, as the model's file holds it.
  /// - Parameter entries: each list with its entries in words.
  package static func table(_ entries: [(list: List, words: [[String]])]) -> (
    hashes: [UInt32], bits: [UInt32]
  ) {
    var bits: [UInt32: UInt32] = [:]
    for (list, entries) in entries {
      for words in entries {
        guard let first = words.first else { continue }
        var hash = NameHash.lower(first)
        if words.count > 1 { bits[hash == 0 ? 1 : hash, default: 0] |= begins }
        for word in words.dropFirst() { hash = NameHash.join(hash, NameHash.lower(word)) }
        bits[hash == 0 ? 1 : hash, default: 0] |= list.bit
      }
    }
    let hashes = bits.keys.sorted()
    return (hashes, hashes.map { bits[$0] ?? 0 })
  }
}
