/// An HTML page as one array of nodes in document order, so that a subtree is a range of it and
/// every walk is a loop.
struct HTMLTree {
  struct Node {
    var tag: HTMLTag
    /// Index of the element around it; -1 for the root.
    var parent: Int
    /// Index after its last descendant.
    var end: Int
    /// For text, its bytes in `bytes`; for elements, empty.
    var text: Range<Int> = 0..<0
    /// Indexes into `attributes`.
    var attributes: Range<Int> = 0..<0
  }

  struct Attribute {
    var name: String
    var value: String
  }

  var nodes: [Node] = []
  /// UTF-8 of all text nodes.
  var bytes: [UInt8] = []
  var attributes: [Attribute] = []

  var count: Int { nodes.count }

  /// The nodes below `index`, itself left out.
  func inside(_ index: Int) -> Range<Int> { (index + 1)..<nodes[index].end }

  func attribute(_ name: String, of index: Int) -> String? {
    attributes[nodes[index].attributes].first { $0.name == name }?.value
  }

  /// Runs `body` for each child of `index`.
  func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < nodes[index].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// All text below `index`, or its own, as it is in the page.
  func rawText(of index: Int) -> String {
    var out: [UInt8] = []
    for node in nodes[index..<nodes[index].end] where node.tag == .text {
      out.append(contentsOf: bytes[node.text])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text below `index` on one line; nil if there is none.
  func line(of index: Int) -> String? { oneLine(rawText(of: index)) }

  /// Indexes of the elements with this tag.
  func elements(_ tag: HTMLTag) -> [Int] { nodes.indices.filter { nodes[$0].tag == tag } }
}
