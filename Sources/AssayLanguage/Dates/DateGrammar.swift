import AssayModel
struct DateMatch: Sendable {
  var lexemes: Range<Int>
  var bytes: Range<Int> { 0..<0 }
  var from: CalendarDay?
  var to: CalendarDay?
  var holdsNumbers = true
}
struct DateGrammar: Sendable {
  let text: LexedText
  let reference: CalendarDay?
  func matches() -> [DateMatch] { [] }
}
