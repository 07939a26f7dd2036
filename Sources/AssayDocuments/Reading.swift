public import AssayModel

/// What a reader made of a file.
public struct Reading: Sendable {
  public let document: Document
  /// One sentence each about what a person should know: bytes that were repaired, an encoding
  /// that was told from the bytes alone. Empty when all was plain.
  public let notes: [String]

  public init(document: Document, notes: [String] = []) {
    self.document = document
    self.notes = notes
  }
}
