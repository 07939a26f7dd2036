import AssayLanguage

/// What sort of thing a word is by its letters: who is named and how much is counted does not make
/// a claim, that somebody is named or something counted does.
enum WordShape: String, CaseIterable {
  case year = "<year>"
  case digits = "<digits>"
  case number = "<number>"
  case day = "<day>"
  case name = "<name>"
  case word = "<word>"

  init(of index: Int, in tokens: [Token]) {
    let form = tokens[index].form
    let digits = form.utf8.count { $0 >= 48 && $0 <= 57 }
    if digits == 4, form.utf8.count == 4, form.hasPrefix("1") || form.hasPrefix("20") {
      self = .year
    } else if digits > 0 {
      self = .digits
    } else {
      switch tokens[index].tag {
      case .num: self = .number
      case .propn: self = Self.calendar.contains(form) ? .day : .name
      default: self = .word
      }
    }
  }

  /// Days of the week and months, as they are written.
  static let calendar: Set<String> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
  ]

  /// The shape as a feature.
  var symbol: Symbol {
    switch self {
    case .year: Self.symbols[0]
    case .digits: Self.symbols[1]
    case .number: Self.symbols[2]
    case .day: Self.symbols[3]
    case .name: Self.symbols[4]
    case .word: Self.symbols[5]
    }
  }
  private static let symbols = allCases.map { Symbol($0.rawValue) }
}
