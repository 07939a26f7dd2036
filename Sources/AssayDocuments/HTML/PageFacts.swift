import AssayModel

/// What a page says of itself: title, author, day of publication and address, each from the
/// first place that states it, most trusted first.
struct PageFacts {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: CalendarDay?
  private(set) var url: String?
  private(set) var publisher: String?

  private let tree: HTMLTree
  /// Contents of `meta` by `name`, `property` or `itemprop` in lower case, in order.
  private var meta: [String: [String]] = [:]

  /// - Parameters:
  ///   - hidden: nodes that the page does not show.
  ///   - address: where the page came from, to make relative addresses whole.
  init(of tree: HTMLTree, hidden: [Bool], address: String?) {
    self.tree = tree
    readMeta()
    let linked = LinkedData(of: tree)
    url = canonicalURL(linked, address)
    publisher =
      linked.publisher
      ?? first(["og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher"])
    title = pageTitle(linked, hidden)
    author = pageAuthor(linked, hidden)
    date = pageDate(linked, hidden) ?? Self.day(inAddress: url ?? address)
  }

  private mutating func readMeta() {
    for index in tree.elements(.meta) {
      guard let content = tree.attribute("content", of: index), !content.isEmpty else { continue }
      for key in ["name", "property", "itemprop"] {
        if let name = tree.attribute(key, of: index)?.lowercased() {
          meta[name, default: []].append(content)
        }
      }
    }
  }

  private func first(_ names: [String]) -> String? {
    names.lazy.compactMap { meta[$0]?.lazy.compactMap(plainLine).first }.first
  }

  // MARK: Title

  private func pageTitle(_ linked: LinkedData, _ hidden: [Bool]) -> String? {
    let site = first(["og:site_name", "application-name"])
    let stated = [
      linked.title, first(["citation_title"]), first(["og:title"]), first(["parsely-title"]),
      first(["dc.title", "dcterms.title"]), first(["twitter:title"]),
    ].compactMap { $0.map { Self.withoutSite($0, site) } }
    let window = tree.elements(.title).lazy.filter { !isInSVG($0) }.compactMap(tree.line).first
    let headings = tree.elements(.h1).filter { !isHidden($0, hidden) }.compactMap(tree.line)
    // The heading that is shown, if the data name it, is how the page writes its title.
    let candidates = stated + [window].compactMap { $0 }
    if let shown = headings.first(where: { heading in
      heading.utf8.count >= 8
        && candidates.contains { Self.folded($0).hasPrefix(Self.folded(heading)) }
    }) {
      return shown
    }
    if let title = stated.first { return title }
    if let window { return Self.withoutSite(window, site) }
    return headings.first
  }

  private func isInSVG(_ index: Int) -> Bool {
    var at = tree.nodes[index].parent
    while at > 0 {
      if tree.nodes[at].tag == .svg || tree.nodes[at].tag == .symbol { return true }
      at = tree.nodes[at].parent
    }
    return false
  }

  private func isHidden(_ index: Int, _ hidden: [Bool]) -> Bool {
    var at = index
    while at > 0 {
      if hidden[at] { return true }
      at = tree.nodes[at].parent
    }
    return false
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The title without ` | Site` or ` - Site` at its end.
  private static func withoutSite(_ title: String, _ site: String?) -> String {
    for mark in [" | ", " — ", " – ", " - ", " :: ", " » ", " • "] {
      guard let at = title.lastIndex(ofText: mark) else { continue }
      let (head, tail) = (title[..<at], title[at...].dropFirst(mark.count))
      let isSite = site.map { folded(String(tail)) == folded($0) } ?? false
      // A short tail behind a bar is the site's name even where it is not told.
      let isShort = mark == " | " && tail.split(separator: " ").count <= 4
      if isSite || (isShort && head.split(separator: " ").count >= 3) {
        return withoutSite(trimmed(head), site)
      }
    }
    return title
  }

  // MARK: Author

  private func pageAuthor(_ linked: LinkedData, _ hidden: [Bool]) -> String? {
    if let author = linked.author { return author }
    for names in [
      ["citation_author"], ["author", "parsely-author", "sailthru.author"], ["article:author"],
      ["dc.creator", "dcterms.creator", "dc.creator.personalname"],
      ["byl", "twitter:data1_author"],
    ] {
      let values = names.flatMap { meta[$0] ?? [] }.compactMap(Author.name)
      if let author = Author.joined(Array(values.prefix(20))) { return author }
    }
    for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty {
      let isStated =
        tree.attribute("rel", of: index)?.lowercased() == "author"
        || tree.attribute("itemprop", of: index)?.lowercased() == "author"
      if isStated, !isHidden(index, hidden), let line = tree.line(of: index),
        line.utf8.count <= 80, let author = Author.name(line)
      {
        return author
      }
    }
    for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty {
      let names = ElementNames(of: index, in: tree)
      if names.contains(["byline", "author"]), !isHidden(index, hidden),
        let line = tree.line(of: index), let author = Opening.byline(line)
      {
        return author
      }
    }
    return nil
  }

  // MARK: Date

  private func pageDate(_ linked: LinkedData, _ hidden: [Bool]) -> CalendarDay? {
    if let day = linked.published { return day }
    let published = [
      "article:published_time", "article:published", "og:article:published_time",
      "og:published_time", "datepublished", "citation_publication_date", "citation_date",
      "citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
      "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date",
      "article.published", "article_date_original", "originalpublicationdate", "publication_date",
      "publish-date", "publish_date", "publishdate", "pubdate", "published", "displaydate",
      "cxenseparse:recs:publishtime", "bt:pubdate", "rnews:datepublished", "created", "date",
    ]
    if let day = day(published) { return day }
    if let day = shownDay(hidden) { return day }
    return linked.modified
      ?? day(["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"])
  }

  private func day(_ names: [String]) -> CalendarDay? {
    names.lazy.flatMap { meta[$0] ?? [] }.compactMap { WrittenDate($0)?.day }.first
  }

  /// The day of the first element that says it is the day of publication, else of the first
  /// `time`, else of the first line near the title that is nothing but a date.
  private func shownDay(_ hidden: [Bool]) -> CalendarDay? {
    var firstTime: CalendarDay?
    for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty {
      let isTime = tree.nodes[index].tag == .time
      let property = tree.attribute("itemprop", of: index)?.lowercased() ?? ""
      let isStated =
        property == "datepublished" || tree.attribute("pubdate", of: index) != nil && isTime
      guard isTime || isStated else { continue }
      let value =
        tree.attribute("datetime", of: index) ?? tree.attribute("content", of: index)
        ?? tree.line(of: index) ?? ""
      guard
        let day = WrittenDate(value)?.day ?? tree.line(of: index).flatMap({ WrittenDate($0)?.day })
      else { continue }
      if isStated { return day }
      if firstTime == nil, !isHidden(index, hidden) { firstTime = day }
    }
    if let firstTime { return firstTime }
    let start = tree.elements(.h1).first { !isHidden($0, hidden) } ?? 0
    let dayFirst = dayFirst
    var letters = 0
    for index in start..<tree.count where tree.nodes[index].tag == .text && letters < 2000 {
      let text = tree.bytes[tree.nodes[index].text]
      guard text.count < 200, let line = oneLine(String(decoding: text, as: UTF8.self)) else {
        letters += text.count
        continue
      }
      letters += line.utf8.count
      if Phrases.isDate(line, dayFirst: dayFirst), !isHidden(index, hidden) {
        return WrittenDate(line, dayFirst: dayFirst)?.day
      }
    }
    return nil
  }

  /// Whether `3/4/2019` is in April, by the page's language; nil where that does not tell.
  private var dayFirst: Bool? {
    guard let html = tree.elements(.html).first,
      let language = tree.attribute("lang", of: html)?.lowercased(), !language.isEmpty
    else { return nil }
    if language == "en-us" || language == "en_us" { return false }
    return language == "en" ? nil : true
  }

  /// The day in `…/2019/11/18/…`.
  private static func day(inAddress address: String?) -> CalendarDay? {
    guard let address else { return nil }
    let parts = address.split(separator: "/")
    for (i, part) in parts.enumerated() where part.utf8.count == 4 && i + 2 < parts.count {
      let (month, day) = (parts[i + 1], parts[i + 2])
      if month.utf8.count <= 2, day.utf8.count <= 2,
        let written = WrittenDate("\(part)-\(month)-\(day)"), written.day.year >= 1990
      {
        return written.day
      }
    }
    return parts.lazy.compactMap { part in
      part.utf8.count >= 10 && part.utf8.prefix(10).filter { $0 == 0x2D }.count == 2
        ? WrittenDate(part.prefix(10)).flatMap { $0.isWhole ? $0.day : nil } : nil
    }.first
  }

  // MARK: Address

  private func canonicalURL(_ linked: LinkedData, _ address: String?) -> String? {
    let link = tree.elements(.link).first {
      tree.attribute("rel", of: $0)?.lowercased().split(separator: " ").contains("canonical")
        ?? false
    }
    let stated = [
      link.flatMap { tree.attribute("href", of: $0) }, first(["og:url"]), linked.url,
    ]
    return stated.lazy.compactMap { $0.flatMap { Self.whole(trimmed($0), from: address) } }.first
  }

  /// A web address made whole; nil for what is none.
  static func whole(_ link: String, from address: String?) -> String? {
    let lower = link.lowercased()
    if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
      return link.utf8.contains { $0 <= 0x20 } ? nil : link
    }
    guard let address, let scheme = address.firstIndex(ofText: "://") else { return nil }
    if link.hasPrefix("//") { return address[..<scheme] + ":" + link }
    guard link.hasPrefix("/") else { return nil }
    let host = address[scheme...].dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return address[..<scheme] + "://" + host + link
  }
}
