import AssayLanguage
import AssayModel

/// What `evaluate-attribution` counts; see there.
struct AttributionScore {
  private var goldWords = 0
  private var ourWords = 0
  private var sharedWords = 0
  private var gold = 0
  private var found = 0
  private var sourced = 0
  private var withSource = 0
  private var withSourceRight = 0
  private var missed: [String: Int] = [:]
  private var vain: [String: Int] = [:]

  mutating func add(_ marked: [MarkedSaying], _ sayings: [Saying], in map: ScalarMap) {
    let words = Words(map.text)
    let ours = sayings.map { words.numbers(in: $0.content) }
    let theirs = marked.map { words.numbers(in: $0.content) }
    let allOurs = ours.reduce(into: Set()) { $0.formUnion($1) }
    let allTheirs = theirs.reduce(into: Set()) { $0.formUnion($1) }
    goldWords += allTheirs.count
    ourWords += allOurs.count
    sharedWords += allOurs.intersection(allTheirs).count
    for (item, place) in zip(marked, theirs) where !place.isEmpty {
      gold += 1
      let matches = sayings.indices.filter {
        2 * ours[$0].intersection(place).count >= min(ours[$0].count, place.count)
          && !ours[$0].isEmpty
      }
      if !matches.isEmpty { found += 1 }
      let source = words.numbers(in: item.source)
      let isRight = matches.contains { match in
        guard let own = sayings[match].source else { return source.isEmpty }
        return !words.numbers(in: [own]).isDisjoint(with: source)
      }
      if isRight { sourced += 1 }
      if !source.isEmpty {
        withSource += 1
        if isRight { withSourceRight += 1 }
      }
      if !isRight {
        let cue = item.cue.map { map.substring(ofBytes: $0) }.joined(separator: " … ")
        missed[(matches.isEmpty ? "" : "source: ") + cue.lowercased(), default: 0] += place.count
      }
    }
    for (saying, place) in zip(sayings, ours) {
      let wrong = place.subtracting(allTheirs).count
      if wrong * 2 > place.count {
        vain["\(saying.form.rawValue) \(saying.lemma)", default: 0] += wrong
      }
    }
  }

  var precision: Double { Double(sharedWords) / Double(max(1, ourWords)) }
  var recall: Double { Double(sharedWords) / Double(max(1, goldWords)) }
  var f1: Double { 2 * precision * recall / max(precision + recall, .leastNonzeroMagnitude) }
  var contentFound: Double { Double(found) / Double(max(1, gold)) }
  var sourceFound: Double { Double(withSourceRight) / Double(max(1, withSource)) }

  var summary: String {
    """
    content words: precision \(percent(precision)), recall \(percent(recall)), F1 \(percent(f1))
    gold attributions: \(gold), content found \(percent(contentFound)), \
    source right \(percent(Double(sourced) / Double(max(1, gold))))
    with a source: \(withSource), source found \(percent(sourceFound))
    """
  }

  /// The cues by the words that they cost, most first.
  var errors: String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(150)
        .map { "\($0.key):\($0.value)" }.joined(separator: " | ")
    }
    return "missed: \(list(missed))\n\nin vain: \(list(vain))"
  }

  private func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10) %"
  }
}

/// Runs of letters and digits, by number.
private struct Words {
  private var starts: [Int] = []

  init(_ text: String) {
    var isInside = false
    for (offset, byte) in text.utf8.enumerated() {
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
      if isLetter && !isInside { starts.append(offset) }
      isInside = isLetter
    }
  }

  func numbers(in ranges: [Range<Int>]) -> Set<Int> {
    var result: Set<Int> = []
    for range in ranges {
      var index = lowerBound(range.lowerBound)
      while index < starts.count, starts[index] < range.upperBound {
        result.insert(index)
        index += 1
      }
    }
    return result
  }

  private func lowerBound(_ byte: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
