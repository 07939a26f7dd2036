package import AssayModel

/// Which names of a document mean the same: the sieves of name against name (Raghunathan et al.
/// 2010), from the surest on. The same words; a person's last or first name and the full one; an
/// acronym and what it stands for; a name and its shorter form without a telling last word.
package struct NameLinks {
  package struct Named {
    package var words: [String]
    package var kind: Entity.Kind
    package var gender: Gender
    /// Phrases that name it.
    package var mentions = 0
    package var name: String
  }

  let lists: NameLists
  package private(set) var named: [Named] = []
  private var byWords: [String: Int] = [:]
  private var byWord: [String: [Int]] = [:]
  /// By the acronym that a name is or could have.
  private var byInitials: [String: [Int]] = [:]

  init(lists: NameLists) { self.lists = lists }

  /// The number of whom or what a name means.
  mutating func link(_ phrase: Phrase, in tokens: [Token]) -> Int {
    var range = phrase.tokens
    while range.count > 1, phrase.kind == .person,
      lists.bits(of: tokens[range.lowerBound].form) & NameLists.anyTitle != 0,
      tokens[range.lowerBound].form.last == "."
        || range.count == 2
          && lists.bits(of: tokens[range.lowerBound].form) & NameLists.anyFirstName == 0
    {
      range = (range.lowerBound + 1)...range.upperBound
    }
    if range.count > 1, ["the", "The"].contains(tokens[range.lowerBound].form) {
      range = (range.lowerBound + 1)...range.upperBound
    }
    let words = tokens[range].map(\.form)
    let kind = phrase.kind ?? .other
    let found =
      byWords[Self.key(words)] ?? (kind == .person ? person(words, phrase) : thing(words, kind))
    guard let found else { return add(words, kind, phrase.gender, tokens, range) }
    if named[found].gender == .unknown { named[found].gender = phrase.gender }
    named[found].mentions += 1
    if words.count > named[found].words.count, named[found].kind == .person {
      named[found].words = words
      named[found].name = Self.text(of: range, tokens)
      register(found, words)
    }
    return found
  }

  private mutating func add(
    _ words: [String], _ kind: Entity.Kind, _ gender: Gender, _ tokens: [Token],
    _ range: ClosedRange<Int>
  ) -> Int {
    named.append(
      Named(
        words: words, kind: kind, gender: gender, mentions: 1, name: Self.text(of: range, tokens)))
    register(named.count - 1, words)
    return named.count - 1
  }

  private mutating func register(_ index: Int, _ words: [String]) {
    if byWords[Self.key(words)] == nil { byWords[Self.key(words)] = index }
    for word in Set(words) { Self.add(index, to: &byWord[word, default: []]) }
    if words.count > 1, named[index].kind != .person {
      for initials in Set(Self.initials(words)) {
        Self.add(index, to: &byInitials[initials, default: []])
      }
    } else if let letters = Self.letters(ofAcronym: words[0]) {
      Self.add(index, to: &byInitials[letters, default: []])
    }
  }

  /// Keeps the latest few: a long text has thousands of Johns.
  private static func add(_ index: Int, to list: inout [Int]) {
    if list.last == index { return }
    list.append(index)
    if list.count > latest { list.removeFirst() }
  }

  private static let latest = 16

  private static func key(_ words: [String]) -> String {
    words.joined(separator: " ").lowercased()
  }

  /// The words as they stand in the text, spaces as there.
  private static func text(of range: ClosedRange<Int>, _ tokens: [Token]) -> String {
    var result = ""
    var end: Int?
    for token in tokens[range] {
      if let end, token.bytes.lowerBound > end { result += " " }
      result += token.form
      end = token.bytes.upperBound
    }
    return result
  }

  private func person(_ words: [String], _ phrase: Phrase) -> Int? {
    let words = Self.withoutSuffix(words)
    guard let last = words.last else { return nil }
    func fits(_ index: Int) -> Bool {
      let other = named[index]
      guard other.kind == .person else { return false }
      if other.gender != .unknown, phrase.gender != .unknown, other.gender != phrase.gender {
        return false
      }
      let known = Self.withoutSuffix(other.words)
      if words.count == 1 { return known.last == last || known.count > 1 && known.first == last }
      if known.count == 1 {
        return known[0] == last || known[0] == words[0]
      }
      return known.last == last && Self.sameFirst(known[0], words[0])
    }
    let fitting = (byWord[last] ?? []) + (words.count > 1 ? byWord[words[0]] ?? [] : [])
    let found = Set(fitting.filter(fits))
    return found.count == 1 ? found.first : nil
  }

  /// `J.` and `John`.
  private static func sameFirst(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    return short.utf8.count <= 2 && short.utf8.first == long.utf8.first
      && (short.utf8.count == 1 || short.hasSuffix("."))
  }

  private static func withoutSuffix(_ words: [String]) -> [String] {
    guard words.count > 1, let last = words.last,
      ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "I"].contains(last)
    else { return words }
    return Array(words.dropLast())
  }

  private func thing(_ words: [String], _ kind: Entity.Kind) -> Int? {
    if words.count == 1, let acronym = Self.letters(ofAcronym: words[0]) {
      let found = (byInitials[acronym] ?? []).filter { named[$0].words.count > 1 }
      return found.count == 1 ? found[0] : nil
    }
    if words.count > 1 {
      let found = Set(Self.initials(words).flatMap { byInitials[$0] ?? [] }).filter {
        named[$0].words.count == 1 && named[$0].kind != .person
      }
      if found.count == 1 { return found.first }
    }
    // `Norland Motors` and `Norland Motors Inc.`
    let found = Set(byWord[words[0]] ?? []).filter { index in
      guard named[index].kind == kind, kind == .organization else { return false }
      let (short, long) =
        words.count < named[index].words.count
        ? (words, named[index].words) : (named[index].words, words)
      return long.count == short.count + 1 && long.starts(with: short)
        && lists.bits(of: long[short.count]) & NameLists.List.organizationWords.bit != 0
    }
    return found.count == 1 ? found.first : nil
  }

  /// `UN` for `U.N.`; nil for what is no acronym.
  private static func letters(ofAcronym word: String) -> String? {
    let letters = word.filter { $0 != "." }
    guard letters.utf8.count > 1, letters.utf8.count < 7,
      letters.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
    else { return nil }
    return letters
  }

  /// The first letters of the words, with and without those of small words.
  private static func initials(_ words: [String]) -> [String] {
    let large = words.filter { NameRegions.hasCapital($0) }.compactMap(\.first)
    return [String(large), String(words.compactMap(\.first)).uppercased()]
  }
}
