import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

/// What a half-typed word could become.
struct Completion {
  let bench: Workbench

  /// - Parameters:
  ///   - before: the line up to the word.
  ///   - word: the word so far.
  func candidates(before: String, word: String) -> [String] {
    let words = (try? TypedLine(before).words) ?? []
    let found: [String]
    if words.isEmpty || words == ["help"] {
      found = ReplCommand.verbs.map(\.name)
    } else if let values = words.last.flatMap({ optionValues[$0] }) {
      found = values
    } else if word.hasPrefix("-") {
      found = options(of: words)
    } else {
      found = arguments(of: words, word: word)
    }
    return found.filter { $0.hasPrefix(word) }.sorted()
  }

  private var optionValues: [String: [String]] {
    [
      "--stance": Stance.allCases.map(\.rawValue),
      "--confidence": Confidence.allCases.map(\.rawValue),
      "--type": Source.Kind.allCases.map(\.rawValue),
      "--reliability": Reliability.allCases.map(\.rawValue),
      "--credibility": Credibility.allCases.map { String($0.rawValue) },
      "--order": List.Order.allCases.map(\.rawValue),
      "--format": ["table", "jsonl", "csv", "markdown", "claimreview", "webannotation"],
    ]
  }

  /// The options that the verb's own help names.
  private func options(of words: [String]) -> [String] {
    guard let verb = ReplCommand.verb(words) else { return [] }
    let help = verb.replHelp(columns: 200)
    return help.split(whereSeparator: { " \n[]|,()".contains($0) })
      .filter { $0.hasPrefix("--") && $0.count > 2 }
      .map(String.init)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func arguments(of words: [String], word: String) -> [String] {
    switch words[0] {
    case "verdict":
      bench.scale.ratings.map(\.slug) + (words.count == 1 ? claims(word) : [])
    case "show", "retract": claims(word)
    case "evidence" where words.count == 1: ["add", "check", "list", "show"]
    case "source" where words.count == 1: ["list", "rate", "show"]
    case "source": sources()
    case "evidence": paths(word) + claims(word)
    case "extract", "import", "run", "read": paths(word)
    case "list", "report", "review": filters(word)
    default: []
    }
  }

  private func claims(_ word: String) -> [String] {
    word.isEmpty
      ? []
      : ((try? bench.ledger.claimIDs(startingWith: word, limit: 50)) ?? []).map(\.short)
  }

  private func sources() -> [String] {
    ((try? bench.ledger.sources()) ?? []).map(\.name).filter { !$0.contains(" ") }
  }

  private func filters(_ word: String) -> [String] {
    ["document:", "claimant:", "score>", "status:open", "status:reviewed"]
      + ClaimKind.allCases.map { "kind:\($0.rawValue)" }
      + bench.scale.ratings.map { "rating:\($0.slug)" }
  }

  /// Files and folders that begin like `word`.
  private func paths(_ word: String) -> [String] {
    let slash = word.lastIndex(of: "/")
    let typedFolder = slash.map { String(word[...$0]) } ?? ""
    let folder = Workspace.absolute(typedFolder.isEmpty ? "." : typedFolder, from: bench.folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
      return typedFolder + name + (isFolder.boolValue ? "/" : "")
    }
  }
}
