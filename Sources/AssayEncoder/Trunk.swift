import AssayWeights
import CVectors

/// The pieces, their vectors and the lower layers, which all uses of the encoder share.
///
/// Besides the vocabulary the file holds `pieces.bytes` and `pieces.scales`, a row a piece;
/// `pieces.rows`, the row of each piece, those that English text does not need having that of what
/// is unknown; `places.floats`, a row a place, with the vector of the first segment added; the
/// layers `layer.0` and on.
struct Trunk: @unchecked Sendable {
  static let fileName = "encoder-en.model"
  /// The most pieces of a text, without the marks at its ends; what comes after is not read.
  static let longest = 254

  let wordPiece: WordPiece
  private let file: ModelFile
  private let rows: UnsafeBufferPointer<Int32>
  private let bytes: UnsafeBufferPointer<Int8>
  private let scales: UnsafeBufferPointer<Float>
  private let places: UnsafeBufferPointer<Float>
  private let normalisation: Normalisation
  private let layers: [Layer]

  init(file: ModelFile) throws(WeightsError) {
    self.file = file
    wordPiece = try WordPiece(file: file)
    rows = try file.section("pieces.rows", of: Int32.self)
    bytes = try file.section("pieces.bytes", of: Int8.self)
    scales = try file.section("pieces.scales", of: Float.self)
    places = try file.section("places.floats", of: Float.self)
    normalisation = try Normalisation("normal", in: file)
    layers = try Layer.all(in: file)
    let width = Layer.width
    let vectors = scales.count
    guard rows.count == wordPiece.vocabulary.count, bytes.count == scales.count * width,
      places.count >= (Self.longest + 2) * width,
      rows.allSatisfy({ $0 >= 0 && $0 < vectors })
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
        let row = Int(rows[id])
        for i in 0..<Layer.width {
          at[i] =
            Float(bytes[row * Layer.width + i]) * scales[row] + places[place * Layer.width + i]
        }
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
  static func all(in file: ModelFile) throws(WeightsError) -> [Layer] {
    var layers: [Layer] = []
    while file.holds("layer.\(layers.count).mixing.bias") {
      layers.append(try Layer("layer.\(layers.count)", in: file))
    }
    return layers
  }
}
