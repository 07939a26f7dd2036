import AssayLanguage
import AssayModel
import Foundation

extension Recogniser {
  func solvesDates(_ item: QuantityCase, _ found: [DatePeriod]) -> Bool {
    var left = found
    for expected in item.expected {
      let index = left.firstIndex {
        sameText($0.quote, expected.text)
          && (samePeriod($0, expected.resolution["FutureResolution"])
            || samePeriod($0, expected.resolution["PastResolution"]))
      }
      guard let index else { return false }
      left.remove(at: index)
    }
    return !left.contains { found in
      found.from != nil && (found.from == found.to) == (self == .date)
    }
  }

  private func samePeriod(_ found: DatePeriod, _ resolution: JSONValue?) -> Bool {
    guard let resolution else { return false }
    if let date = resolution["date"]?.string {
      if date == "0001-01-01" { return found.from == nil }
      return found.from?.description == date && found.to?.description == date
    }
    let start = resolution["startDate"]?.string
    let end = resolution["endDate"]?.string
    if let start, found.from?.description != start { return false }
    if let end {
      guard let to = found.to else { return false }
      if to.description != end && to.adding(days: 1).description != end { return false }
    }
    return true
  }
}
