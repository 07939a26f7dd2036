/// The names of what the network tells apart, in the order of its outputs.
package struct Inventory: Hashable, Sendable {
  package var xpos: [String] = []
  package var features: [String] = []
  package var relations: [String] = []
  /// The combinations of universal tag, Penn tag and features that occur, as indexes.
  package var analyses: [Combination] = []

  package struct Combination: Hashable, Sendable, Comparable {
    package var tag: Int
    package var xpos: Int
    package var features: Int

    package init(tag: Int, xpos: Int, features: Int) {
      self.tag = tag
      self.xpos = xpos
      self.features = features
    }

    package static func < (a: Combination, b: Combination) -> Bool {
      (a.xpos, a.tag, a.features) < (b.xpos, b.tag, b.features)
    }
  }

  package init() {}

  /// Universal tags in the order of the network's outputs.
  package static let tags = PartOfSpeech.allCases
}
