/// The main text of a page: the element with the most prose and the least of anything else,
/// without what stands around and between.
///
/// The ideas are those of published extractors, in our own measure: density of text against
/// links (Kohlschütter et al. 2010, boilerpipe), names that pages give to their parts (Arc90's
/// Readability), and going back to milder rules when strict ones leave too little (Barbaresi
/// 2021, trafilatura). Every step is a pass over the nodes: O(n).
struct MainText {
  let tree: HTMLTree
  /// Nodes that are not part of it, whatever is below them included.
  private(set) var skipped: [Bool]
  private(set) var root = 0
  /// Nodes that a browser does not show.
  let hidden: [Bool]

  /// How much is taken for boilerplate.
  private enum Rigour: CaseIterable {
    /// By tags, roles, names, and lists of teasers.
    case full
    /// By tags and roles alone.
    case mild
    /// Only what a browser does not show.
    case none
  }

  init(of tree: HTMLTree) {
    self.tree = tree
    hidden = tree.nodes.indices.map { Boilerplate.isHidden($0, in: tree) }
    skipped = hidden
    let whole = Prose(of: tree, skipped: hidden)
    var best: (skipped: [Bool], root: Int, prose: Int)?
    for rigour in Rigour.allCases {
      skipped = hidden
      let found = skipAround(rigour, whole)
      // A page with nothing around its text is all text.
      if !found, whole.sum(of: 0).linked * 10 <= whole.sum(of: 0).text { return }
      let prose = Prose(of: tree, skipped: skipped)
      guard let root = chooseRoot(prose) else { continue }
      let amount = prose.sum(of: root).prose
      // Milder rules must find far more to be believed: most of it would be boilerplate.
      if amount > 3 * (best?.prose ?? 0) { best = (skipped, root, amount) }
    }
    guard let best else {
      // No prose anywhere: everything but the page's furniture, or failing that everything.
      skipped = hidden
      _ = skipAround(.mild, whole)
      if Prose(of: tree, skipped: skipped).sum(of: 0).text == 0 { skipped = hidden }
      return
    }
    skipped = best.skipped
    root = best.root
    prune()
  }

  /// All that a browser shows.
  init(whole tree: HTMLTree) {
    self.tree = tree
    hidden = tree.nodes.indices.map { Boilerplate.isHidden($0, in: tree) }
    skipped = hidden
  }

  mutating func skip(_ index: Int) { skipped[index] = true }

  // MARK: Around the text

  /// Skips what is around the text; false if there was nothing.
  private mutating func skipAround(_ rigour: Rigour, _ whole: Prose) -> Bool {
    guard rigour != .none else { return true }
    var found = false
    let most = whole.sum(of: 0).prose
    var index = 0
    while index < tree.count {
      if skipped[index] {
        index = tree.nodes[index].end
        continue
      }
      if tree.nodes[index].tag != .text,
        Boilerplate.isAround(index, in: tree, byNames: rigour == .full),
        // What holds most of the page's prose is not around it, whatever it is called.
        whole.sum(of: index).prose * 2 <= most, !isQuotation(index, whole)
      {
        skipped[index] = true
        found = true
      }
      index += 1
    }
    return skipTeasers() || found
  }

  /// Whether most of an element is one quotation, as where a post from elsewhere is embedded.
  private func isQuotation(_ index: Int, _ whole: Prose) -> Bool {
    let node = tree.nodes[index]
    guard node.end - index < 200 else { return false }
    return tree.inside(index).contains {
      tree.nodes[$0].tag == .blockquote
        && whole.sum(of: $0).text * 10 > whole.sum(of: index).text * 7
    }
  }

  /// Skips lists of teasers: three or more small neighbours, each with a linked line, that make
  /// up most of what is around them.
  private mutating func skipTeasers() -> Bool {
    let prose = Prose(of: tree, skipped: skipped)
    var teasers = [Int](repeating: 0, count: tree.count)
    var teaserText = [Int](repeating: 0, count: tree.count)
    for index in tree.nodes.indices where !skipped[index] && tree.nodes[index].tag != .text {
      let sum = prose.sum(of: index)
      let parent = tree.nodes[index].parent
      guard parent > 0, sum.linkedBlocks > 0, sum.text <= 700, sum.prose <= 500 else { continue }
      teasers[parent] += 1
      teaserText[parent] += sum.text
    }
    var found = false
    for index in tree.nodes.indices where teasers[index] >= 3 {
      if teaserText[index] * 10 >= prose.sum(of: index).text * 7 {
        skipped[index] = true
        found = true
      }
    }
    return found
  }

  // MARK: The text

  /// The element with the most prose less links and other text; nil if there is no prose.
  private func chooseRoot(_ prose: Prose) -> Int? {
    var best: Int?
    var bestValue = -Double.infinity
    var index = 0
    while index < tree.count {
      let node = tree.nodes[index]
      if skipped[index] {
        index = node.end
        continue
      }
      let sum = prose.sum(of: index)
      if node.tag.isBlock, node.tag != .p, sum.prose > 0 {
        let isMarked = isMarked(index)
        let rest = max(0, sum.text - sum.prose - sum.linked)
        var value = Double(sum.prose - sum.linked)
        if !isMarked { value -= 0.3 * Double(rest) }
        if isMarked, value > 0 { value *= 1.2 }
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

  /// Skips what stands between the paragraphs and is none: blocks of links, pictures with their
  /// captions, the page's own heading; then trims both ends.
  private mutating func prune() {
    let prose = Prose(of: tree, skipped: skipped)
    var index = root + 1
    while index < tree.nodes[root].end {
      let node = tree.nodes[index]
      if !skipped[index], node.tag.isBlock {
        let sum = prose.sum(of: index)
        skipped[index] =
          sum.linked * 2 > sum.text || node.tag == .h1 || (node.tag == .figure && !holdsText(index))
      }
      index = skipped[index] ? node.end : index + 1
    }
    trim()
  }

  /// Whether a figure shows a quotation, a table or code and not a picture.
  private func holdsText(_ figure: Int) -> Bool {
    tree.inside(figure).contains {
      [.blockquote, .table, .pre].contains(tree.nodes[$0].tag) && !skipped[$0]
    }
  }
}
