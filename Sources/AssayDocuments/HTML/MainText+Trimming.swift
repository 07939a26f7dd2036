extension MainText {
  /// A run of text that the page shows as one block.
  private struct Block {
    var index: Int
    var texts: [Int] = []
    var letters = 0
    var linked = 0
    var isHeading = false
  }

  /// Takes the lines that belong to the page and not to the text from both ends: dates, bylines,
  /// calls to subscribe, links to other articles.
  mutating func trim() {
    let blocks = blocks()
    let total = blocks.reduce(0) { $0 + $1.letters }
    var last = blocks.count
    for block in blocks where block.letters <= 60 && Phrases.isInterruption(line(of: block)) {
      drop(block)
    }
    for block in blocks {
      let line = line(of: block, upTo: 200)
      if block.letters > 80, !Phrases.isDate(line), !Phrases.isByline(line) { break }
      if Phrases.isDate(line) || Phrases.isByline(line) { drop(block) }
    }
    // A heading such as `Related` in the last part ends the text if links follow it.
    var after = (letters: 0, linked: 0)
    for position in blocks.indices.reversed() {
      let block = blocks[position]
      guard after.letters * 10 <= total * 3 else { break }
      if block.letters <= 60, after.linked * 10 >= after.letters * 3,
        Phrases.opensAppendix(line(of: block))
      {
        blocks[position..<last].forEach { drop($0) }
        last = position
      }
      after.letters += block.letters
      after.linked += block.linked
    }
    while last > 1 {
      let block = blocks[last - 1]
      let line = line(of: block, upTo: 400)
      guard
        block.isHeading || block.linked * 2 > block.letters || Phrases.isDate(line)
          || Phrases.isInterruption(line) || (block.letters <= 300 && Phrases.isCall(line))
      else { break }
      drop(block)
      last -= 1
    }
  }

  private mutating func drop(_ block: Block) { block.texts.forEach { skip($0) } }

  private func line(of block: Block, upTo limit: Int = 80) -> String {
    var bytes: [UInt8] = []
    for text in block.texts where bytes.count < 4 * limit {
      bytes.append(contentsOf: tree.bytes[tree.nodes[text].text].prefix(4 * limit))
    }
    return oneLine(String(decoding: bytes, as: UTF8.self)) ?? ""
  }

  /// The blocks below the root in order, those without visible text left out.
  private func blocks() -> [Block] {
    var blocks: [Block] = []
    var around: [(end: Int, index: Int, isHeading: Bool)] = []
    var linkEnd = 0
    var index = root
    while index < tree.nodes[root].end {
      let node = tree.nodes[index]
      while let last = around.last, last.end <= index { around.removeLast() }
      if skipped[index] {
        index = node.end
        continue
      }
      if node.tag == .a { linkEnd = max(linkEnd, node.end) }
      if node.tag.isBlock {
        around.append((node.end, index, node.tag.isHeading))
      } else if node.tag == .text {
        let letters = Prose.letters(tree.bytes[node.text])
        if letters > 0 {
          let block = around.last ?? (0, root, false)
          if blocks.last?.index != block.index {
            blocks.append(Block(index: block.index, isHeading: block.isHeading))
          }
          blocks[blocks.count - 1].texts.append(index)
          blocks[blocks.count - 1].letters += letters
          if index < linkEnd { blocks[blocks.count - 1].linked += letters }
        }
      }
      index += 1
    }
    return blocks
  }
}
