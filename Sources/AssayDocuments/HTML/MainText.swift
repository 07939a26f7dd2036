/// Finds the main text of a page: the element with the most prose and the least of anything else.
struct MainText {
  private let tree: HTMLTree
  /// Nodes that are not shown.
  private(set) var skipped: [Bool]
  private(set) var root = 0
  private var prose: Prose

  init(of tree: HTMLTree) {
    self.tree = tree
    skipped = [Bool](repeating: false, count: tree.count)
    for index in tree.nodes.indices where Boilerplate.isHidden(index, in: tree) {
      skipped[index] = true
    }
    prose = Prose(of: tree, skipped: skipped)
    let whole = prose.sum(of: 0)
    var index = 0
    while index < tree.count {
      if skipped[index] {
        index = tree.nodes[index].end
      } else {
        // What holds much of the page's prose is not around it, whatever it is called.
        if tree.nodes[index].tag != .text, Boilerplate.isAround(index, in: tree),
          prose.sum(of: index).prose * 2 <= whole.prose
        {
          skipped[index] = true
        }
        index += 1
      }
    }
    prose = Prose(of: tree, skipped: skipped)
    skipCards()
    prose = Prose(of: tree, skipped: skipped)
    root = chooseRoot()
    prune()
  }

  /// Skips lists of teasers: three or more small neighbours, each with a linked line, that make
  /// up most of what is around them.
  private mutating func skipCards() {
    var cards = [Int](repeating: 0, count: tree.count)
    var cardText = [Int](repeating: 0, count: tree.count)
    for index in tree.nodes.indices where !skipped[index] && tree.nodes[index].tag != .text {
      let sum = prose.sum(of: index)
      guard sum.linkedBlocks > 0, sum.text <= 700, sum.prose <= 500 else { continue }
      let parent = tree.nodes[index].parent
      guard parent > 0 else { continue }
      cards[parent] += 1
      cardText[parent] += sum.text
    }
    for index in tree.nodes.indices where cards[index] >= 3 {
      if cardText[index] * 10 >= prose.sum(of: index).text * 7 { skipped[index] = true }
    }
  }

  private func chooseRoot() -> Int {
    var best = 0
    var bestValue = Double(Int.min)
    var index = 0
    while index < tree.count {
      let node = tree.nodes[index]
      if skipped[index] {
        index = node.end
        continue
      }
      if node.tag.isBlock, node.tag != .p {
        let sum = prose.sum(of: index)
        let rest = max(0, sum.text - sum.prose - sum.linked)
        var value = Double(sum.prose) - Double(sum.linked) - 0.3 * Double(rest)
        if isMarked(index) { value *= value > 0 ? 1.2 : 1 }
        // On a tie the inner element is the better one.
        if value >= bestValue {
          best = index
          bestValue = value
        }
      }
      index += 1
    }
    return best
  }

  /// Whether the page itself calls this element its text.
  private func isMarked(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if node.tag == .article || node.tag == .main { return true }
    guard !node.attributes.isEmpty else { return false }
    if tree.attribute("itemprop", of: index)?.contains("articleBody") == true { return true }
    return ElementNames(of: index, in: tree).areMainText
  }

  private mutating func prune() {
    var index = root + 1
    let end = tree.nodes[root].end
    while index < end {
      let node = tree.nodes[index]
      if skipped[index] {
        index = node.end
        continue
      }
      if node.tag.isBlock {
        let sum = prose.sum(of: index)
        let isLinks = sum.linked * 2 > sum.text && sum.text > 0
        if isLinks || node.tag == .h1 || node.tag == .figure { skipped[index] = true }
      }
      index += 1
    }
  }
}

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
