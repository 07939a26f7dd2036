import AssayExtraction

/// The two ways in which claims and sentences are weighed; each is measured.
enum Tier: String, CaseIterable {
  /// By the sentence encoder.
  case accurate
  /// By counted features.
  case fast

  func judge() throws -> ClaimJudge? { self == .accurate ? try ClaimJudge() : nil }
}
