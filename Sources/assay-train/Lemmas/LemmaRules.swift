import AssayLanguage

/// Learns which ending of a form asks for which lemma script.
struct LemmaRules {
  private(set) var scripts: [LemmaScript] = []
  /// Hashes of tag, capitals and ending, with the number of their script.
  private(set) var rules: [(hash: UInt32, script: Int)] = []

  private struct Group: Hashable {
    var tag: UInt16
    var capitals: UInt8
  }

  init(_ documents: [AnnotatedDocument], _ inventory: Inventory) {
    let tags = Dictionary(uniqueKeysWithValues: Inventory.tags.enumerated().map { ($1, $0) })
    let xpos = Dictionary(uniqueKeysWithValues: inventory.xpos.enumerated().map { ($1, $0) })
    var groups: [Group: [[UInt8]: [LemmaScript: Int]]] = [:]
    for sentence in documents.lazy.flatMap({ $0.analysis.sentences }) {
      for token in sentence.tokens where token.lemma != "_" || token.form == "_" {
        guard let tag = tags[token.tag], let xpos = xpos[token.xpos] else { continue }
        let form = Array(token.form.utf8)
        let group = Group(
          tag: LemmaKey.tag(tag, xpos: xpos), capitals: LemmaKey.capitals(form))
        let script = LemmaScript(from: form, to: Array(token.lemma.utf8))
        groups[group, default: [:]][LemmaKey.lowercased(form), default: [:]][script, default: 0] +=
          1
      }
    }
    var numbers: [LemmaScript: Int] = [:]
    for group in groups.keys.sorted(by: { ($0.tag, $0.capitals) < ($1.tag, $1.capitals) }) {
      learn(group, groups[group] ?? [:], &numbers)
    }
  }

  /// From short endings to long ones, keeps those that say something else than the shorter.
  private mutating func learn(
    _ group: Group, _ forms: [[UInt8]: [LemmaScript: Int]], _ numbers: inout [LemmaScript: Int]
  ) {
    var kept: [[UInt8]: LemmaScript] = [:]
    func known(_ lower: [UInt8], below length: Int) -> LemmaScript? {
      for length in stride(from: min(length - 1, lower.count), through: 0, by: -1) {
        if let script = kept[Array(lower.suffix(length))] { return script }
      }
      return nil
    }
    for length in 0...LemmaKey.longest {
      var counts: [[UInt8]: [LemmaScript: Int]] = [:]
      for (lower, scripts) in forms where lower.count >= length {
        // Each form counts once or twice, lest a frequent irregular one make the rule.
        for (script, count) in scripts {
          counts[Array(lower.suffix(length)), default: [:]][script, default: 0] += min(count, 2)
        }
      }
      var found: [([UInt8], LemmaScript)] = []
      for (ending, scripts) in counts {
        guard let best = Self.best(scripts), length == 0 || (scripts[best] ?? 0) > 2,
          known(ending, below: length) != best
        else { continue }
        found.append((ending, best))
      }
      for (ending, script) in found.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
        kept[ending] = script
        add(group, ending, length, script, &numbers)
      }
    }
    for lower in forms.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let scripts = forms[lower], let best = Self.best(scripts),
        known(lower, below: LemmaKey.longest + 1) != best
      else { continue }
      add(group, lower, lower.count + 1, best, &numbers)
    }
  }

  private static func best(_ scripts: [LemmaScript: Int]) -> LemmaScript? {
    scripts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private mutating func add(
    _ group: Group, _ lower: [UInt8], _ length: Int, _ script: LemmaScript,
    _ numbers: inout [LemmaScript: Int]
  ) {
    let number = numbers[script] ?? scripts.count
    if number == scripts.count {
      numbers[script] = number
      scripts.append(script)
    }
    let hash = LemmaKey.hash(
      tag: group.tag, capitals: group.capitals, lower: lower, length: length)
    rules.append((hash, number))
  }
}
