import CLibXML2

/// The elements and texts of an XML file in document order, namespaces left out.
struct XMLTree {
  enum Event {
    case start(String, attributes: [String: String])
    case text(String)
    case end(String)
  }

  /// Gives the events of a file to `body`; false if it is no well-formed XML. Entities that a
  /// file declares for itself are not expanded, and nothing is fetched.
  static func read(_ bytes: [UInt8], _ body: (Event) -> Void) -> Bool {
    guard bytes.count < Int(Int32.max) else { return false }
    let document = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil,
        Int32(
          XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue))
    }
    guard let document else { return false }
    defer { xmlFreeDoc(document) }
    var next = xmlDocGetRootElement(document)
    var depth = 0
    while let node = next {
      var descends = false
      switch node.pointee.type {
      case XML_ELEMENT_NODE:
        body(.start(name(node), attributes: attributes(of: node)))
        descends = node.pointee.children != nil
        if !descends { body(.end(name(node))) }
      case XML_TEXT_NODE:
        if let content = node.pointee.content { body(.text(String(cString: content))) }
      default: break
      }
      if descends {
        depth += 1
        next = node.pointee.children
        continue
      }
      var here = node
      while here.pointee.next == nil, depth > 0, let parent = here.pointee.parent {
        body(.end(name(parent)))
        depth -= 1
        here = parent
      }
      next = depth > 0 ? here.pointee.next : nil
    }
    return true
  }

  private static func name(_ node: xmlNodePtr) -> String {
    node.pointee.name.map { String(cString: $0) } ?? ""
  }

  private static func attributes(of node: xmlNodePtr) -> [String: String] {
    var values: [String: String] = [:]
    var attribute = node.pointee.properties
    while let current = attribute {
      if let name = current.pointee.name, let content = current.pointee.children?.pointee.content {
        values[String(cString: name)] = String(cString: content)
      }
      attribute = current.pointee.next
    }
    return values
  }
}
