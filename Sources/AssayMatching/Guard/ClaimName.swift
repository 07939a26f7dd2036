import AssayLanguage
import AssayModel
import Foundation

/// A name in a claim, as words in small letters without accents and titles.
struct ClaimName: Sendable, Hashable {
  var words: [String]
  var quote: String
  var isPlace: Bool
  var indices: [Int]

  /// Whether two names can be one's: the same words, initials, a surname for a full name.
  func canBe(_ other: ClaimName) -> Bool {
    if words == other.words || plain == other.plain { return true }
    if acronym(of: other) || other.acronym(of: self) { return true }
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    guard short.words.count < long.words.count else {
      return Set(words) == Set(other.words)
        || words.count > 1 && words.contains { other.words.contains($0) }
          && zip(words, other.words).allSatisfy(Self.isShortened)
    }
    var rest = long.words[...]
    for word in short.words {
      guard let at = rest.firstIndex(of: word) else { return false }
      rest = rest[(at + 1)...]
    }
    // `South Sudan` is not Sudan, `Kansas City` not Kansas.
    let added = Set(long.words).subtracting(short.words)
    return added.isDisjoint(with: Self.parting)
  }

  /// The same for `University of Turin` and `Turin University`.
  private var plain: Set<String> { Set(words).subtracting(["of", "the"]) }

  /// `Met` for `Metropolitan`, `Max` for `Maximilian`.
  private static func isShortened(_ x: String, _ y: String) -> Bool {
    if x == y { return true }
    let (short, long) = x.utf8.count < y.utf8.count ? (x, y) : (y, x)
    return short.utf8.count >= 3 && long.utf8.count >= 2 * short.utf8.count
      && long.hasPrefix(short)
  }

  /// `ANC` for `African National Congress`.
  private func acronym(of other: ClaimName) -> Bool {
    guard words.count == 1, let letters = words.first, letters.utf8.count > 1,
      other.words.count > 1
    else { return false }
    let plain = letters.filter { $0 != "." }
    let initials = String(other.words.compactMap(\.first))
    let capitals = String(
      other.words.filter { !["of", "the", "and", "for", "'s"].contains($0) }.compactMap(\.first))
    return plain == initials || plain == capitals
  }

  private static let parting: Set<String> = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "city",
    "state", "county", "province", "island", "islands", "equatorial", "papua", "democratic", "lake",
    "mount", "central", "upper", "lower", "great", "vice", "junior", "jr", "san", "santa", "bissau",
  ]
}

extension ClaimReading {
  /// Runs of capitalised words, without titles, nations under one word each.
  mutating func findNames(_ thesaurus: Thesaurus) {
    var index = 0
    while index < words.count {
      guard isNameWord(index, thesaurus) else {
        index += 1
        continue
      }
      var last = index
      while last + 1 < words.count {
        if isNameWord(last + 1, thesaurus) {
          last += 1
        } else if last + 2 < words.count, Self.joining.contains(words[last + 1].lemma),
          isNameWord(last + 2, thesaurus), !isPerson(last)
        {
          last += 2
        } else if last + 3 < words.count, words[last + 1].lemma == "of",
          words[last + 2].lemma == "the", isNameWord(last + 3, thesaurus), !isTitle(last)
        {
          last += 3
        } else {
          break
        }
      }
      add(index...last)
      index = last + 1
    }
  }

  private mutating func add(_ run: ClosedRange<Int>) {
    var end = run.upperBound
    // `Washington state`
    if end + 1 < words.count, ["state", "province", "county", "city"].contains(words[end + 1].form)
    {
      end += 1
    }
    var kept = Array(run.lowerBound...end)
    // Titles go, with what they are of: `Health Minister Fraysse`, but not `Health Council`.
    let leading = kept.prefix { isTitle($0) || Self.fields.contains(words[$0].lemma) }
    let before = run.lowerBound - 1
    let isOfTitle =
      before >= 0 && words[before].tag != .det && (isTitle(before) || words[before].lemma == "of")
    if isOfTitle || leading.contains(where: isTitle), leading.count < kept.count {
      kept.removeFirst(leading.count)
    }
    let parts = [kept]
    for part in parts {
      guard let first = part.first, let last = part.last else { continue }
      var names = part.map { Self.plain(words[$0].form) }
      for alias in Nations.aliases where names == alias.words { names = alias.name }
      names = names.map { Nations.nation(of: $0) ?? $0 }.filter { $0 != "the" && $0 != "." }
      if names.isEmpty
        || part.allSatisfy({ isTitle($0) && part.count == 1 }) && names.count == 1
          && Nations.nation(of: names[0]) == nil && words[first].tag != .propn
      {
        continue
      }
      let preposition = child(of: first, "case") ?? child(of: last, "case")
      let isPlace =
        names.contains { Nations.nation(of: $0) != nil }
        || preposition.map { ["in", "at", "near", "from", "to", "on"].contains(words[$0].lemma) }
          ?? false
      for index in part { words[index].name = self.names.count }
      self.names.append(
        ClaimName(
          words: names, quote: part.map { words[$0].form }.joined(separator: " "),
          isPlace: isPlace, indices: part))
    }
  }

  private func isNameWord(_ index: Int, _ thesaurus: Thesaurus) -> Bool {
    let word = words[index]
    guard let first = word.form.unicodeScalars.first, first.properties.isUppercase,
      !word.isNumeric, word.form != "I"
    else { return false }
    if Self.isSentenceStart(index, words) {
      // The first word is large anyway, but not all of it: `ITV`.
      if word.form.utf8.count > 1, word.form == word.form.uppercased(), word.tag != .det,
        word.tag != .pron, word.tag != .adp
      {
        return true
      }
      if Nations.nation(of: Self.plain(word.form)) != nil { return true }
      guard [.propn, .adj, .noun].contains(word.tag) else { return false }
      // `Burglars broke in`: a plural that is written small elsewhere.
      if index + 1 < words.count, !Self.isCapital(words[index + 1].form),
        word.form.hasSuffix("s"),
        thesaurus.holds(String(word.form.lowercased().dropLast()), as: "n")
          || word.form.hasSuffix("ves"), !thesaurus.holds(word.form.lowercased(), as: "n")
      {
        return false
      }
      return word.tag == .propn && !isTitle(index)
        || (index + 1 < words.count && Self.isCapital(words[index + 1].form))
    }
    switch word.tag {
    case .det, .pron, .adp, .cconj, .sconj, .aux, .part:
      return word.form == word.form.uppercased()
        && word.form.utf8.count > 1
    default: return true
    }
  }

  private static func isSentenceStart(_ index: Int, _ words: [Word]) -> Bool {
    guard index > 0 else { return true }
    return [".", "!", "?", ":", "\"", "“", "‘"].contains(words[index - 1].form)
  }

  static func isCapital(_ form: String) -> Bool {
    form.unicodeScalars.first?.properties.isUppercase ?? false
  }

  private func isTitle(_ index: Int) -> Bool { Self.titles.contains(words[index].lemma) }

  private func isPerson(_ index: Int) -> Bool {
    ["flat"].contains(words[index].relation) && words[index].tag == .propn
  }

  static func plain(_ form: String) -> String {
    var text = form.lowercased()
    if !text.isASCII {
      text = text.folding(options: [.diacriticInsensitive], locale: nil)
        .replacingOccurrences(of: "’", with: "'").replacingOccurrences(of: "ł", with: "l")
        .replacingOccurrences(of: "ø", with: "o").replacingOccurrences(of: "đ", with: "d")
    }
    return text
  }

  private static let joining: Set<String> = ["of", "-", "–", "&", "de", "del", "la", "al", "bin"]

  /// What somebody is, before or for a name.
  private static let titles: Set<String> = [
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "sir", "lord", "lady",
    "president", "vice", "prime", "minister", "premier", "senator", "sen.", "rep.", "governor",
    "gov.", "chancellor", "king", "queen", "prince", "princess", "general", "gen.", "colonel",
    "captain", "lieutenant", "sergeant", "judge", "mayor", "pope", "sheikh", "professor",
    "secretary", "chairman", "chairwoman", "chief", "father", "sister", "brother", "bishop",
    "archbishop", "cardinal", "officer", "detective", "inspector", "commissioner", "congressman",
    "congresswoman", "representative", "ambassador", "director", "doctor", "coach", "striker",
    "goalkeeper", "keeper", "defender", "informant", "reporter", "journalist", "actor", "actress",
    "singer", "former", "ex", "deputy", "minister", "spokesman", "spokeswoman", "lawyer",
    "attorney", "cyclist",
    "sprinter", "hurdler", "breaking", "gangster", "lawmaker", "candidate",
    "the", "a", "an", "midfielder", "forward", "boxer", "tennis", "footballer",
    "economist",
    "biologist", "professor", "author", "writer", "pastor", "reverend", "rev.", "imam", "rabbi",
  ]

  /// What a minister or the like is of.
  private static let fields: Set<String> = [
    "foreign", "interior", "health", "finance", "defence", "education", "state", "energy",
    "justice", "transport", "environment", "agriculture", "labour", "trade", "climate", "culture",
    "housing", "home", "prime", "vice", "lieutenant", "attorney", "press", "police", "of",
  ]
}
