public import AssayWeights
import CVectors
import Foundation

/// Judges sentences and stretches of them: is it a claim, how is it put, what is it about, and is it
/// worth a check?
///
/// The trunk's lower layers with biases and normalisations of its own, upper layers of its own, and
/// two small networks on top: one reads a sentence, the other a candidate of it (the mean of its
/// pieces, its first and last, its head's, the sentence's and the sentence before it, and the rules
/// that proposed it).
public struct SentenceJudge: @unchecked Sendable {
  static let fileName = "judge-en.model"

  private let trunk: Trunk
  private let upper: [Layer]
  private let sentences: Head
  private let candidates: Head
  private let rules: UnsafeBufferPointer<Float>
  private let file: ModelFile

  /// Maps the weights from where they were installed.
  public init() throws(WeightsError) {
    try self.init(
      trunk: try ModelFile(path: try ModelFolder.path(of: Trunk.fileName)),
      upper: try ModelFile(path: try ModelFolder.path(of: Self.fileName)))
  }

  package init(trunk: ModelFile, upper: ModelFile) throws(WeightsError) {
    self.trunk = try Trunk(file: trunk, tuning: upper)
    self.upper = try Layer.all(in: upper)
    sentences = try Head("sentence", rows: 2 * Layer.width, in: upper)
    candidates = try Head("candidate", rows: CandidateRow.width, in: upper)
    rules = try upper.section("rules.floats", of: Float.self)
    file = upper
    guard rules.count % CandidateRow.ruleWidth == 0, !rules.isEmpty,
      candidates.columns >= CandidateJudgement.columns,
      sentences.columns >= SentenceJudgement.columns
    else { throw .damagedModel(path: upper.path, reason: "its heads have another shape") }
  }

  /// The path of the judge's own file.
  package var path: String { file.path }

  /// Further numbers that its file holds.
  package func numbers(_ section: String) throws(WeightsError) -> [Float] {
    Array(try file.section(section, of: Float.self))
  }

  /// Further bytes that its file holds.
  public func bytes(_ section: String) throws(WeightsError) -> [UInt8] {
    Array(try file.section(section, of: UInt8.self))
  }

  /// Judges sentences in order. What it makes of one depends on it and on the one before it, where
  /// it continues one, and on nothing else.
  public func judge(_ inputs: [SentenceInput]) -> [SentenceJudgement] {
    var result: [SentenceJudgement] = []
    var before = [Float](repeating: 0, count: Layer.width)
    var start = 0
    while start < inputs.count {
      var batch: [(input: SentenceInput, ids: [Int], pieces: [WordPiece.Piece])] = []
      var count = 0
      while start + batch.count < inputs.count, batch.isEmpty || count < batchSize {
        let input = inputs[start + batch.count]
        let (ids, pieces) = trunk.pieces(of: input.text)
        batch.append((input, ids, pieces))
        count += ids.count
      }
      let (rows, texts) = trunk.vectors(of: batch.map(\.ids), portable: false)
      let lower = texts.map { rows.mean($0) }
      for layer in upper { layer.run(rows, texts: texts, portable: false) }
      for (index, text) in texts.enumerated() {
        let item = batch[index]
        if !item.input.continues { before = [Float](repeating: 0, count: Layer.width) }
        result.append(judgement(of: item.input, item.pieces, rows, text, before: before))
        before = lower[index]
      }
      start += batch.count
    }
    return result
  }

  private func judgement(
    of input: SentenceInput, _ pieces: [WordPiece.Piece], _ rows: Rows, _ text: Range<Int>,
    before: [Float]
  ) -> SentenceJudgement {
    let mean = rows.mean(text)
    let whole = sentences.run(rows.row(text.lowerBound) + mean, count: 1)
    var inputs: [Float] = []
    inputs.reserveCapacity(input.candidates.count * CandidateRow.width)
    for candidate in input.candidates {
      let row = CandidateRow(
        span: Self.places(of: candidate.scalars, in: pieces),
        head: Self.places(of: candidate.head, in: pieces), rules: candidate.rules)
      row.write(to: &inputs, rows, text, mean: mean, before: before, table: rules)
    }
    let out = candidates.run(inputs, count: input.candidates.count)
    return SentenceJudgement(
      whole,
      candidates: input.candidates.indices.map {
        CandidateJudgement(Array(out[($0 * candidates.columns)..<(($0 + 1) * candidates.columns)]))
      })
  }

  /// The pieces that a stretch of scalars touches, counted with the mark in front.
  private static func places(
    of scalars: Range<Int>, in pieces: [WordPiece.Piece]
  ) -> ClosedRange<Int> {
    let first = pieces.firstIndex { $0.scalars.overlaps(scalars) }
    let last = pieces.lastIndex { $0.scalars.overlaps(scalars) }
    guard let first, let last else { return pieces.isEmpty ? 0...0 : 1...1 }
    return first + 1...last + 1
  }
}

/// Two dense layers with a bend between them.
private struct Head: @unchecked Sendable {
  private let inner: Dense
  private let outer: Dense

  var columns: Int { outer.columns }

  init(_ name: String, rows: Int, in file: ModelFile) throws(WeightsError) {
    inner = try Dense(name + ".inner", rows: rows, in: file)
    outer = try Dense(name + ".outer", rows: inner.columns, in: file)
  }

  func run(_ input: [Float], count: Int) -> [Float] {
    guard count > 0 else { return [] }
    var middle = [Float](repeating: 0, count: count * inner.columns)
    var output = [Float](repeating: 0, count: count * outer.columns)
    middle.withUnsafeMutableBufferPointer { middle in
      output.withUnsafeMutableBufferPointer { output in
        guard let middle = middle.baseAddress, let output = output.baseAddress else { return }
        inner.project(middle, input, count: count, portable: false)
        cv_gelu(middle, Int32(count * inner.columns))
        outer.project(output, middle, count: count, portable: false)
      }
    }
    return output
  }
}

/// What the network reads of a candidate.
private struct CandidateRow {
  static let ruleWidth = 32
  static let width = 6 * Layer.width + ruleWidth + 4

  let span: ClosedRange<Int>
  let head: ClosedRange<Int>
  let rules: [Int]

  func write(
    to inputs: inout [Float], _ rows: Rows, _ text: Range<Int>, mean: [Float], before: [Float],
    table: UnsafeBufferPointer<Float>
  ) {
    func place(_ range: ClosedRange<Int>) -> Range<Int> {
      text.lowerBound + range.lowerBound..<text.lowerBound + range.upperBound + 1
    }
    inputs += rows.mean(place(span))
    inputs += rows.row(text.lowerBound + span.lowerBound)
    inputs += rows.row(text.lowerBound + span.upperBound)
    inputs += rows.mean(place(head))
    inputs += mean
    inputs += before
    var sum = [Float](repeating: 0, count: Self.ruleWidth)
    for rule in rules where (rule + 1) * Self.ruleWidth <= table.count {
      for i in sum.indices { sum[i] += table[rule * Self.ruleWidth + i] }
    }
    inputs += sum
    let length = Float(text.count)
    inputs += [
      Float(span.lowerBound) / length, (length - 1 - Float(span.upperBound)) / length,
      Float(span.count) / length, log1p(Float(span.count)) / 4,
    ]
  }
}
