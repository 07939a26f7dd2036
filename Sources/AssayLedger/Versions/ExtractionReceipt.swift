public import AssayModel

/// What recording an extraction changed.
public struct ExtractionReceipt: Hashable, Sendable {
  /// Facts that are new, in order: what `undo` takes back.
  public var new: [ContentID] = []
  /// Claims that were found for the first time.
  public var found = 0
  /// Claims that were there already.
  public var same = 0
  /// Claims that had been superseded and are found again.
  public var reinstated = 0
  /// Claims that nobody had worked on and that are found no more.
  public var superseded = 0
  /// Claims that a reviewer took back, and that stay so.
  public var takenBack = 0
  /// Claims that somebody has worked on and that stay, though they are from another version of the
  /// document or are found no more: where they stand now.
  public var kept: [Anchor.State: Int] = [:]
}
