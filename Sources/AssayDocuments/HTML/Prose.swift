/// How much of each part of a page is prose.
struct Prose {
  struct Sum {
    /// Visible characters but white space.
    var text = 0
    /// Those within links.
    var linked = 0
    /// Those of paragraphs that read like prose.
    var prose = 0
    /// Blocks that are one link.
    var linkedBlocks = 0
  }

  private let tree: HTMLTree
  /// Sums of all nodes before each.
  private var before: [Sum]

  init(of tree: HTMLTree, skipped: [Bool]) {
    self.tree = tree
    var own = [Sum](repeating: Sum(), count: tree.count)
    var ownText = [Int](repeating: 0, count: tree.count)
    var ownLinked = [Int](repeating: 0, count: tree.count)
    var marks = [Int](repeating: 0, count: tree.count)
    var block = [Int](repeating: 0, count: tree.count)
    var link = [Bool](repeating: false, count: tree.count)
    var index = 0
    while index < tree.count {
      let node = tree.nodes[index]
      if skipped[index] {
        index = node.end
        continue
      }
      if node.parent >= 0 {
        block[index] = node.tag.isBlock ? index : block[node.parent]
        link[index] = node.tag == .a || link[node.parent]
      }
      if node.tag == .text {
        let (letters, points) = Self.census(tree.bytes[node.text])
        own[index].text = letters
        if link[index] { own[index].linked = letters }
        own[block[index]].prose += letters
        ownText[block[index]] += letters
        if link[index] { ownLinked[block[index]] += letters }
        if link[index] { own[block[index]].prose -= 2 * letters }
        marks[block[index]] += points
      }
      index += 1
    }
    var total = Sum()
    before = []
    before.reserveCapacity(tree.count + 1)
    for index in tree.nodes.indices {
      before.append(total)
      total.text += own[index].text
      total.linked += own[index].linked
      if ownText[index] >= 12, ownLinked[index] * 10 >= ownText[index] * 8 {
        total.linkedBlocks += 1
      }
      if own[index].prose >= 25, marks[index] > 0 || own[index].prose >= 80 {
        total.prose += own[index].prose
      }
    }
    before.append(total)
  }

  /// The sums of a subtree.
  func sum(of index: Int) -> Sum {
    let (first, last) = (before[index], before[tree.nodes[index].end])
    return Sum(
      text: last.text - first.text, linked: last.linked - first.linked,
      prose: last.prose - first.prose, linkedBlocks: last.linkedBlocks - first.linkedBlocks)
  }

  /// Visible characters but white space.
  static func letters(_ bytes: ArraySlice<UInt8>) -> Int { census(bytes).letters }

  /// Visible characters and marks of punctuation that prose has.
  private static func census(_ bytes: ArraySlice<UInt8>) -> (letters: Int, marks: Int) {
    var letters = 0
    var marks = 0
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes where byte > 0x20 && byte & 0xC0 != 0x80 {
        letters += 1
        if byte == 0x2E || byte == 0x2C || byte == 0x3F || byte == 0x21 || byte == 0xE3 {
          marks += 1
        }
      }
    }
    return (letters, marks)
  }
}
