import Foundation

/// Work done on several threads whose results come back in the order in which it was given.
///
/// At most a few pieces of work a thread are under way at once, so memory stays flat.
final class OrderedAnswers<Answer: Sendable>: @unchecked Sendable {
  /// Guards everything below.
  private let condition = NSCondition()
  private var waiting: [(number: Int, work: @Sendable () -> Answer)] = []
  private var done: [Int: Answer] = [:]
  /// Numbers of the next work to be given and of the next answer to be handed out.
  private var given = 0
  private var handedOut = 0
  private var isOver = false
  private let capacity: Int

  init(jobs: Int) {
    capacity = 4 * jobs
    for _ in 0..<jobs {
      let thread = Thread { [self] in labour() }
      // As much as the main thread has: readers of nested text recurse.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// Gives work, and waits while too much is under way.
  /// - Returns: the answers that are due by now.
  func submit(_ work: @escaping @Sendable () -> Answer) -> [Answer] {
    condition.lock()
    defer { condition.unlock() }
    while given - handedOut >= capacity, done[handedOut] == nil { condition.wait() }
    let due = takeDue()
    waiting.append((given, work))
    given += 1
    condition.broadcast()
    return due
  }

  /// Waits for all that was given.
  func drain() -> [Answer] {
    condition.lock()
    defer { condition.unlock() }
    var due = takeDue()
    while handedOut < given {
      condition.wait()
      due += takeDue()
    }
    return due
  }

  /// Ends the threads once they have done what was given. Without it they wait for ever.
  func finish() {
    condition.lock()
    isOver = true
    condition.broadcast()
    condition.unlock()
  }

  private func takeDue() -> [Answer] {
    var due: [Answer] = []
    while let answer = done.removeValue(forKey: handedOut) {
      due.append(answer)
      handedOut += 1
    }
    return due
  }

  private func labour() {
    while true {
      condition.lock()
      while waiting.isEmpty, !isOver { condition.wait() }
      guard !waiting.isEmpty else { return condition.unlock() }
      let (number, work) = waiting.removeFirst()
      condition.unlock()
      let answer = work()
      condition.lock()
      done[number] = answer
      condition.broadcast()
      condition.unlock()
    }
  }
}
