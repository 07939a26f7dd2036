import AssayModel

/// What a page's JSON-LD (schema.org) says of the article it shows.
struct LinkedData {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var published: CalendarDay?
  private(set) var modified: CalendarDay?
  private(set) var url: String?
  private(set) var publisher: String?

  /// Objects by their `@id`, since `@graph` members name each other by it.
  private var byID: [String: JSONValue] = [:]

  init(of tree: HTMLTree) {
    var objects: [JSONValue] = []
    for script in tree.elements(.script) where tree.isLinkedData(script) {
      if let value = LooseJSON.value(of: tree.rawText(of: script)) {
        Self.collect(value, depth: 0, into: &objects)
      }
    }
    for object in objects {
      if let id = object["@id"]?.string, byID[id] == nil || object["name"] != nil {
        byID[id] = object
      }
    }
    let articles = objects.filter {
      Self.types(of: $0).contains { $0.hasSuffix("Article") || Self.articles.contains($0) }
    }
    let pages = objects.filter { Self.types(of: $0).contains { $0.hasSuffix("Page") } }
    for object in articles + pages {
      title = title ?? Self.text(object["headline"]) ?? Self.text(object["name"])
      author = author ?? names(object["author"] ?? object["creator"])
      publisher = publisher ?? names(object["publisher"])
      published = published ?? Self.day(object["datePublished"]) ?? Self.day(object["dateCreated"])
      modified = modified ?? Self.day(object["dateModified"])
      url = url ?? Self.address(object["mainEntityOfPage"]) ?? Self.address(object["url"])
      if !articles.isEmpty, object == articles.first, title != nil, published != nil { break }
    }
  }

  private static let articles: Set<String> = [
    "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "DiscussionForumPosting",
    "ClaimReview", "CreativeWork", "Recipe", "Review",
  ]

  private static func collect(_ value: JSONValue, depth: Int, into objects: inout [JSONValue]) {
    guard depth < 8, objects.count < 500 else { return }
    switch value {
    case .array(let items): items.forEach { collect($0, depth: depth + 1, into: &objects) }
    case .object(let members):
      objects.append(value)
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "author"] {
        if let member = members[key] { collect(member, depth: depth + 1, into: &objects) }
      }
    default: break
    }
  }

  private static func types(of object: JSONValue) -> [String] {
    let type = object["@type"]
    return type?.string.map { [$0] } ?? type?.array?.compactMap(\.string) ?? []
  }

  private static func text(_ value: JSONValue?) -> String? {
    (value?.string ?? value?.array?.first?.string).flatMap(plainLine)
  }

  private static func day(_ value: JSONValue?) -> CalendarDay? {
    text(value).flatMap { WrittenDate($0)?.day }
  }

  private static func address(_ value: JSONValue?) -> String? {
    let text = value?.string ?? value?["@id"]?.string ?? value?["url"]?.string
    return text.flatMap { $0.hasPrefix("http") ? $0 : nil }
  }

  /// Names of persons or organisations, given as text, object, reference, or a list of them.
  private func names(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    let names = (value.array ?? [value]).prefix(20).compactMap { item -> String? in
      if let name = item.string { return Author.name(name) }
      let known = item["name"] == nil ? item["@id"]?.string.flatMap { byID[$0] } ?? item : item
      return Self.text(known["name"]).flatMap(Author.name)
    }
    return Author.joined(names)
  }
}

/// A text from a page's data on one line, without tags, its character references decoded.
func plainLine(_ text: String) -> String? {
  var out: [UInt8] = []
  let bytes = Array(text.utf8)
  var i = 0
  while i < bytes.count {
    if let (character, length) = characterReference(bytes[i...]) {
      out.append(contentsOf: character.utf8)
      i += length
    } else if bytes[i] == 0x3C, i + 1 < bytes.count,
      bytes[i + 1] == 0x2F || (0x61...0x7A).contains(bytes[i + 1] | 0x20),
      let end = bytes[i...].prefix(500).firstIndex(of: 0x3E)
    {
      i = end + 1
    } else {
      out.append(bytes[i])
      i += 1
    }
  }
  return oneLine(String(decoding: out, as: UTF8.self))
}
