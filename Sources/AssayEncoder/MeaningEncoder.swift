public import AssayWeights

/// Makes a vector of a sentence such that sentences of like meaning have like vectors: the
/// published sentence encoder (Reimers and Gurevych 2019; Wang et al. 2020), in bytes.
public struct MeaningEncoder: Sendable {
  static let fileName = "meaning-en.model"
  /// Floats of a vector.
  public static let width = Layer.width

  private let trunk: Trunk
  private let upper: [Layer]
  /// Keeps mapped what the layers read.
  private let file: ModelFile

  /// Tells the weights from others: vectors of different weights are not to be compared.
  public var fingerprint: UInt64 { trunk.checksum &* 31 ^ file.checksum }

  /// Maps the weights from where they were installed.
  public init() throws(WeightsError) {
    try self.init(
      trunk: try ModelFile(path: try ModelFolder.path(of: Trunk.fileName)),
      upper: try ModelFile(path: try ModelFolder.path(of: Self.fileName)))
  }

  package init(trunk: ModelFile, upper: ModelFile) throws(WeightsError) {
    self.trunk = try Trunk(file: trunk)
    self.upper = try Layer.all(in: upper)
    file = upper
  }

  /// Vectors of length 1, one a text; their scalar product is the cosine of two. The same text has
  /// the same vector whatever its neighbours.
  /// - Parameter portable: does without the processor's own instructions, to compare with.
  public func vectors(of texts: [String], portable: Bool = false) -> [[Float]] {
    var result: [[Float]] = []
    var batch: [[Int]] = []
    var pieces = 0
    func finish() {
      let (rows, ranges) = trunk.vectors(of: batch, portable: portable)
      for layer in upper { layer.run(rows, texts: ranges, portable: portable) }
      result += ranges.map { normalised(rows.mean($0)) }
      batch = []
      pieces = 0
    }
    for text in texts {
      let ids = trunk.pieces(of: text).ids
      if !batch.isEmpty, pieces + ids.count > batchSize { finish() }
      batch.append(ids)
      pieces += ids.count
    }
    if !batch.isEmpty { finish() }
    return result
  }

  /// The numbers of a text's pieces, between the marks at its ends.
  package func pieces(of text: String) -> [Int] { trunk.pieces(of: text).ids }

  private func normalised(_ vector: [Float]) -> [Float] {
    let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : vector
  }
}

/// How many pieces go through the layers at once.
let batchSize = 512
