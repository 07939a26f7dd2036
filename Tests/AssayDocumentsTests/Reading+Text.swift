import AssayDocuments
import AssayModel

/// What the reader makes of a text given as a file of that name.
func read(_ text: String, named name: String, url: String? = nil) throws -> Reading {
  try DocumentReader().read(Array(text.utf8), named: name, url: url)
}

func textOfPage(_ html: String) throws -> String {
  try read(html, named: "page.html").document.text
}

/// The error that reading the bytes throws, as its sentence.
func complaint(_ bytes: [UInt8], named name: String) -> String? {
  do throws(ReadingError) {
    _ = try DocumentReader().read(bytes, named: name)
    return nil
  } catch {
    return error.description
  }
}

/// A generator of the same numbers in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
