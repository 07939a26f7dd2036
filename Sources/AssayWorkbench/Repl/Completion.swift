import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

/// What a half-typed word could become. It is asked while somebody types: nothing here walks
/// through all that the ledger holds.
struct Completion {
  /// Candidates that are worth showing.
  private static let most = 50

  let bench: Workbench

  /// What the word may become, as it is to be typed.
  func candidates(for word: UnfinishedWord) -> [String] {
    candidates(before: word.before, word: word.value).map(word.typed)
  }

  /// - Parameters:
  ///   - before: the line up to the word.
  ///   - word: what the word says so far.
  func candidates(before: String, word: String) -> [String] {
    let words = (try? TypedLine(before).words) ?? []
    let found: [String]
    if words.isEmpty || words == ["help"] {
      found = ReplCommand.verbs.map(\.name)
    } else if let values = words.last.flatMap({ values(of: $0, word) }) {
      found = values
    } else if word.hasPrefix("-") {
      found = options(of: words)
    } else {
      found = arguments(of: words, word: word)
    }
    return found.filter { $0.lowercased().hasPrefix(word.lowercased()) }.sorted()
  }

  /// What an option takes; nil for what takes none, or anything.
  private func values(of option: String, _ word: String) -> [String]? {
    switch option {
    case "--stance": Stance.allCases.map(\.rawValue)
    case "--confidence": Confidence.allCases.map(\.rawValue)
    case "--type": Source.Kind.allCases.map(\.rawValue)
    case "--reliability": Reliability.allCases.map(\.rawValue)
    case "--credibility": Credibility.allCases.map { String($0.rawValue) }
    case "--order": List.Order.allCases.map(\.rawValue)
    case "--format": ["table", "jsonl", "csv", "markdown", "html", "claimreview", "webannotation"]
    case "--as": Export.Content.allCases.map(\.rawValue)
    case "--kind": ClaimKind.allCases.map(\.rawValue)
    case "--to": ["me"] + ((try? bench.ledger.reviewers(limit: Self.most)) ?? [])
    case "--evidence": evidence(word)
    case "--output", "--record", "--from", "--key": paths(word)
    default: nil
    }
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
    let isFirst = words.count == 1
    switch words[0] {
    case "verdict", "why-not":
      return bench.scale.ratings.map(\.slug) + claims(word)
        + (isFirst && !word.isEmpty ? filters(word) : [])
    case "confidence": return Confidence.allCases.map(\.rawValue)
    case "show", "later", "anchor": return claims(word)
    case "answer": return isFirst ? evidence(word) : []
    case "retract":
      let ids = try? bench.ledger.retractableIDs(startingWith: word, limit: Self.most)
      return (ids ?? []).map(\.short)
    case "undo": return bench.acts.compactMap { $0.facts.last?.short }
    case "evidence": return isFirst ? parts(of: "evidence") : paths(word) + claims(word)
    case "source": return isFirst ? parts(of: "source") : sources()
    case "mend":
      if isFirst { return parts(of: "mend") }
      return words[1] == "add" ? documents(word) : claims(word)
    case "extract", "import", "run", "read": return paths(word)
    case "report": return filters(word) + documents(word)
    case "list", "review", "queue", "triage", "export", "agreement": return filters(word)
    case "assign", "flag", "requeue": return filters(word) + claims(word)
    default: return []
    }
  }

  /// The verbs that a verb is made of: `add`, `list`.
  private func parts(of verb: String) -> [String] {
    ReplCommand.verb([verb])?.configuration.subcommands.map { $0.typedName } ?? []
  }

  private func claims(_ word: String) -> [String] {
    word.isEmpty
      ? []
      : ((try? bench.ledger.claimIDs(startingWith: word, limit: Self.most)) ?? []).map(\.short)
  }

  private func evidence(_ word: String) -> [String] {
    // Beside the open claim first: that is what one means as a rule.
    if word.isEmpty, let claim = bench.openClaim,
      let dossier = try? bench.ledger.dossier(of: claim)
    {
      return Array(Set(dossier.attachments.map(\.evidence.id.short)))
    }
    return ((try? bench.ledger.evidenceIDs(startingWith: word, limit: Self.most)) ?? [])
      .map(\.short)
  }

  private func documents(_ word: String, after key: String = "") -> [String] {
    ((try? bench.ledger.documentNames(startingWith: word, limit: Self.most)) ?? [])
      .filter { $0.visible() == $0 }.map { key + $0 }
  }

  private func sources() -> [String] {
    ((try? bench.ledger.sources()) ?? []).map(\.name).filter { $0.visible() == $0 }
  }

  private func filters(_ word: String) -> [String] {
    let key = "document:"
    if word.hasPrefix(key) { return documents(String(word.dropFirst(key.count)), after: key) }
    let views = (try? bench.ledger.views()) ?? []
    return [key, "claimant:", "score>", "assigned:me", "judged:", "dated:"] + views.map(\.name)
      + ClaimFilter.statuses.map { "status:\($0)" }
      + ClaimKind.allCases.map { "kind:\($0.rawValue)" }
      + bench.scale.ratings.map { "rating:\($0.slug)" }
  }

  /// Files and folders that begin like `word`.
  private func paths(_ word: String) -> [String] {
    let slash = word.lastIndex(of: "/")
    let typedFolder = slash.map { String(word[...$0]) } ?? ""
    let folder = Workspace.absolute(typedFolder.isEmpty ? "." : typedFolder, from: bench.folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // Only what begins so is looked at: a folder may be large.
    let wanted = word[(slash.map { word.index(after: $0) } ?? word.startIndex)...]
    return names.filter { $0.hasPrefix(wanted) && !$0.hasPrefix(".") }.map { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
      return typedFolder + name + (isFolder.boolValue ? "/" : "")
    }
  }
}
