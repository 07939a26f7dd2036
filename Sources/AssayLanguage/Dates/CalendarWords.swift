/// The names of months, days, seasons and units of the calendar, in lower case.
enum CalendarWords {
  static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2,
    "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]

  /// 1 is Monday.
  static let weekdays: [String: Int] = [
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4,
    "thurs": 4, "fri": 5, "sat": 6, "sun": 7, "mondays": 1, "tuesdays": 2, "wednesdays": 3,
    "thursdays": 4, "fridays": 5, "saturdays": 6, "sundays": 7,
  ]

  /// 0 is spring.
  static let seasons = ["spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3]

  enum Unit: Sendable {
    case day
    case week
    case fortnight
    case weekend
    case month
    case quarter
    case year
    case decade
    case century
  }

  static let units: [String: Unit] = [
    "day": .day, "days": .day, "week": .week, "weeks": .week, "wk": .week, "wks": .week,
    "fortnight": .fortnight, "fortnights": .fortnight, "weekend": .weekend, "weekends": .weekend,
    "month": .month, "months": .month, "quarter": .quarter, "quarters": .quarter, "year": .year,
    "years": .year, "yr": .year, "yrs": .year, "decade": .decade, "decades": .decade,
    "century": .century, "centuries": .century,
  ]

  /// How far `this`, `next`, `last` move.
  static let steps: [String: Int] = [
    "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1,
    "last": -1, "past": -1, "previous": -1,
  ]

  /// `the seventies`, and the decades that have a name of their own.
  static let decades: [String: Int] = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90, "tens": 10, "teens": 10, "hundreds": 0, "noughties": 2000,
    "aughts": 2000,
  ]
}
