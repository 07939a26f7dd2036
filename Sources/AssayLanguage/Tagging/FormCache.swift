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
  private var rows: [Int] = []

  /// Forms held; more than a batch has words.
  private static let size = 8192
  /// Bytes of the longest form that is worth keeping.
  private static let longest = 64

  init(network: Network, vectors: WordVectors) {
    self.network = network
    self.vectors = vectors
    states = FloatBuffer(Self.size * network.shape.width)
    gates = FloatBuffer(Self.size * 3 * network.shape.width)
  }

  /// Fills the first states and gates of a reading.
  /// - Parameter forms: of each row; nil for the root of a sentence.
  func fill(_ reading: Reading, forms: [String?]) {
    let width = network.shape.width
    if count + forms.count > Self.size {
      places.removeAll(keepingCapacity: true)
      count = 0
    }
    let known = count
    rows.removeAll(keepingCapacity: true)
    for form in forms { rows.append(place(of: form)) }
    network.openGates(states + known * width, gates + known * 3 * width, rows: count - known)
    reading.states[0].resize(forms.count * width)
    reading.gates[0].resize(forms.count * 3 * width)
    for (row, place) in rows.enumerated() {
      (reading.states[0] + row * width).update(from: states + place * width, count: width)
      (reading.gates[0] + row * 3 * width)
        .update(from: gates + place * 3 * width, count: 3 * width)
    }
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
