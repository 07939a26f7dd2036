/// How a form becomes its lemma: what case, how much to cut from its end, what to put there.
package struct LemmaScript: Hashable, Sendable, Comparable {
  package enum Case: UInt8, Sendable {
    case kept
    case lower
    /// First letter capital, the others small.
    case title
  }

  package var letters: Case
  package var cut: Int
  package var ending: [UInt8]

  package init(letters: Case, cut: Int, ending: [UInt8]) {
    self.letters = letters
    self.cut = cut
    self.ending = ending
  }

  /// The script that turns a form into its lemma.
  package init(from form: [UInt8], to lemma: [UInt8]) {
    let lower = LemmaKey.lowercased(form)
    let candidates: [(Case, [UInt8])] = [
      (.lower, lower), (.kept, form), (.title, Self.title(form)),
    ]
    var best: LemmaScript?
    for (letters, start) in candidates {
      var same = 0
      while same < start.count, same < lemma.count, start[same] == lemma[same] { same += 1 }
      let script = LemmaScript(
        letters: letters, cut: start.count - same, ending: Array(lemma[same...]))
      if let other = best, other.cut + other.ending.count <= script.cut + script.ending.count {
        continue
      }
      best = script
    }
    self = best ?? LemmaScript(letters: .kept, cut: 0, ending: [])
  }

  /// The lemma of a form; the form itself where it is too short for the script.
  package func apply(to form: [UInt8]) -> [UInt8] {
    var base =
      switch letters {
      case .kept: form
      case .lower: LemmaKey.lowercased(form)
      case .title: Self.title(form)
      }
    if cut > base.count { return base }
    base.removeLast(cut)
    return base + ending
  }

  private static func title(_ form: [UInt8]) -> [UInt8] {
    var out = LemmaKey.lowercased(form)
    if let first = out.first, first >= 0x61 && first <= 0x7A { out[0] = first & 0xDF }
    return out
  }

  package static func < (a: LemmaScript, b: LemmaScript) -> Bool {
    if a.letters != b.letters { return a.letters.rawValue < b.letters.rawValue }
    if a.cut != b.cut { return a.cut < b.cut }
    return a.ending.lexicographicallyPrecedes(b.ending)
  }
}
