/// A few numbers that tell how much two texts have in common, without the texts.
///
/// It is the bottom-k sketch of Broder, "On the resemblance and containment of documents" (1997):
/// of the hashes of all runs of four words, the smallest. Of two texts' sketches, the smallest of
/// both together are a random sample of what both hold together, so the share that stands in both
/// is an estimate of the resemblance (Jaccard), with a standard error of at most 0.0625.
public struct TextSignature: Hashable, Sendable {
  /// How many hashes are kept.
  public static let size = 64
  private static let wordsPerShingle = 4
  /// Texts with fewer runs of words are alike by accident.
  private static let fewest = 10

  /// How many different runs of four words the text holds.
  public let shingles: Int
  /// The smallest hashes, ascending; all of them where there are no more than `size`.
  public let smallest: [UInt32]

  /// - Returns: nil where the text is too short to tell anything. O(n log n).
  public init?(of text: String) {
    var hashes = Self.hashes(of: text)
    hashes.sort()
    var distinct = 0
    for i in hashes.indices where i == 0 || hashes[i] != hashes[i - 1] {
      hashes[distinct] = hashes[i]
      distinct += 1
    }
    guard distinct >= Self.fewest else { return nil }
    shingles = distinct
    smallest = Array(hashes[..<min(distinct, Self.size)])
  }

  /// - Returns: nil unless the numbers could be those of a text.
  public init?(shingles: Int, smallest: [UInt32]) {
    guard shingles >= smallest.count, smallest.count == min(shingles, Self.size),
      zip(smallest, smallest.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.shingles = shingles
    self.smallest = smallest
  }

  /// The estimated share of what both texts hold that each of them holds, 0 to 1.
  public func resemblance(to other: TextSignature) -> Double {
    let sample = common(with: other)
    return Double(sample.shared) / Double(sample.size)
  }

  /// Whether one text is a copy of the other or of most of it: edited here and there, cut, or
  /// with paragraphs around it.
  public func isCopy(of other: TextSignature) -> Bool {
    let sample = common(with: other)
    let resemblance = Double(sample.shared) / Double(sample.size)
    if resemblance >= 0.5 { return true }
    let both = resemblance * Double(shingles + other.shingles) / (1 + resemblance)
    let containment = both / Double(min(shingles, other.shingles))
    return sample.shared >= 5 && containment >= 0.6
  }

  /// How many of the smallest hashes of both together stand in both, and of how many.
  private func common(with other: TextSignature) -> (shared: Int, size: Int) {
    let (a, b) = (smallest, other.smallest)
    var (i, j, shared, taken) = (0, 0, 0, 0)
    while taken < Self.size, i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i] < b[j] {
        i += 1
      } else if i == a.count || b[j] < a[i] {
        j += 1
      } else {
        shared += 1
        i += 1
        j += 1
      }
      taken += 1
    }
    return (shared, max(1, taken))
  }

  /// Hashes of all runs of four words. Words are runs of letters and digits, ASCII in one case.
  private static func hashes(of text: String) -> [UInt32] {
    var out: [UInt32] = []
    out.reserveCapacity(text.utf8.count / 6)
    // The hashes of the last words, the latest last.
    var window = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    var words = 0
    let none: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    var word = none
    func finish() {
      guard word != none else { return }
      window = (window.1, window.2, window.3, word)
      word = none
      words += 1
      guard words >= wordsPerShingle else { return }
      let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
      var mixed = ((window.0 &* prime &+ window.1) &* prime &+ window.2) &* prime &+ window.3
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      out.append(UInt32(truncatingIfNeeded: mixed >> 32))
    }
    var text = text
    text.withUTF8 { bytes in
      var i = 0
      while i < bytes.count {
        var byte = bytes[i]
        i += 1
        switch byte {
        case 0x41...0x5A: byte |= 0x20
        case 0x61...0x7A, 0x30...0x39: break
        case 0xC2:  // U+0080 to U+00BF: signs and spaces
          i += 1
          finish()
          continue
        case 0xE2 where i < bytes.count && bytes[i] == 0x80:  // dashes, quotation marks, …
          i += 2
          finish()
          continue
        case 0x80...: break
        default:
          finish()
          continue
        }
        word = (word ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      }
    }
    finish()
    return out
  }
}
