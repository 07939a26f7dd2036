/// Stretches of a sentence in which names may stand: words written large or tagged as proper
/// nouns, with the small words that names hold between them (`Bank of England`). All the rest of a
/// text costs nothing.
package enum NameRegions {
  /// Small words that may stand together inside a name.
  private static let longestBridge = 3

  package static func regions(in tokens: [Token]) -> [Range<Int>] {
    var regions: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      guard isCandidate(tokens[index]) else {
        index += 1
        continue
      }
      let start = index
      var end = index + 1
      while end < tokens.count {
        if isCandidate(tokens[end]) || tokens[end].tag == .num {
          end += 1
          continue
        }
        var next = end
        while next < tokens.count, next - end < longestBridge, isBridge(tokens[next]) { next += 1 }
        guard next > end, next < tokens.count, isCandidate(tokens[next]) else { break }
        end = next + 1
      }
      regions.append(start..<end)
      index = end
    }
    return regions
  }

  /// Whether a word may begin or end a name.
  private static func isCandidate(_ token: Token) -> Bool {
    if token.tag == .propn { return true }
    switch token.tag {
    case .noun, .adj, .verb, .x, .sym, .intj, .adv, .num:
      return hasCapital(token.form)
    default: return false
    }
  }

  private static func isBridge(_ token: Token) -> Bool {
    switch token.tag {
    case .adp, .det, .cconj, .part, .sym, .num: true
    case .punct: bridges.contains(token.form)
    default: bridges.contains(token.form)
    }
  }

  private static let bridges: Set<String> = [
    "-", "–", "'", "’", "/", ".", ":", "!", "&", "de", "la", "le", "du", "des", "van", "von", "der",
    "den", "di", "da", "del", "al", "el", "bin", "ibn", "and", "of",
  ]

  /// Whether a letter of ASCII is a capital, or the word begins beyond ASCII.
  package static func hasCapital(_ form: String) -> Bool {
    var isFirst = true
    for byte in form.utf8 {
      if byte >= 0x41 && byte <= 0x5A || isFirst && byte >= 0xC3 && byte < 0xE2 { return true }
      isFirst = false
    }
    return false
  }
}
