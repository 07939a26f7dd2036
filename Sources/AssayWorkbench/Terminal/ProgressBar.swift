import Foundation

/// A line that tells how far a long run is, its rate, and how long it will take. It stands on
/// standard error while that is a terminal, and is gone when the run is over.
struct ProgressBar {
  private static let cells = 24
  private static let pause = 0.1

  private let isShown: Bool
  private let label: String
  private let unit: String
  private let start: Double
  private var next: Double

  /// - Parameter unit: what is counted, in the plural.
  init(_ label: String, unit: String, isShown: Bool = isatty(STDERR_FILENO) == 1) {
    self.label = label
    self.unit = unit
    self.isShown = isShown
    start = Self.now
    next = start + 0.5  // what is over at once needs no bar
  }

  /// - Parameters:
  ///   - done: from 0 to 1.
  ///   - count: how many units were done.
  mutating func show(done: Double, count: Int) {
    guard isShown else { return }
    let now = Self.now
    guard now >= next else { return }
    next = now + Self.pause
    let line = Self.line(label, done: done, count: count, unit: unit, seconds: now - start)
    Self.put("\r\u{1B}[K" + line.cut(to: Terminal.errorColumns - 1))
  }

  /// Takes the line away.
  func clear() {
    if isShown { Self.put("\r\u{1B}[K") }
  }

  /// `claims.csv  ━━━━━━━━──────  43 %  52,000 rows/s  0:12 left`
  static func line(
    _ label: String, done: Double, count: Int, unit: String, seconds: Double
  ) -> String {
    let full = min(cells, Int(done * Double(cells)))
    let bar =
      String(repeating: "━", count: full) + String(repeating: "─", count: cells - full)
    var parts = [label, bar, "\(Int(done * 100)) %"]
    if seconds > 0 { parts.append("\(grouped(Int(Double(count) / seconds))) \(unit)/s") }
    if done > 0 {
      let left = Int((seconds / done * (1 - done)).rounded(.up))
      parts.append("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left")
    }
    return parts.joined(separator: "  ")
  }

  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var out = ""
    while digits.count > 3 {
      out = ",\(digits.suffix(3))" + out
      digits.removeLast(3)
    }
    return digits + out
  }

  private static func put(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
