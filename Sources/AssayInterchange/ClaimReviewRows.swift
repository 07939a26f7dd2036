import AssayModel

/// Objects of a feed that only hold the ones that are meant (`DataFeedItem`, `ListItem`).
enum FeedItem {
  /// Where the objects in the row's `item` stand; empty for any other row.
  static func extents(_ cells: [Cell], of columns: Columns, in bytes: Bytes) -> [Range<Int>] {
    guard let column = columns.itemColumn, !columns.isTable,
      let cell = cells.last(where: { $0.column == column }),
      cells.contains(where: { $0.column == columns.typeColumn })
    else { return [] }
    if cell.form == .object { return [cell.start..<cell.end] }
    guard cell.form == .array else { return [] }
    var extents: [Range<Int>] = []
    var scanner = JSONScanner(bytes, from: cell.start + 1, to: cell.end)
    while let (start, end, form) = try? scanner.value(depth: 1) {
      if form == .object { extents.append(start..<end) }
      scanner.skipSpace()
      scanner.i += 1
    }
    return extents
  }
}

/// Objects that are a ClaimReview (schema.org).
enum ReviewCells {
  /// Whether the row is one, unless the user said which column holds the claim's words.
  static func isReview(_ cells: [Cell], of columns: Columns, in bytes: Bytes) -> Bool {
    guard columns.reviewColumn != nil || columns.typeColumn != nil, !columns.isTable,
      !columns.isTextMapped
    else { return false }
    return cells.contains { cell in
      if cell.column == columns.reviewColumn { return true }
      guard cell.column == columns.typeColumn, let type = try? cell.tree(in: bytes) else {
        return false
      }
      return ([type] + (type.array ?? [])).contains("ClaimReview")
    }
  }
}

extension RowBuilder {
  /// Reads a ClaimReview. The claim is what `claimReviewed` says, held by the author of
  /// `itemReviewed`, on the day and in the work that this names; the rating is the publisher's.
  /// What says more than that is kept with the others.
  mutating func review(
    from start: Int, to end: Int, of columns: Columns, in bytes: Bytes
  ) throws(Fault) -> RowFields {
    var scanner = JSONScanner(bytes, from: start, to: end)
    var review = SchemaNode(try scanner.tree(depth: 0))
    var item = SchemaNode(review.take("itemReviewed"))
    var rating = SchemaNode(review.take("reviewRating"))
    var author = SchemaNode(item.take("author"))
    let appearance = item.has("firstAppearance") ? "firstAppearance" : "appearance"
    var work = SchemaNode(item.take(appearance))

    let text = review.takeWords("claimReviewed") ?? item.takeWords("text")
    guard let text, !text.trimmed.isEmpty else {
      throw Fault(offset: start, reason: "the ClaimReview has no claimReviewed")
    }
    var out = RowFields()
    out.text = put(text)
    out.claimant = put(author.plain ?? author.takeWords("name"))
    out.date = put(item.takeWords("datePublished"))
    out.url = put(work.plain ?? work.takeWords("url"))
    out.document = put(work.takeWords("headline") ?? work.takeWords("name"))
    out.rating = put(rating.plain ?? rating.takeWords("alternateName") ?? rating.numeric)
    out.rationale = put(rating.takeWords("ratingExplanation") ?? review.takeWords("reviewBody"))
    if let url = string(of: out.url, bytes), let reason = EvidenceList.objection(toURL: url) {
      throw Fault(offset: start, reason: "the address where the claim appeared is \(reason)")
    }
    if let key = columns.keyColumn.map({ columns.all[$0].name }) {
      out.key = put(review.words(key))
    }
    item.put(author, as: "author")
    item.put(work, as: appearance)
    review.put(item, as: "itemReviewed")
    review.put(rating, as: "reviewRating")
    review.drop("@context")
    review.drop("@type")
    if case .object(let rest)? = review.rest {
      out.others = append { scratch in JSONValue.object(rest).write(to: &scratch) }
    }
    return out
  }

  private mutating func put(_ text: String?) -> Piece {
    guard let text, !text.isEmpty else { return .none }
    return append { scratch in scratch.append(contentsOf: text.utf8) }
  }
}

/// A node of JSON-LD from which one takes what one has a use for.
private struct SchemaNode {
  /// A node that is only a name or an address.
  private(set) var plain: String?
  private var members: [String: JSONValue] = [:]

  /// Of several nodes the first counts.
  init(_ value: JSONValue?) {
    switch value?.array?.first ?? value {
    case .object(let members): self.members = members
    case .string(let text): plain = text
    default: break
    }
  }

  func has(_ key: String) -> Bool { members[key].map { $0 != .null } ?? false }

  mutating func take(_ key: String) -> JSONValue? { members.removeValue(forKey: key) }

  mutating func drop(_ key: String) { members[key] = nil }

  /// The text of a member; of several the first, of an object its `@value` or `name`.
  func words(_ key: String) -> String? { Self.words(members[key]) }

  private static func words(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text
    case .int, .double: value?.json
    case .array(let items): words(items.first)
    case .object(let members): words(members["@value"] ?? members["name"])
    default: nil
    }
  }

  mutating func takeWords(_ key: String) -> String? {
    guard let words = words(key) else { return nil }
    if members[key]?.string != nil { members[key] = nil }
    return words
  }

  /// `4 of 5`, of a rating that has no name.
  var numeric: String? {
    guard let value = words("ratingValue") else { return nil }
    return words("bestRating").map { "\(value) of \($0)" } ?? value
  }

  /// What was not taken; nil where only the node's type is left.
  var rest: JSONValue? {
    let left = members.filter { $0.value != .null }
    return left.keys.contains { $0 != "@type" } ? .object(left) : nil
  }

  /// Puts back what is left of a node that was taken out.
  mutating func put(_ node: SchemaNode, as key: String) {
    if let rest = node.rest { members[key] = rest }
  }
}
