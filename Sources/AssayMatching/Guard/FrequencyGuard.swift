import AssayLanguage

/// Compares how often a thing is said to happen: `every week`, `twice a year`, `quarterly`, `once`.
struct FrequencyGuard {
  let alignment: Alignment

  var difference: Difference? {
    let (first, second) = (Self.frequencies(alignment.a), Self.frequencies(alignment.b))
    guard first.count == 1, second.count == 1, let x = first.first, let y = second.first else {
      return nil
    }
    switch (x.yearly, y.yearly) {
    case (let one?, let other?):
      // A year of 52 weeks or of 365 days is one year.
      return max(one, other) > min(one, other) * 1.02 ? Difference(.number, x.words, y.words) : nil
    case (nil, nil): return nil
    default: return Difference(.number, x.words, y.words)
    }
  }

  private struct Frequency {
    /// Times a year; nil for what happened once, twice or so often in all.
    var yearly: Double?
    var words: String
  }

  private static func frequencies(_ reading: ClaimReading) -> [Frequency] {
    let words = reading.words
    let forms = words.map { $0.form.lowercased() }
    func form(_ index: Int) -> String { forms.indices.contains(index) ? forms[index] : "" }
    func quote(_ range: ClosedRange<Int>) -> String {
      words[range.clamped(to: 0...(words.count - 1))].map(\.form).joined(separator: " ")
    }
    var found: [Frequency] = []
    var index = 0
    while index < words.count {
      let start = index
      index += 1
      if let yearly = adverbs[forms[start]] {
        found.append(Frequency(yearly: yearly, words: words[start].form))
      } else if forms[start] == "every" || forms[start] == "each" {
        // `Every other day`, `every three months`, `each Monday`.
        let step = form(start + 1) == "other" ? 2 : number(form(start + 1))
        let unit = start + (step == nil ? 1 : 2)
        guard let yearly = period(form(unit)) else { continue }
        found.append(Frequency(yearly: yearly / max(1, step ?? 1), words: quote(start...unit)))
        index = unit + 1
      } else if let (count, end) = times(form, at: start) {
        if ["a", "an", "per", "each", "every"].contains(form(end)),
          let yearly = period(form(end + 1))
        {
          found.append(Frequency(yearly: yearly * count, words: quote(start...(end + 1))))
          index = end + 2
        } else if words[start].tag != .sconj, !comparing.contains(form(end)) {
          found.append(Frequency(yearly: nil, words: quote(start...(end - 1))))
          index = end
        }
      }
    }
    return found
  }

  /// `Once`, `twice`, `five times`, and where it ends.
  private static func times(_ form: (Int) -> String, at index: Int) -> (Double, Int)? {
    switch form(index) {
    case "once": (1, index + 1)
    case "twice": (2, index + 1)
    case "thrice": (3, index + 1)
    default:
      form(index + 1) == "times" ? number(form(index)).map { ($0, index + 2) } : nil
    }
  }

  private static func number(_ form: String) -> Double? {
    numbers.firstIndex(of: form).map { Double($0 + 1) } ?? Double(form)
  }

  private static func period(_ form: String) -> Double? {
    periods[form] ?? (form.hasSuffix("s") ? periods[String(form.dropLast())] : nil)
  }

  private static let adverbs: [String: Double] = [
    "hourly": 8760, "daily": 365, "nightly": 365, "weekly": 52, "fortnightly": 26, "monthly": 12,
    "quarterly": 4, "yearly": 1, "annually": 1, "annual": 1,
  ]
  private static let periods: [String: Double] = [
    "hour": 8760, "day": 365, "night": 365, "morning": 365, "evening": 365, "week": 52,
    "fortnight": 26, "month": 12, "quarter": 4, "spring": 1, "summer": 1, "autumn": 1,
    "winter": 1, "year": 1, "decade": 0.1, "century": 0.01, "monday": 52, "tuesday": 52,
    "wednesday": 52, "thursday": 52, "friday": 52, "saturday": 52, "sunday": 52,
  ]
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  /// `Twice as many`, `three times the size`, `once a`: how much, or when, not how often.
  private static let comparing: Set<String> = [
    "as", "more", "the", "higher", "larger", "bigger", "greater", "older", "longer", "faster",
    "less", "a", "an", "again", "its", "their", "his", "her", "that",
  ]
}
