import AssayLanguage
import AssayModel

/// The names among GUM's mentions.
///
/// A mention is a name if its head is a proper noun and it is no time, and a role alone (`the
/// President`) or a label (`Figure 1`, an address) is none. Its words are the head and what belongs
/// to it as a name: flat parts, compounds, numbers, adjectives written large, and for all but
/// persons the `of` phrase (`University of Cape Town`); not determiners, titles, appositions,
/// clauses. Of names within names the outer counts. Person, place, organization and event stay
/// as they are; abstract, object, substance, animal and plant are `other`.
struct GoldNames {
  let titles: Set<String>

  struct Name: Hashable {
    var tokens: ClosedRange<Int>
    var kind: Entity.Kind
  }

  /// Names by sentence, in order, not overlapping.
  func names(in document: AnnotatedDocument) -> [[Name]] {
    names(in: document, document.goldMentions).map { $0.map(\.name) }
  }

  /// Names with the chains of their mentions.
  func names(in document: AnnotatedDocument, _ mentions: [GoldMention]) -> [[(
    name: Name, mention: GoldMention
  )]] {
    var result: [[(name: Name, mention: GoldMention)]] = document.analysis.sentences.map { _ in [] }
    let starts = Set(mentions.map { [$0.sentence, $0.tokens.lowerBound] })
    for mention in mentions.sorted(by: { $0.tokens.count > $1.tokens.count }) {
      let tokens = document.analysis.sentences[mention.sentence].tokens
      guard let kind = Self.kind(mention.kind), tokens[mention.head].tag == .propn,
        let words = words(of: mention, in: tokens, kind, starts),
        !result[mention.sentence].contains(where: { $0.name.tokens.overlaps(words) })
      else { continue }
      result[mention.sentence].append((Name(tokens: words, kind: kind), mention))
    }
    return result.map { $0.sorted { $0.name.tokens.lowerBound < $1.name.tokens.lowerBound } }
  }

  private static func kind(_ name: String) -> Entity.Kind? {
    switch name {
    case "person": .person
    case "place": .place
    case "organization": .organization
    case "event": .event
    case "time": nil
    default: .other
    }
  }

  private func words(
    of mention: GoldMention, in tokens: [Token], _ kind: Entity.Kind, _ starts: Set<[Int]>
  ) -> ClosedRange<Int>? {
    var own: Set<Int> = [mention.head]
    var grew = true
    while grew {
      grew = false
      for index in mention.tokens
      where !own.contains(index) && own.contains(tokens[index].head)
        && belongs(index, in: tokens, kind, mention, starts)
      {
        own.insert(index)
        grew = true
      }
    }
    var first = mention.head
    var last = mention.head
    while first > 0, own.contains(first - 1) { first -= 1 }
    while last + 1 < tokens.count, own.contains(last + 1) { last += 1 }
    while first < last, isDropped(tokens[first]) || tokens[first].tag == .punct { first += 1 }
    while first < last, tokens[last].tag == .punct || tokens[last].xpos == "POS" { last -= 1 }
    let head = tokens[first].form
    if first == last, titles.contains(head.lowercased()) { return nil }
    if Self.labels.contains(head.lowercased()), first == last || tokens[first + 1].tag == .num {
      return nil
    }
    guard NameRegions.hasCapital(head) || tokens[first].tag != .part && head.utf8.count > 2 else {
      return nil
    }
    if head.contains("@") || head.contains("://") || head.hasPrefix("#") || head.contains("www.") {
      return nil
    }
    return first...last
  }

  private func isDropped(_ token: Token) -> Bool {
    token.tag == .det || titles.contains(token.form.lowercased())
  }

  private func belongs(
    _ index: Int, in tokens: [Token], _ kind: Entity.Kind, _ mention: GoldMention,
    _ starts: Set<[Int]>
  ) -> Bool {
    let token = tokens[index]
    let isLarge = token.tag == .propn || NameRegions.hasCapital(token.form)
    switch token.relation.split(separator: ":")[0] {
    case "flat", "goeswith": return true
    case "compound": return isLarge || token.tag == .num
    case "nummod": return index > token.head && token.tag == .num
    case "amod": return isLarge && index < token.head
    case "nmod":
      let cases = kind == .other ? Self.inner.union(["in"]) : Self.inner
      if token.relation == "nmod:poss" {
        return isLarge && index < token.head && !starts.contains([mention.sentence, index])
      }
      return kind != .person && token.tag == .propn && index > token.head
        && tokens[token.head].tag == .propn
        && tokens.indices.contains { tokens[$0].head == index && cases.contains(tokens[$0].form) }
    case "conj":
      return token.tag == .propn
        && (tokens[token.head].relation == "compound"
          || !starts.contains([mention.sentence, index]))
    case "cc": return tokens[token.head].relation == "conj"
    case "case":
      return (Self.inner.contains(token.form) || token.form == "in") && token.head > index
        || token.xpos == "POS"
    case "det": return index > mention.tokens.lowerBound && token.head != mention.head
    case "punct": return ["-", "–", "'", "’", ".", "/", "&"].contains(token.form)
    default: return false
    }
  }

  private static let inner: Set<String> = ["of", "for", "de"]
  private static let labels: Set<String> = [
    "figure", "fig.", "table", "tab", "case", "section", "title", "chapter", "part", "page",
    "article", "appendix", "equation", "no.", "step", "eq.",
  ]
}
