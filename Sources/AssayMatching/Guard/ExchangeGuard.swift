import AssayLanguage

/// Finds two stretches of words that changed places while all others stayed: `cats carry it to
/// sheep`, `sheep carry it to cats`. It needs no tree, so that it sees what a wrong one hides.
///
/// Who only turns the order round moves one phrase past others, or shuffles a list.
struct ExchangeGuard {
  let alignment: Alignment

  var difference: Difference? {
    let (first, second) = (forms(alignment.a), forms(alignment.b))
    guard first.count == second.count, first != second,
      let from = first.indices.first(where: { first[$0] != second[$0] }),
      let to = first.indices.last(where: { first[$0] != second[$0] })
    else { return nil }
    let (x, y) = (Array(first[from...to]), Array(second[from...to]))
    for front in 1...Self.longest where front < x.count - 1 {
      for back in 1...Self.longest where front + back < x.count {
        let middle = x[front..<(x.count - back)]
        guard Array(x.suffix(back)) + middle + Array(x.prefix(front)) == y else { continue }
        if isList(Array(middle)) || !says(Array(middle)) { return nil }
        let (one, other) = (x.prefix(front), x.suffix(back))
        // `In Italy … last summer` turned round says the same.
        if one.contains(where: isDetail) || other.contains(where: isDetail) { return nil }
        return Difference(
          .role, x.prefix(front).joined(separator: " "), x.suffix(back).joined(separator: " "))
      }
    }
    return nil
  }

  /// The most words of a party.
  private static let longest = 5

  private func forms(_ reading: ClaimReading) -> [String] {
    reading.words.filter { $0.tag != .punct && $0.form != "-" }.map { $0.form.lowercased() }
  }

  /// Whether what stands between two stretches sets one against the other; `is` does not.
  private func says(_ middle: [String]) -> Bool {
    middle.contains { word in
      alignment.a.words.contains {
        $0.form.lowercased() == word && [.verb, .adp, .adj, .noun, .sconj].contains($0.tag)
      }
    }
  }

  /// Whether a word makes a stretch a detail that may stand anywhere.
  private func isDetail(_ form: String) -> Bool {
    alignment.a.words.contains {
      $0.form.lowercased() == form
        && ($0.tag == .adp || $0.tag == .adv || $0.isNumeric && $0.tag != .num)
    }
  }

  /// Whether what stands between two stretches makes members of one list of them.
  private func isList(_ middle: [String]) -> Bool {
    guard middle.contains(where: { ["and", "or", "nor", "with"].contains($0) }) else {
      return false
    }
    return !middle.contains { word in
      alignment.a.words.contains {
        $0.form.lowercased() == word && [.verb, .aux].contains($0.tag)
      }
    }
  }
}
