public import AssayModel

/// What `next` asks for, part by part.
public enum QueueOrder {
  /// The order of the parts, each with its reason.
  public static let parts: [QueuePart] = [
    // Somebody waits for these on a day.
    .due,
    // Two people's work lies idle until a third decides.
    .disputed,
    // One person's work lies idle.
    .second,
    // What was published may be wrong by now.
    .requeued,
    // The bulk of the work, most worthy of checking first.
    .open,
    // Nothing depends on these but the knowledge how constant one is.
    .again,
  ]
}
