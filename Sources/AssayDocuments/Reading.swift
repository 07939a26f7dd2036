public import AssayModel

/// What a reader made of a file.
public struct Reading: Sendable {
  public let document: Document
  /// One sentence each about what a person should know: bytes that were repaired, an encoding
  /// that was told from the bytes alone. Empty when all was plain.
  public let notes: [String]
  /// Who published it, as a page's data name it.
  public let publisher: String?
  /// Addresses on the web that a page's main text links to, in order, each once.
  public let links: [String]

  public init(
    document: Document, notes: [String] = [], publisher: String? = nil, links: [String] = []
  ) {
    self.document = document
    self.notes = notes
    self.publisher = publisher
    self.links = links
  }
}
