import ArgumentParser
import AssayLanguage
import Foundation

struct Try: ParsableCommand {
  @Argument var file: String
  @Flag var tokens = false
  func run() throws {
    var wrong: [String: Int] = [:]
    for document in try Treebank.load(file) {
      let system = RawReader.sentences(document.analysis.text)
      let gold = document.analysis.sentences
      let bytes = Array(document.analysis.text.utf8)
      if tokens {
        let a = Set(gold.flatMap { $0.tokens.map(\.bytes) })
        let b = Set(system.flatMap { $0.tokens.map(\.bytes) })
        for s in gold {
          for t in s.tokens where !b.contains(t.bytes) {
            let over = system.flatMap(\.tokens).filter { $0.bytes.overlaps(t.bytes) }.map(\.form)
            wrong["\(t.form) <- \(over)", default: 0] += 1
          }
        }
        _ = a
      } else {
        let a = Set(gold.map(\.bytes.upperBound))
        let b = Set(system.map(\.bytes.upperBound))
        func around(_ at: Int) -> String {
          String(decoding: bytes[max(0, at - 30)..<at], as: UTF8.self) + "¶"
            + String(decoding: bytes[at..<min(bytes.count, at + 20)], as: UTF8.self)
        }
        for at in a.subtracting(b).sorted() {
          print("MISSED", around(at).replacing("\n", with: "/"))
        }
        for at in b.subtracting(a).sorted() {
          print("EXTRA ", around(at).replacing("\n", with: "/"))
        }
      }
    }
    for (k, v) in wrong.sorted(by: { $0.value > $1.value }).prefix(100) { print(v, k) }
  }
}
