import Foundation

/// How a connection waits for another one's transaction to end.
///
/// SQLite's own handler asks ever more rarely, up to ten times a second, so that whoever has
/// waited longest asks least often and starves among busy writers. This one asks all the time,
/// at random moments, which costs little and gives everybody the same chance.
enum WaitingTurn {
  /// Seconds after which one gives up: an import holds the ledger for one or two at a time.
  static let patience = 60.0
  private static let pause = 500...3000

  /// - Parameter attempts: how often it was asked already.
  /// - Returns: whether to ask again.
  static let wait: @Sendable (_ attempts: Int) -> Bool = { attempts in
    usleep(UInt32(Int.random(in: pause)))
    // A pause takes 1.75 ms on average, and the system adds some.
    return Double(attempts) * 0.0018 < patience
  }
}
