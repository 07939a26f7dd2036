import AssayLanguage
import Foundation

/// Files of a treebank.
enum Treebank {
  static func load(_ path: String) throws -> [AnnotatedDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LanguageError.unreadable(path: path, reason: "there is no such file")
    }
    return try CoNLLU.documents(in: String(decoding: data, as: UTF8.self), name: path)
  }
}
