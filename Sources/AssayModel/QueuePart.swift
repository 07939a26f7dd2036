/// A part of the queue of claims that want something of a reviewer.
public enum QueuePart: String, Sendable, Codable, CaseIterable {
  /// Open, with a deadline; the nearest first.
  case due
  /// Two reviewers do not agree, and the reader is neither; the oldest first.
  case disputed
  /// Another's verdict waits for a second; the oldest first.
  case second
  /// Judged, and to be looked at again: something changed, or the verdict has expired.
  case requeued
  /// Never judged; the most worthy of checking first.
  case open
  /// Judged by the reader long ago, and served again to see whether he agrees with himself.
  case again
}
