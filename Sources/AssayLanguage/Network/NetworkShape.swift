/// The sizes of the network that tags and parses, and where each matrix lies among its weights.
///
/// Words become sums of feature rows; `layers` bidirectional recurrent layers read them in
/// context; after `tagLayer` of them the tags are told, after all of them heads and relations
/// (Dozat & Manning 2017, with the simple recurrent units of Lei et al. 2018).
package struct NetworkShape: Hashable, Sendable {
  /// Floats per word; a multiple of 32.
  package var width: Int
  package var layers: Int
  package var tagLayer: Int
  /// Width of the vectors that choose heads and of those that choose relations.
  package var arc: Int
  package var label: Int
  /// Number of universal tags, Penn tags, feature sets, and relations.
  package var tags: Int
  package var xpos: Int
  package var features: Int
  package var relations: Int

  package init(
    width: Int, layers: Int, tagLayer: Int, arc: Int, label: Int, tags: Int, xpos: Int,
    features: Int, relations: Int
  ) {
    self.width = width
    self.layers = layers
    self.tagLayer = tagLayer
    self.arc = arc
    self.label = label
    self.tags = tags
    self.xpos = xpos
    self.features = features
    self.relations = relations
  }

  /// Distances between word and head beyond this count as this.
  package static let farthest = 24

  // Columns are filled up to whole blocks of 32, which multiply fastest.
  private static func blocks(_ count: Int) -> Int { (count + 31) / 32 * 32 }
  package var tagColumns: Int { Self.blocks(tags + xpos + features) }
  package var relationColumns: Int { Self.blocks(relations) }
  package var pairColumns: Int { 2 * arc + 2 * label }

  private var perLayer: Int { width * 3 * width + 2 * width + 2 * width }

  // Offsets of the matrices, in floats.
  package func gates(_ layer: Int) -> Int { layer * perLayer }
  /// Peephole weights: for each direction those of f and of r.
  package func peepholes(_ layer: Int) -> Int { gates(layer) + width * 3 * width }
  package func biases(_ layer: Int) -> Int { peepholes(layer) + 2 * width }
  package var tagWeights: Int { layers * perLayer }
  package var tagBias: Int { tagWeights + width * tagColumns }
  /// Maps a word to its four vectors: as head, as dependent, and both again for the relation.
  package var pairWeights: Int { tagBias + tagColumns }
  package var pairBias: Int { pairWeights + width * pairColumns }
  package var arcWeights: Int { pairBias + pairColumns }
  package var headBias: Int { arcWeights + arc * arc }
  package var distances: Int { headBias + arc }
  package var relationWeights: Int { distances + 2 * Self.farthest + 1 }
  package var relationBias: Int { relationWeights + label * relationColumns }
  /// Number of weights in all.
  package var weights: Int { relationBias + relationColumns }

  /// The index among `distances` for a head at `head` of a word at `word`.
  package func distance(word: Int, head: Int) -> Int {
    max(-Self.farthest, min(Self.farthest, head - word)) + Self.farthest
  }
}
