import AssayWeights
import CVectors

/// The pieces, their vectors and the lower layers, which all uses of the encoder share.
///
/// Besides the vocabulary the file holds the tables `pieces`, and `places` with the vector of the
/// first segment added; `pieces.rows`, the row of each piece, those that English text does not need
/// having that of what is unknown; the layers `layer.0` and on.
struct Trunk: @unchecked Sendable {
  static let fileName = "encoder-en.model"
  /// The most pieces of a text, without the marks at its ends; what comes after is not read.
  static let longest = 254

  let wordPiece: WordPiece
  private let file: ModelFile
  private let rows: UnsafeBufferPointer<Int16>
  private let vectors: VectorTable
  private let places: VectorTable
  private let normalisation: Normalisation
  private let layers: [Layer]

  var checksum: UInt64 { file.checksum }

  /// - Parameter tuning: a file whose `lower.0` and on hold biases and normalisations for the
  ///   layers.
  init(file: ModelFile, tuning: ModelFile? = nil) throws(WeightsError) {
    self.file = file
    wordPiece = try WordPiece(file: file)
    rows = try file.section("pieces.rows", of: Int16.self)
    vectors = try VectorTable("pieces", in: file)
    places = try VectorTable("places", in: file)
    normalisation = try Normalisation("normal", in: file)
    layers = try Layer.all(in: file, tuning: tuning)
    let count = vectors.count
    guard rows.count == wordPiece.vocabulary.count, places.count >= Self.longest + 2,
      rows.allSatisfy({ $0 >= 0 && $0 < count })
    else { throw .damagedModel(path: file.path, reason: "its vectors have another shape") }
  }

  /// The vectors of texts after the lower layers.
  func vectors(of texts: [[Int]], portable: Bool) -> (rows: Rows, texts: [Range<Int>]) {
    var ranges: [Range<Int>] = []
    var count = 0
    for text in texts {
      ranges.append(count..<count + text.count)
      count += text.count
    }
    let result = Rows(count)
    let zeros = [Float](repeating: 0, count: Layer.width)
    for (text, range) in zip(texts, ranges) {
      for (place, id) in text.enumerated() {
        let at = result.pointer + (range.lowerBound + place) * Layer.width
        vectors.add(Int(rows[id]), to: at)
        places.add(place, to: at)
        normalisation.run(at, adding: zeros, count: 1)
      }
    }
    for layer in layers { layer.run(result, texts: ranges, portable: portable) }
    return (result, ranges)
  }

  /// The numbers of a text's pieces between the marks at its ends, and the pieces.
  func pieces(of text: String) -> (ids: [Int], pieces: [WordPiece.Piece]) {
    let pieces = Array(wordPiece.pieces(of: text).prefix(Self.longest))
    return ([wordPiece.first] + pieces.map(\.id) + [wordPiece.last], pieces)
  }
}

extension Layer {
  /// The layers of a file, `layer.0` and on.
  static func all(in file: ModelFile, tuning: ModelFile? = nil) throws(WeightsError) -> [Layer] {
    var layers: [Layer] = []
    while file.holds("layer.\(layers.count).mixing.bias") {
      let number = layers.count
      layers.append(
        try Layer("layer.\(number)", in: file, tuning: tuning.map { ("lower.\(number)", $0) }))
    }
    return layers
  }
}
