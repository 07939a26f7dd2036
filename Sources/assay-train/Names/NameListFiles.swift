import ArgumentParser
import AssayLanguage
import AssayModel
import Foundation

/// The lists of names and telling words, one file each, one entry a line.
struct NameListFiles {
  private(set) var entries: [(list: NameLists.List, words: [[String]])] = []

  init(folder: String) throws {
    for list in NameLists.List.allCases {
      let path = "\(folder)/\(list.fileName).txt"
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValidationError("\(path) cannot be read; name the folder of the lists with --lists.")
      }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      entries.append((list, lines.map { Self.words(of: String($0)) }))
    }
  }

  /// An entry as the tokenizer splits it: `port - au - prince`.
  private static func words(of entry: String) -> [String] {
    RawReader.sentences(entry).flatMap { $0.tokens.map(\.form) }
  }

  /// Titles in small letters.
  var titles: Set<String> {
    let lists: [NameLists.List] = [.titles, .maleTitles, .femaleTitles]
    return Set(
      entries.filter { lists.contains($0.list) }.flatMap { $0.words.map { $0.joined() } })
  }
}
