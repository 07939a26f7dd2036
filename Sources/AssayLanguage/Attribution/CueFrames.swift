/// How a cue may hold its content.
struct CueFrames: OptionSet, Hashable {
  let rawValue: Int

  /// A finite clause: `said that …`, `said …`, `asked whether …`.
  static let clause = CueFrames(rawValue: 1)
  /// An infinitive: `promised to …`, `urged the council to …`.
  static let infinitive = CueFrames(rawValue: 2)
  /// A noun phrase: `criticised the plan`, `the plan that he proposed`.
  static let object = CueFrames(rawValue: 4)
  /// A prepositional phrase: `talked about the plan`, `criticism of the plan`.
  static let phrase = CueFrames(rawValue: 8)
  /// An object that is spoken to: `told the council that …`.
  static let addressee = CueFrames(rawValue: 16)
  /// An object with what is said of it: `called the plan a fraud`, `described it as fair`.
  static let predication = CueFrames(rawValue: 32)
  /// Words in quotation marks beside it are what it says.
  static let quotation = CueFrames(rawValue: 64)
}

/// A word that attributes.
struct Cue: Hashable {
  var manner: Saying.Manner
  var frames: CueFrames
  /// Prepositions that open a `phrase`.
  var prepositions: Set<String> = []
}
