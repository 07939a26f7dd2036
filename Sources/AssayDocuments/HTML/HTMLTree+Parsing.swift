import CLibXML2

extension HTMLTree {
  /// Parses a page with libxml2, which repairs what is broken. Any text gives a tree.
  ///
  /// O(n): nesting is limited beforehand (`NestingGuard`), since libxml2 looks through all open
  /// elements at every end tag.
  init(parsing text: String) {
    var source = Array(text.utf8)
    NestingGuard.apply(to: &source)
    self.init(source)
  }

  private init(_ source: [UInt8]) {
    nodes = [Node(tag: .root, parent: -1, end: 1)]
    guard !source.isEmpty, source.count < Int(Int32.max) else { return }
    let document = source.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters -> htmlDocPtr? in
        guard
          let context = htmlCreateMemoryParserCtxt(characters.baseAddress, Int32(characters.count))
        else { return nil }
        defer { htmlFreeParserCtxt(context) }
        let options =
          HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
          | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
          | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_COMPACT.rawValue
        htmlCtxtUseOptions(context, Int32(options))
        // Texts of more than 10 MB without a tag are still text.
        context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        htmlParseDocument(context)
        return context.pointee.myDoc
      }
    }
    guard let document else { return }
    defer { xmlFreeDoc(document) }
    copy(document.pointee.children)
  }

  /// Copies libxml2's tree, without recursion: pages nest as deep as they like.
  private mutating func copy(_ first: xmlNodePtr?) {
    var open = 0
    var next = first
    while let node = next {
      let index = nodes.count
      var isOpen = false
      switch node.pointee.type {
      case XML_ELEMENT_NODE:
        add(element: node, in: open)
        isOpen = node.pointee.children != nil
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: add(text: node, in: open)
      default: break
      }
      if isOpen {
        open = index
        next = node.pointee.children
        continue
      }
      // Up to the nearest element that has a sibling.
      var here = node
      while here.pointee.next == nil, open > 0, let parent = here.pointee.parent {
        nodes[open].end = nodes.count
        open = nodes[open].parent
        here = parent
      }
      next = here.pointee.next
    }
    nodes[0].end = nodes.count
  }

  private mutating func add(element: xmlNodePtr, in parent: Int) {
    var node = Node(tag: .other, parent: parent, end: nodes.count + 1)
    if let name = element.pointee.name { node.tag = HTMLTag(name: String(cString: name)) }
    let start = attributes.count
    var attribute = element.pointee.properties
    while let current = attribute {
      if let name = current.pointee.name, let key = Self.kept[String(cString: name)] {
        // A value is a single text node here, or several after an unknown entity.
        var value = ""
        var part = current.pointee.children
        while let text = part {
          if let content = text.pointee.content { value += String(cString: content) }
          part = text.pointee.next
        }
        attributes.append(Attribute(name: key, value: value))
      }
      attribute = current.pointee.next
    }
    node.attributes = start..<attributes.count
    nodes.append(node)
  }

  private mutating func add(text: xmlNodePtr, in parent: Int) {
    guard let content = text.pointee.content else { return }
    let holder = nodes[parent].tag
    if holder == .style || (holder == .script && !isLinkedData(parent)) { return }
    let start = bytes.count
    let length = Int(xmlStrlen(content))
    append(UnsafeBufferPointer(start: content, count: length))
    nodes.append(
      Node(tag: .text, parent: parent, end: nodes.count + 1, text: start..<bytes.count))
  }

  /// Appends text with the characters U+0080 to U+009F, which pages write as `&#146;`, in their
  /// Windows-1252 meaning, as browsers do.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for i in text.indices.dropLast()
    where text[i] == 0xC2 && (0x80...0x9F).contains(text[i + 1]) {
      bytes.append(contentsOf: text[clean..<i])
      bytes.append(contentsOf: decodeWindows1252([text[i + 1]]).utf8)
      clean = i + 2
    }
    bytes.append(contentsOf: text[clean...])
  }

  func isLinkedData(_ index: Int) -> Bool {
    attribute("type", of: index)?.lowercased().contains("ld+json") ?? false
  }

  /// Attributes that a reader looks at; the others are not copied.
  private static let kept: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "class", "id", "style", "hidden", "role", "itemprop", "itemtype", "itemscope", "rel", "href",
      "content", "name", "property", "http-equiv", "datetime", "lang", "aria-hidden", "type",
      "title", "pubdate", "data-testid", "data-component", "aria-label", "src", "alt", "xml:lang",
      "data-type", "data-module",
    ].map { ($0, $0) })
}
