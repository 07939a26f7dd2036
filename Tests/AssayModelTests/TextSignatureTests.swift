import AssayModel
import Testing

@Suite struct TextSignatureTests {
  /// Words that no two texts have in common by accident.
  static func text(_ seed: UInt64, words: Int) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<words).map { _ in
      let letters = "abcdefghijklmnopqrstuvwxyz"
      return String((0..<6).compactMap { _ in letters.randomElement(using: &random) })
    }
  }

  static func signature(_ words: [String]) throws -> TextSignature {
    try #require(TextSignature(of: words.joined(separator: " ")))
  }

  @Test func `marks, case and spacing do not matter, words do`() throws {
    let one = try #require(
      TextSignature(
        of: "The “commission” counted 3,715,601 votes — twice, it says, and not in one night."))
    let other = try #require(
      TextSignature(
        of: "the \"Commission\"\ncounted 3,715,601 votes - twice, it says, and not in one night"))
    #expect(one == other)
    #expect(one.resemblance(to: other) == 1)
  }

  @Test func `the estimate is near the true resemblance`() throws {
    for (seed, shared) in zip(UInt64(1)..., [0, 100, 300, 600, 900]) {
      let common = Self.text(seed, words: shared)
      let one = common + Self.text(seed + 100, words: 1000 - shared)
      let other = common + Self.text(seed + 200, words: 1000 - shared)
      let truth = Double(shared) / Double(2000 - shared)
      let estimate = try Self.signature(one).resemblance(to: Self.signature(other))
      #expect(abs(estimate - truth) < 0.2, "\(shared): \(estimate) for \(truth)")
    }
  }

  @Test func `an edited copy, a cut one, and one inside another text are copies`() throws {
    for seed in UInt64(1)...40 {
      let original = Self.text(seed, words: 400)
      let signature = try Self.signature(original)
      var edited = original
      for i in stride(from: 7, to: 400, by: 40) { edited[i] = "edited" }
      #expect(try Self.signature(edited).isCopy(of: signature))
      #expect(try Self.signature(Array(original.prefix(200))).isCopy(of: signature))
      let framed = Self.text(seed + 50, words: 150) + original + Self.text(seed + 90, words: 150)
      #expect(try Self.signature(framed).isCopy(of: signature))
    }
  }

  @Test func `texts that quote the same sentence are no copies`() throws {
    for seed in UInt64(1)...100 {
      let quote = Self.text(seed, words: 25)
      let one = Self.text(seed + 1000, words: 300) + quote + Self.text(seed + 2000, words: 100)
      let other = Self.text(seed + 3000, words: 80) + quote + Self.text(seed + 4000, words: 260)
      #expect(try !Self.signature(one).isCopy(of: Self.signature(other)), "\(seed)")
    }
  }

  @Test func `a text of a few words tells nothing`() {
    #expect(TextSignature(of: "Turnout was 61.4 percent.") == nil)
    #expect(TextSignature(of: "") == nil)
  }

  @Test func `numbers that no text gives are refused`() {
    #expect(TextSignature(shingles: 2, smallest: [2, 1]) == nil)
    #expect(TextSignature(shingles: 3, smallest: [1, 2]) == nil)
    #expect(TextSignature(shingles: 2, smallest: [1, 2]) != nil)
  }
}
