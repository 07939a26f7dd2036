import AssayWeights
import Foundation

/// Splits text into the pieces that the encoder knows: BERT's tokens without case and accents
/// (Devlin et al. 2019; Wu et al. 2016), with where each stands in the text.
public struct WordPiece: Sendable {
  /// A piece of a text.
  public struct Piece: Hashable, Sendable {
    /// Its number in the vocabulary.
    public var id: Int
    /// The scalars of the text that it was made from.
    public var scalars: Range<Int>
  }

  let vocabulary: Vocabulary
  /// The marks before and after every text, and what stands for words that are not known.
  public let first: Int
  public let last: Int
  public let unknown: Int

  init(file: ModelFile) throws(WeightsError) {
    vocabulary = try Vocabulary(file: file)
    guard let first = vocabulary.id(of: Array("[CLS]".utf8)),
      let last = vocabulary.id(of: Array("[SEP]".utf8)),
      let unknown = vocabulary.id(of: Array("[UNK]".utf8))
    else { throw .damagedModel(path: file.path, reason: "its vocabulary lacks its marks") }
    self.first = first
    self.last = last
    self.unknown = unknown
  }

  /// The pieces of a text, without the marks at its ends. O(n) in its length.
  public func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var word = NormalWord()
    for (number, scalar) in text.unicodeScalars.enumerated() {
      NormalScalars.forEach(of: scalar) { normal in
        switch normal {
        case .blank: flush(&word, into: &pieces)
        case .alone(let scalar):
          flush(&word, into: &pieces)
          word.append(scalar, from: number)
          flush(&word, into: &pieces)
        case .part(let scalar): word.append(scalar, from: number)
        }
      }
    }
    flush(&word, into: &pieces)
    return pieces
  }

  /// The longest pieces from the left that the word is made of; `unknown` if there are none.
  private func flush(_ word: inout NormalWord, into pieces: inout [Piece]) {
    defer { word.removeAll() }
    guard let whole = word.scalars else { return }
    let before = pieces.count
    var start = 0
    while start < word.count {
      guard word.count <= Self.longestWord, let (id, end) = longest(word, from: start) else {
        pieces.removeSubrange(before...)
        pieces.append(Piece(id: unknown, scalars: whole))
        return
      }
      pieces.append(Piece(id: id, scalars: word.origin(start..<end)))
      start = end
    }
  }

  private static let longestWord = 100

  private func longest(_ word: NormalWord, from start: Int) -> (id: Int, end: Int)? {
    var bytes = start == 0 ? [] : Array("##".utf8)
    bytes += word.bytes(start..<word.count)
    for end in stride(from: word.count, to: start, by: -1) {
      if let id = vocabulary.id(of: bytes) { return (id, end) }
      bytes.removeLast(word.byteCount(end - 1))
    }
    return nil
  }
}

/// A word as it is looked up: scalars without case and accents, and where each came from.
private struct NormalWord {
  private var utf8: [UInt8] = []
  /// Where each scalar's bytes begin, and the scalar of the text that it came from.
  private var starts: [Int] = []
  private var origins: [Int] = []

  var count: Int { starts.count }

  var scalars: Range<Int>? { count > 0 ? origin(0..<count) : nil }

  mutating func append(_ scalar: Unicode.Scalar, from origin: Int) {
    starts.append(utf8.count)
    origins.append(origin)
    utf8 += UTF8.encode(scalar).map(Array.init) ?? []
  }

  mutating func removeAll() {
    utf8.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
  }

  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
    utf8[start(range.lowerBound)..<start(range.upperBound)]
  }

  func byteCount(_ index: Int) -> Int { start(index + 1) - starts[index] }

  func origin(_ range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<origins[range.upperBound - 1] + 1
  }

  private func start(_ index: Int) -> Int { index < starts.count ? starts[index] : utf8.count }
}
