import AssayLanguage
import AssayModel

/// Whether claims tell by name whom their pronouns mean, with GUM's coreference as gold.
///
/// Counted is each pronoun of the third person inside a claim. One *can be told* if a name of its
/// gold chain (`GoldNames`) stands before it, in its own or one of the three sentences before. It
/// *is told* if the analysis gives it a referent and the claim's wording holds that name in
/// brackets; *rightly* if the name is one of its chain: the same words, or all the words of one
/// inside the other.
struct WordingScore {
  struct Count {
    var canBeTold = 0
    var told = 0
    var right = 0
    /// Rightly told among those that can be told.
    var found = 0
  }

  private(set) var counts: [String: Count] = [:]
  /// Words outside brackets that the claim's own text has not.
  private(set) var invented = 0
  private(set) var claims = 0
  private(set) var mistakes: [String] = []

  static let plain: Set<String> = ["he", "she", "they", "it"]

  private static let reflexives: Set<String> = ["himself", "herself", "itself", "themselves"]

  mutating func add(
    _ claims: [Claim], analysis: Analysis, gold document: AnnotatedDocument, names: GoldNames
  ) {
    let mentions = document.goldMentions
    let named = names.names(in: document, mentions)
    var chains: [String: [(sentence: Int, start: Int, words: String)]] = [:]
    for (sentence, names) in named.enumerated() {
      let tokens = document.analysis.sentences[sentence].tokens
      for (name, mention) in names {
        chains[mention.chain, default: []].append(
          (
            sentence, tokens[name.tokens.lowerBound].bytes.lowerBound,
            tokens[name.tokens].map(\.form).joined(separator: " ")
          ))
      }
    }
    var goldPronouns: [Int: (sentence: Int, chain: String)] = [:]
    for mention in mentions {
      let token = document.analysis.sentences[mention.sentence].tokens[mention.head]
      if token.tag == .pron {
        goldPronouns[token.bytes.lowerBound] = (mention.sentence, mention.chain)
      }
    }
    for claim in claims {
      guard let span = claim.span else { continue }
      self.claims += 1
      invented += Self.inventedWords(claim)
      let bytes = analysis.map.bytes(of: span)
      for mention in analysis.mentions where mention.form == .pronoun {
        let token = analysis.sentences[mention.sentence].tokens[mention.head]
        guard bytes.contains(token.bytes.lowerBound) else { continue }
        let gold = goldPronouns[token.bytes.lowerBound]
        let chain = gold.flatMap { chains[$0.chain] } ?? []
        let canBeTold = chain.contains {
          $0.start < token.bytes.lowerBound && (gold?.sentence ?? 0) - $0.sentence <= 3
        }
        let name = mention.referent.map { analysis.referents[$0].name }
        let isTold = name.map { Self.tells($0, claim.text) } ?? false
        let isRight = isTold && chain.contains { Self.same($0.words, name ?? "") }
        let form = token.form.lowercased()
        for key in [form, Self.plain.contains(form) ? "he, she, they, it" : "other forms"] {
          counts[key, default: Count()].canBeTold += canBeTold ? 1 : 0
          counts[key, default: Count()].told += isTold ? 1 : 0
          counts[key, default: Count()].right += isRight ? 1 : 0
          counts[key, default: Count()].found += isRight && canBeTold ? 1 : 0
        }
        if isTold != canBeTold || isTold && !isRight, !Self.reflexives.contains(form) {
          mistakes.append(
            "\(form) -> \(name ?? "-") | gold \(chain.last?.words ?? "-") "
              + "\(canBeTold ? "near" : "") | \(claim.text) | \(document.id ?? "")")
        }
      }
    }
  }

  private static func tells(_ name: String, _ text: String) -> Bool {
    text.split(separator: "[", omittingEmptySubsequences: false).dropFirst().contains { part in
      part.prefix { $0 != "]" }.contains(name)
    }
  }

  private static func same(_ a: String, _ b: String) -> Bool {
    let a = Set(a.lowercased().split(whereSeparator: { " -".contains($0) }))
    let b = Set(b.lowercased().split(whereSeparator: { " -".contains($0) }))
    return a.isSubset(of: b) || b.isSubset(of: a)
  }

  private static func inventedWords(_ claim: Claim) -> Int {
    var outside = ""
    var depth = 0
    for character in claim.text {
      if character == "[" { depth += 1 }
      if depth == 0 { outside.append(character) }
      if character == "]" { depth = max(0, depth - 1) }
    }
    let own = claim.quote
    return outside.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).count {
      !own.contains($0)
    }
  }

  var lines: [String] {
    let order = ["he, she, they, it", "other forms"]
    let keys = order + counts.keys.filter { !order.contains($0) }.sorted()
    return ["\(claims) claims, \(invented) words outside brackets that are not the document's"]
      + keys.compactMap { key in
        counts[key].map { count in
          "\(key): \(count.canBeTold) can be told, \(count.found) of them are rightly told; "
            + "\(count.told) told, \(count.right) rightly"
        }
      }
  }
}
