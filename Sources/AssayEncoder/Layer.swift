import AssayWeights
import CVectors

/// One layer of the encoder: attention and two dense layers, each with its residual, normalised.
struct Layer: @unchecked Sendable {
  static let width = 384
  static let heads = 12
  static let inner = 1536

  /// Queries, keys and values side by side.
  private let mixing: Dense
  private let mixed: Dense
  private let inner: Dense
  private let outer: Dense
  private let first: Normalisation
  private let second: Normalisation

  /// - Parameter tuning: a name in another file, whose biases and normalisations stand for those
  ///   of the layer.
  init(
    _ name: String, in file: ModelFile, tuning: (name: String, file: ModelFile)? = nil
  ) throws(WeightsError) {
    let own = tuning ?? (name, file)
    func dense(_ part: String, rows: Int) throws(WeightsError) -> Dense {
      try Dense(
        name + part, rows: rows, in: file,
        bias: try own.file.section(own.name + part + ".bias", of: Float.self))
    }
    mixing = try dense(".mixing", rows: Self.width)
    mixed = try dense(".mixed", rows: Self.width)
    inner = try dense(".inner", rows: Self.width)
    outer = try dense(".outer", rows: Self.inner)
    first = try Normalisation(own.name + ".first", in: own.file)
    second = try Normalisation(own.name + ".second", in: own.file)
    guard mixing.columns == 3 * Self.width, mixed.columns == Self.width,
      inner.columns == Self.inner, outer.columns == Self.width
    else { throw .damagedModel(path: file.path, reason: "\(name) has another shape") }
  }

  /// Replaces the rows of several texts that lie one after another.
  func run(_ rows: Rows, texts: [Range<Int>], portable: Bool) {
    let count = rows.count
    let longest = texts.map(\.count).max() ?? 0
    let space = Int(cv_attention_space(Int32(longest)))
    let size = count * (3 * Self.width + Self.width + Self.inner) + space
    withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, size)) { buffer in
      guard let wide = buffer.baseAddress else { return }
      let narrow = wide + count * 3 * Self.width
      let deep = narrow + count * Self.width
      let scratch = deep + count * Self.inner
      mixing.project(wide, rows.pointer, count: count, portable: portable)
      for text in texts {
        let at = wide + text.lowerBound * 3 * Self.width
        cv_attend(
          deep + text.lowerBound * Self.width, at, at + Self.width, at + 2 * Self.width, scratch,
          Int32(text.count), Int32(Self.heads), Int32(3 * Self.width))
      }
      mixed.project(narrow, deep, count: count, portable: portable)
      first.run(rows.pointer, adding: narrow, count: count)
      inner.project(deep, rows.pointer, count: count, portable: portable)
      cv_gelu(deep, Int32(count * Self.inner))
      outer.project(narrow, deep, count: count, portable: portable)
      second.run(rows.pointer, adding: narrow, count: count)
    }
  }
}

/// Layer normalisation of a sum.
struct Normalisation: @unchecked Sendable {
  private let weight: UnsafeBufferPointer<Float>
  private let bias: UnsafeBufferPointer<Float>

  init(_ name: String, in file: ModelFile) throws(WeightsError) {
    weight = try file.section(name + ".weight", of: Float.self)
    bias = try file.section(name + ".bias", of: Float.self)
    guard weight.count == Layer.width, bias.count == Layer.width else {
      throw .damagedModel(path: file.path, reason: "\(name) has another shape")
    }
  }

  func run(_ rows: UnsafeMutablePointer<Float>, adding: UnsafePointer<Float>, count: Int) {
    guard let weight = weight.baseAddress, let bias = bias.baseAddress else { return }
    cv_normalise(rows, adding, weight, bias, Int32(count), Int32(Layer.width))
  }
}
