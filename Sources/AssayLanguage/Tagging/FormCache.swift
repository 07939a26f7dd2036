/// What the network makes of a form alone, whatever stands around it: its vector and the inputs of
/// the first layer's gates. Words recur, so most are here; emptied when full, which bounds the
/// memory.
final class FormCache {
  private let network: Network
  private let vectors: WordVectors
  private let states: FloatBuffer
  private let gates: FloatBuffer
  private var places: [String: Int] = [:]
  private var count = 0
  /// The place of each row of the batch at hand.
  private var rows: [Int32] = []
  private var lemmas = LemmaCache()

  /// Forms held; more than a batch has words.
  private static let size = 8192
  /// Bytes of the longest form that is worth keeping.
  private static let longest = 64

  init(network: Network, vectors: WordVectors) {
    self.network = network
    self.vectors = vectors
    states = FloatBuffer(room: Self.size * network.shape.width)
    gates = FloatBuffer(room: Self.size * 3 * network.shape.width)
  }

  /// Gives a reading its first states and gates.
  /// - Parameter forms: of each row; nil for the root of a sentence.
  func fill(_ reading: Reading, forms: [String?]) {
    let width = network.shape.width
    if count + forms.count > Self.size {
      places.removeAll(keepingCapacity: true)
      lemmas.removeAll()
      count = 0
    }
    let known = count
    rows.removeAll(keepingCapacity: true)
    for form in forms { rows.append(Int32(place(of: form))) }
    network.openGates(states + known * width, gates + known * 3 * width, rows: count - known)
    reading.opened = Reading.Opened(
      states: UnsafePointer(states.pointer), gates: UnsafePointer(gates.pointer), places: rows)
  }

  /// The lemma of the form in a row of the batch at hand, made by `make` where it is new.
  func lemma(row: Int, tag: UInt16, make: () -> String) -> String {
    lemmas.lemma(place: rows[row], tag: tag, make: make)
  }

  /// Where a form's numbers are, or will be when the gates of the new ones are open.
  private func place(of form: String?) -> Int {
    // No word is empty, so the empty one can stand for the root.
    let key = form ?? ""
    if let known = places[key] { return known }
    let place = count
    count += 1
    let vector = states + place * network.shape.width
    vector.update(repeating: 0, count: network.shape.width)
    if let form {
      vectors.add(Array(form.utf8), to: vector)
    } else {
      vectors.add(feature: WordFeatures.root, to: vector)
    }
    if key.utf8.count <= Self.longest { places[key] = place }
    return place
  }
}
