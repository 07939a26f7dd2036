/// What the names that a page gives its elements say of them: `class`, `id` and `role` are read
/// as words, `relatedArticles` and `related-articles` alike.
struct ElementNames {
  private(set) var words: [String] = []

  init(of index: Int, in tree: HTMLTree) {
    for attribute in tree.attributes[tree.nodes[index].attributes] {
      switch attribute.name {
      case "class", "id", "data-component", "data-testid", "data-type", "data-module":
        Self.split(attribute.value, into: &words)
      default: break
      }
    }
  }

  /// Lower-case runs of letters; a capital after a small letter begins a word.
  static func split(_ name: String, into words: inout [String]) {
    var word: [UInt8] = []
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    var wasSmall = false
    for byte in name.utf8.prefix(600) {
      let isCapital = (0x41...0x5A).contains(byte)
      let isSmall = (0x61...0x7A).contains(byte)
      if !isCapital && !isSmall {
        finish()
      } else {
        if isCapital && wasSmall { finish() }
        word.append(byte | 0x20)
      }
      wasSmall = isSmall
    }
    finish()
  }

  func contains(_ set: Set<String>) -> Bool { words.contains { set.contains($0) } }

  /// Whether the names are those of something around an article rather than of its text.
  var areBoilerplate: Bool {
    words.contains { word in
      Self.boilerplate.contains(word)
        || (word.utf8.count > 6 && Self.stems.contains { word.has($0) })
    }
  }

  /// Whether the names are those that pages give to an article's text.
  var areMainText: Bool {
    for (first, second) in zip(words, words.dropFirst())
    where Self.articles.contains(first) && Self.bodies.contains(second) { return true }
    return contains(Self.wholeBodies)
  }

  private static let articles: Set<String> = [
    "article", "story", "post", "entry", "news", "content", "page", "blog", "main", "single",
    "text",
  ]
  private static let bodies: Set<String> = ["body", "content", "text", "copy", "main"]
  private static let wholeBodies: Set<String> = [
    "articlebody", "articlecontent", "articletext", "storybody", "storycontent", "storytext",
    "postcontent", "postbody", "entrycontent", "bodycopy", "bodytext", "maincontent", "newstext",
  ]

  /// Words that name what is around an article.
  private static let boilerplate: Set<String> = [
    "ad", "ads", "advert", "adverts", "adsense", "dfp", "promo", "promos", "promotion", "sponsor",
    "sponsored", "banner", "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb",
    "breadcrumbs", "crumbs", "pager", "pagination", "paging", "sidebar", "rail", "aside", "footer",
    "foot", "masthead", "share", "sharing", "sharebar", "social", "follow",
    "related", "recirc", "recommended", "recommendations", "recommendation", "trending", "popular",
    "latest", "outbrain", "taboola", "zergnet", "revcontent", "comment", "comments", "disqus",
    "respond", "replies", "newsletter", "newsletters", "subscribe", "subscription", "signup",
    "login", "signin", "register", "tags", "tag", "tagcloud", "keywords", "byline", "bylines",
    "author", "authors", "bio", "biography", "dateline", "timestamp", "caption", "captions",
    "credit", "credits", "cookie", "cookies", "consent", "gdpr", "popup", "popover", "modal",
    "overlay", "lightbox", "tooltip", "widget", "widgets", "toolbar", "tools", "print", "copyright",
    "disclaimer", "legal", "teaser", "teasers", "toc", "search", "skip", "hidden", "hide",
    "invisible", "screenreader", "rating", "ratings", "vote", "poll", "quiz", "player", "playlist",
    "carousel", "slideshow", "gallery", "thumbnail", "thumbnails", "metadata", "meta", "postmeta",
    "more", "readmore", "next", "prev", "previous", "upnext", "shop", "cart", "store", "buy",
    "donate", "donation", "app", "apps", "infobox", "alert", "alerts", "notification", "noprint",
    "nocontent", "dropdown", "flyout", "ticker", "topics", "topic", "categories", "category",
  ]

  /// Parts of joined words that say the same.
  private static let stems = [
    "related", "comment", "newsletter", "sidebar", "breadcrumb", "footer", "sponsor", "share",
    "social", "recommend", "trending", "subscri", "advert", "cookie", "disqus", "outbrain",
    "taboola", "navigation", "pagination", "caption", "byline", "mostread", "mostpopular",
    "readmore", "carousel", "slideshow", "metadata", "copyright", "signup", "promo",
  ]
}
