/// Splits text into the words of Universal Dependencies as the English treebanks EWT and GUM do.
///
/// Every byte that is no space is in exactly one token, so that the text can be rebuilt. Time
/// grows linearly with the text, whatever is in it.
struct Tokenizer {
  /// A token's bytes, and whether it is one written word with the token before.
  struct Piece: Hashable {
    var range: Range<Int>
    var joined = false
  }

  let reader: ScalarReader
  private(set) var pieces: [Piece] = []

  init(_ bytes: [UInt8]) { reader = ScalarReader(bytes: bytes) }

  /// The tokens of the whole text, in order.
  static func pieces(of bytes: [UInt8]) -> [Piece] {
    var tokenizer = Tokenizer(bytes)
    tokenizer.run()
    return tokenizer.pieces
  }

  private mutating func run() {
    let count = reader.bytes.count
    pieces.reserveCapacity(count / 5)
    var index = 0
    while index < count {
      let (kind, length) = reader.at(index)
      if kind == .space {
        index += length
        continue
      }
      var end = index
      while end < count {
        let (kind, length) = reader.at(end)
        if kind == .space { break }
        end += length
      }
      split(index..<end)
      index = end
    }
  }

  /// Splits what stands between two spaces.
  private mutating func split(_ chunk: Range<Int>) {
    if let end = emoticon(chunk) {
      pieces.append(Piece(range: chunk.lowerBound..<end))
      if end < chunk.upperBound { split(end..<chunk.upperBound) }
      return
    }
    var index = chunk.lowerBound
    // Brackets and quotes before an address are not part of it.
    while index < chunk.upperBound {
      let (kind, length) = reader.at(index)
      guard
        kind == .open || kind == .quote || kind == .apostrophe
          || reader.bytes[index] == UInt8(ascii: "<")
      else { break }
      index = mark(at: index, length: length, kind: kind, chunk)
    }
    if let end = address(index..<chunk.upperBound) {
      pieces.append(Piece(range: index..<end))
      index = end
    }
    while index < chunk.upperBound {
      let (kind, length) = reader.at(index)
      index =
        kind.isWord ? word(from: index, chunk) : mark(at: index, length: length, kind: kind, chunk)
    }
  }

  /// Takes a mark, or a run of the same; returns where it ends.
  private mutating func mark(at index: Int, length: Int, kind: ScalarKind, _ chunk: Range<Int>)
    -> Int
  {
    let bytes = reader.bytes
    let byte = bytes[index]
    var end = index + length
    switch kind {
    case .stop:
      while end < chunk.upperBound {
        let (next, length) = reader.at(end)
        if next != .stop { break }
        end += length
      }
    case .apostrophe:
      if let clitic = cliticLength(at: index, chunk.upperBound), let last = pieces.last,
        last.range.upperBound == index
      {
        pieces.append(Piece(range: index..<(index + clitic), joined: true))
        return index + clitic
      }
      // 'em, 'til, '90s
      if let word = elided(at: index, length: length, chunk.upperBound) {
        pieces.append(Piece(range: index..<word))
        return word
      }
      if byte != 0xE2, end < chunk.upperBound, bytes[end] == byte { end += 1 }
    case .hyphen, .symbol, .dash:
      if byte < 0x80, Self.repeats[Int(byte)] {
        while end < chunk.upperBound, bytes[end] == byte { end += 1 }
      }
      // A hashtag or user name.
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@"), end == index + 1,
        end < chunk.upperBound, reader.at(end).kind == .letter
      {
        while end < chunk.upperBound {
          let (kind, length) = reader.at(end)
          if !kind.isWord && bytes[end] != UInt8(ascii: "_") { break }
          end += length
        }
      }
    default: break
    }
    pieces.append(Piece(range: index..<end))
    return end
  }

  private static let repeats: [Bool] = (0..<128).map {
    "-*=_~+<>|/\\#^&".utf8.contains(UInt8($0))
  }

  mutating func add(_ range: Range<Int>, joined: Bool = false) {
    if !range.isEmpty { pieces.append(Piece(range: range, joined: joined)) }
  }
}
