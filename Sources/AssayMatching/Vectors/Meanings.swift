public import AssayEncoder
import Synchronization

/// How alike texts are by what they mean: by vectors that were made before, where there are some,
/// and else by vectors that are made when they are asked for.
public final class Meanings: Sendable {
  /// Vectors made before.
  public let file: VectorFile?
  private let encoder: MeaningEncoder
  private let made = Mutex<[VectorKey: TextVector]>([:])
  /// The least cosine of what may be about the same: texts about different things have 0 to 0.2.
  private static let near = 0.3
  /// Vectors that are kept in memory; 8 MB.
  private static let most = 20_000

  public init(_ encoder: MeaningEncoder, file: VectorFile?) {
    self.encoder = encoder
    self.file = file
  }

  /// Takes about 10 ms for a sentence.
  public func vector(of text: String) -> TextVector {
    encoder.rounded([text]).first ?? TextVector([])
  }

  /// What is nearest among the vectors made before, and near enough to be about the same.
  public func nearest(to query: TextVector, count: Int) throws(MatchingError) -> [VectorKey] {
    try file?.nearest(to: query, count: count).filter { $0.cosine >= Self.near }.map(\.key) ?? []
  }

  /// How alike texts are to a query, in their order.
  /// - Parameter making: for how many texts a vector is made where there is none, the first ones
  ///   first; the others stay nil.
  public func cosines(
    with query: TextVector, of texts: [(key: VectorKey, text: String)], making most: Int
  ) -> [Double?] {
    let kept = made.withLock { $0 }
    var vectors = texts.map { kept[$0.key] ?? file?.vector(of: $0.key) }
    let missing = vectors.indices.filter { vectors[$0] == nil }.prefix(max(0, most))
    if !missing.isEmpty {
      let new = encoder.rounded(missing.map { texts[$0].text })
      for (index, vector) in zip(missing, new) { vectors[index] = vector }
      made.withLock { made in
        if made.count + new.count > Self.most { made.removeAll() }
        for (index, vector) in zip(missing, new) { made[texts[index].key] = vector }
      }
    }
    return vectors.map { $0?.cosine(with: query) }
  }
}
