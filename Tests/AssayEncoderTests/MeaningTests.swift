import AssayWeights
import Foundation
import Testing

@testable import AssayEncoder

/// Sentences of our own, with the numbers of their pieces and the first numbers of their vectors as
/// the published model gives them, in floats.
private let reference: [(text: String, pieces: [Int], vector: [Float])] = [
  (
    "Exports to Zürich fell 9% in 2022 — the council’s worst year.",
    [
      101, 14338, 2000, 10204, 3062, 1023, 1003, 1999, 16798, 2475, 1517, 1996, 2473, 1521, 1055,
      5409, 2095, 1012, 102,
    ], [0.0116, 0.0284, 0.0632, 0.0521, 0.1236, 0.0245, -0.0742, 0.1113]
  ),
  (
    "The old bridge, built by volunteers, can't carry naïvely overloaded lorries.",
    [
      101, 1996, 2214, 2958, 1010, 2328, 2011, 7314, 1010, 2064, 1005, 1056, 4287, 15743, 2135,
      2058, 17468, 8840, 26801, 1012, 102,
    ], [0.0283, 0.0288, 0.0115, 0.0215, 0.0517, -0.0659, -0.0391, -0.0024]
  ),
  (
    "Did 87.3 percent of the harbour's pilots vote for the strike?",
    [
      101, 2106, 6584, 1012, 1017, 3867, 1997, 1996, 7440, 1005, 1055, 8221, 3789, 2005, 1996, 4894,
      1029, 102,
    ], [0.1042, 0.0452, -0.0006, 0.0522, 0.0616, -0.005, 0.0594, 0.0202]
  ),
]

struct MeaningTests {
  private let encoder: MeaningEncoder

  init() throws { encoder = try MeaningEncoder() }

  @Test func `pieces are those of the reference tokenizer`() {
    for sentence in reference { #expect(encoder.pieces(of: sentence.text) == sentence.pieces) }
  }

  @Test func `vectors in bytes lie close to the reference's and have length one`() {
    for (vector, sentence) in zip(encoder.vectors(of: reference.map(\.text)), reference) {
      #expect(vector.count == MeaningEncoder.width)
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
      // 0.02 is what a cosine of 0.995 leaves to the largest of the differences.
      for (ours, theirs) in zip(vector, sentence.vector) { #expect(abs(ours - theirs) < 0.02) }
    }
  }

  @Test func `a text's vector depends neither on its batch nor on its neighbours`() {
    let texts = reference.map(\.text) + ["", "Rain.", String(repeating: "tide ", count: 400)]
    let together = encoder.vectors(of: texts)
    #expect(texts.map { encoder.vectors(of: [$0])[0] } == together)
    #expect(encoder.vectors(of: texts.reversed()) == together.reversed())
    let many = Array(repeating: texts, count: 12).flatMap { $0 }
    #expect(encoder.vectors(of: many) == Array(repeating: together, count: 12).flatMap { $0 })
  }

  @Test func `without the processor's own instructions the bits are the same`() {
    let texts = reference.map(\.text)
    #expect(encoder.vectors(of: texts, portable: true) == encoder.vectors(of: texts))
  }

  @Test func `sentences of like meaning lie closer than others`() {
    let v = encoder.vectors(of: [
      "The mayor closed the swimming pool.", "The pool was shut by the mayor.",
      "Wheat prices doubled in spring.",
    ])
    func cosine(_ a: Int, _ b: Int) -> Float { zip(v[a], v[b]).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(cosine(0, 1) > 0.7 && cosine(0, 2) < 0.3)
  }
}

struct EncoderFileTests {
  @Test func `another model in the place of the encoder's is told by its path`() throws {
    let trunk = try ModelFile(path: ModelFolder.path(of: Trunk.fileName))
    let path = NSTemporaryDirectory() + "assay-\(UInt64.random(in: 0...UInt64.max)).model"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var contents = ModelFile.Contents()
    contents.add("layer.0.mixing.bias", [Float](repeating: 0, count: 32))
    try ModelFile.write(contents, to: path)
    let other = try ModelFile(path: path)
    for make in [
      { _ = try MeaningEncoder(trunk: other, upper: other) },
      { _ = try SentenceJudge(trunk: trunk, upper: other) },
    ] as [() throws -> Void] {
      let error = #expect(throws: WeightsError.self) { try make() }
      #expect(error?.description.contains(path) == true)
    }
  }
}
