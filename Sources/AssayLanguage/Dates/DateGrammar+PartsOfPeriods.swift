import AssayModel

extension DateGrammar {
  /// `late 2022`, `early next month`, `mid-1990s`, `end of 2000`, `earlier this month`.
  func partOfPeriod(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    let word = text[at].text
    if word == "earlier" || word == "later" {
      let next = text[at + 1].text == "in" || text[at + 1].text == "on" ? at + 2 : at + 1
      if next == at + 2, let unit = bareUnit(at: next) { return side(word, of: unit, resolver) }
      guard text[next].text == "this" || text[next].text == "today" || text[next].text == "in"
      else { return nil }
      if text[next].text == "today" { return DateItem(moved(0), end: next + 1) }
      return relativePeriod(at: next, resolver).map { side(word, of: $0, resolver) }
    }
    guard let part = Self.parts[word] else { return nil }
    at += 1
    var isOf = false
    if part.takesOf {
      guard text[at].text == "of" else { return nil }
      isOf = true
      at += 1
    } else {
      if text[at].isDash { at += 1 }
      if text[at].text == "in" || text[at].text == "of" { at += 1 }
      if text[at].text == "the" { at += 1 }
    }
    let isRelative = CalendarWords.steps[text[at].text] != nil
    guard
      let whole = monthFirst(at: at) ?? relativePeriod(at: at, resolver) ?? decade(
        at: at, isPart: true)
        ?? century(at: at) ?? season(at: at, resolver) ?? quarter(at: at) ?? year(at: at)
        ?? forcedYear(at: at)
        ?? (isOf ? bareUnit(at: at) : nil)
    else { return nil }
    if case .day = whole.expression { return nil }
    guard let period = resolver.period(whole.expression) else {
      return DateItem(.unknown, end: whole.end)
    }
    return DateItem(
      .period(cut(period, part.place, isOf: isOf, isRelative: isRelative)), end: whole.end)
  }

  /// What of a period is `earlier` than the document's day, or `later`.
  private func side(_ word: String, of whole: DateItem, _ resolver: DateResolver) -> DateItem {
    guard let reference, let period = resolver.period(whole.expression), period.from <= reference,
      reference <= period.to
    else { return DateItem(.unknown, end: whole.end) }
    return DateItem(
      .period(word == "earlier" ? Period(period.from, reference) : Period(reference, period.to)),
      end: whole.end)
  }

  /// `mid-2016`, `late 2022`: behind these words four digits are a year.
  private func forcedYear(at index: Int) -> DateItem? {
    guard text[index].isDigits else { return nil }
    return yearNumber(at: index).map { yearItem($0.year, end: $0.end) }
  }

  private enum Place: Sendable {
    case early
    case middle
    case late
  }

  private static let parts: [String: (place: Place, takesOf: Bool)] = [
    "early": (.early, false), "mid": (.middle, false), "late": (.late, false),
    "beginning": (.early, true), "start": (.early, true), "middle": (.middle, true),
    "end": (.late, true), "close": (.late, true), "turn": (.early, true),
  ]

  /// `late 2022` is its last quarter; `the end of 2000` its last third; of a year that is only
  /// `next` or `last`, and of months, halves. Thirds of all that is longer or shorter.
  private func cut(_ period: Period, _ place: Place, isOf: Bool, isRelative: Bool) -> Period {
    let isYear = (360...370).contains(period.days)
    if period.days == 7 {
      // Monday to Wednesday, Tuesday to Friday, Thursday to Sunday.
      let ends: (Int, Int) =
        switch place {
        case .early: (0, 2)
        case .middle: (1, 4)
        case .late: (3, 6)
        }
      return Period(period.from.adding(days: ends.0), period.from.adding(days: ends.1))
    }
    if isYear, isOf || place == .middle {
      return switch place {
      case .early: period.part(0, 1.0 / 3)
      case .middle: period.part(1.0 / 3, 2.0 / 3)
      case .late: period.part(2.0 / 3, 1)
      }
    }
    if isYear, !isRelative { return place == .early ? period.part(0, 0.25) : period.part(0.75, 1) }
    if isYear || (28...31).contains(period.days) {
      return switch place {
      case .early:
        Period(period.from, isYear ? period.part(0, 0.5).to : period.from.adding(days: 14))
      case .middle: Period(period.from.adding(days: 9), period.from.adding(days: 19))
      case .late:
        Period(isYear ? period.part(0.5, 1).from : period.from.adding(days: 15), period.to)
      }
    }
    return switch place {
    case .early: period.part(0, 1.0 / 3)
    case .middle: period.part(1.0 / 3, 2.0 / 3)
    case .late: period.part(2.0 / 3, 1)
    }
  }
}
