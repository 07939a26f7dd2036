import AssayModel

/// Says in full what day, month or year a date means that the words alone leave open.
enum RelativeDate {
  /// Nil for a date that names its year itself, and for what is no whole day, month or year.
  static func absolute(_ date: DatePeriod) -> String? {
    guard let from = date.from, let to = date.to, !namesYear(date.quote) else { return nil }
    if from == to { return "\(from.day) \(months[from.month - 1]) \(from.year)" }
    guard from.day == 1 else { return nil }
    let next = to.adding(days: 1)
    guard next.day == 1 else { return nil }
    if next.year == from.year && next.month == from.month + 1
      || next.year == from.year + 1 && next.month == 1 && from.month == 12
    {
      return "\(months[from.month - 1]) \(from.year)"
    }
    if from.month == 1, next.month == 1, next.year == from.year + 1 { return "\(from.year)" }
    return nil
  }

  private static func namesYear(_ quote: String) -> Bool {
    var digits = 0
    for byte in quote.utf8 {
      digits = byte >= 0x30 && byte <= 0x39 ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
