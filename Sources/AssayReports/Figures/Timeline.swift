import AssayModel

/// When the standing verdicts were given: by day, by month or by year, so that there are no more
/// periods than one can look at.
struct Timeline: Sendable {
  struct Period: Sendable {
    var name: String
    /// One number for each of `ratings`.
    var counts: [Int]
    var total: Int { counts.reduce(0, +) }
  }

  /// Ratings that were given, as in the distribution.
  let ratings: [Distribution.Share]
  /// From the first to the last, those without a verdict, too. Empty where all verdicts fall into
  /// one, of which a picture would say nothing.
  let periods: [Period]

  /// The most days, and the most months, that are shown one by one.
  static let mostDays = 31
  static let mostMonths = 36

  init(_ dossiers: some Sequence<Dossier>, _ spread: Distribution, in language: ReportLanguage) {
    ratings = spread.given
    let standing = dossiers.compactMap(\.standing)
    let days = standing.map(\.time.day)
    guard let first = days.min(), let last = days.max(), first < last else {
      periods = []
      return
    }
    let step = Step(from: first, to: last)
    let rows = Dictionary(
      spread.given.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let start = step.number(of: first)
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: spread.given.count),
      count: step.number(of: last) - start + 1)
    for verdict in standing {
      guard let row = rows[verdict.rating] else { continue }
      counts[step.number(of: verdict.time.day) - start][row] += 1
    }
    periods =
      counts.count < 2
      ? []
      : counts.enumerated().map {
        Period(name: step.name(of: start + $0, in: language), counts: $1)
      }
  }

  /// How long a period is.
  private enum Step {
    case day, month, year

    init(from first: CalendarDay, to last: CalendarDay) {
      let months = (last.year - first.year) * 12 + last.month - first.month
      self =
        last.number - first.number < Timeline.mostDays
        ? .day : months < Timeline.mostMonths ? .month : .year
    }

    /// Counts periods without a gap.
    func number(of day: CalendarDay) -> Int {
      switch self {
      case .day: day.number
      case .month: day.year * 12 + day.month - 1
      case .year: day.year
      }
    }

    func name(of number: Int, in language: ReportLanguage) -> String {
      switch self {
      case .day: language.day(CalendarDay(number: number))
      case .month: language.month(number / 12, number % 12 + 1)
      case .year: String(number)
      }
    }
  }
}
