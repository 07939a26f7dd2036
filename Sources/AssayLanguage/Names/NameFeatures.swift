/// What the model knows of a word that may be in a name. Training and use share this.
package struct NameFeatures {
  /// Features that rest on the analysis. Training hides them at times, since there the analysis
  /// is better than it will be of other texts.
  package static let analysed: Set<UInt32> = [7, 8, 9, 10, 11, 12, 13]

  let words: NameWords
  let document: DocumentWords

  package init(_ words: NameWords, document: DocumentWords) {
    self.words = words
    self.document = document
  }

  private static let edge: UInt32 = 1

  @inline(__always)
  private static func at(_ numbers: [UInt32], _ index: Int) -> UInt32 {
    numbers.indices.contains(index) ? numbers[index] : edge
  }

  /// Calls `body` with kind and hash of each feature of the word at `index`.
  @inline(__always)
  package func forEach(at index: Int, in region: Range<Int>, _ body: (UInt32, UInt32) -> Void) {
    func give(_ kind: UInt32, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      body(kind, NameHash.feature(kind, a, b, c))
    }
    let word = words.lower[index]
    let before = Self.at(words.lower, index - 1)
    let after = Self.at(words.lower, index + 1)
    give(1, 0)
    give(2, word)
    give(3, before)
    give(4, after)
    give(5, before, word)
    give(6, word, after)
    give(20, Self.at(words.lower, index - 2))
    give(21, Self.at(words.lower, index + 2))
    give(22, Self.at(words.lower, index - 2), before)
    give(23, after, Self.at(words.lower, index + 2))

    let xpos = words.xpos[index]
    let xposBefore = Self.at(words.xpos, index - 1)
    let xposAfter = Self.at(words.xpos, index + 1)
    give(7, xpos)
    give(8, xposBefore, xpos)
    give(9, xpos, xposAfter)
    give(10, xposBefore, xpos, xposAfter)
    let token = words.tokens[index]
    let relation = NameHash.lower(token.relation)
    let head = words.tokens.indices.contains(token.head) ? words.lower[token.head] : Self.edge
    give(11, relation)
    give(12, relation, region.contains(token.head) ? 0 : head)
    give(13, Self.at(words.xpos, index - 2), xposBefore, xpos)

    let shape = words.shapes[index]
    let shapeBefore = Self.at(words.shapes, index - 1)
    let shapeAfter = Self.at(words.shapes, index + 1)
    give(30, shape)
    give(31, shapeBefore, shape)
    give(32, shape, shapeAfter)
    give(33, shapeBefore, shape, shapeAfter)
    give(34, shape, words.isHeadline ? 1 : 0, index == 0 ? 1 : 0)
    affixes(of: token.form, give)

    let lists = words.lists[index]
    let listsBefore = Self.at(words.lists, index - 1)
    let listsAfter = Self.at(words.lists, index + 1)
    give(40, lists)
    give(41, lists, shape)
    give(42, listsBefore, lists)
    give(43, lists, listsAfter)
    give(44, listsBefore, lists, listsAfter)
    for bit in 0..<UInt32(20) where lists & (1 << bit) != 0 { give(45, bit) }
    give(46, listsBefore, Self.at(words.lists, index - 2))
    give(47, listsAfter, Self.at(words.lists, index + 2))

    // What stands around the whole stretch, and what kinds of words it holds further on.
    let left = Self.at(words.lower, region.lowerBound - 1)
    let right = Self.at(words.lower, region.upperBound)
    give(50, left)
    give(51, right)
    give(52, left, lists)
    give(53, UInt32(min(4, index - region.lowerBound)), UInt32(min(4, region.upperBound - index)))
    var later: UInt32 = 0
    for next in (index + 1)..<max(index + 1, min(region.upperBound, index + 5)) {
      later |= words.lists[next]
    }
    give(54, later & Self.tellingLists)
    var earlier: UInt32 = 0
    for next in max(region.lowerBound, index - 4)..<index { earlier |= words.lists[next] }
    give(55, earlier & Self.tellingLists)

    let marks = document[word]
    give(60, marks)
    for bit in 0..<UInt32(11) where marks & (1 << bit) != 0 { give(61, bit) }
    give(62, marks & 0x7C, lists & Self.tellingLists)
    give(63, document[after] & 0x7C, document[before] & 0x7C)
  }

  @inline(__always)
  private func affixes(of form: String, _ give: (UInt32, UInt32, UInt32, UInt32) -> Void) {
    var hash: UInt32 = 0x811C_9DC5
    var length: UInt32 = 0
    for byte in form.utf8 {
      hash = (hash ^ UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x0100_0193
      length += 1
      if length > 4 { break }
      if length > 1 { give(70, length, hash, 0) }
    }
    hash = 0x811C_9DC5
    length = 0
    for byte in form.utf8.reversed() {
      hash = (hash ^ UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x0100_0193
      length += 1
      if length > 4 { break }
      give(71, length, hash, 0)
    }
  }

  private static let tellingLists =
    NameLists.List.organizationWords.bit | NameLists.List.placeWords.bit
    | NameLists.List.eventWords.bit | NameLists.anyTitle | NameLists.anyFirstName
    | NameLists.List.places.bit | NameLists.placeFirst
}
