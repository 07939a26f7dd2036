public import AssayModel

/// Somebody or something that a text names, however often and in whatever form.
public struct Referent: Sendable, Hashable {
  /// The fullest of its names in the text, without titles.
  public var name: String
  public var kind: Entity.Kind

  public init(name: String, kind: Entity.Kind) {
    self.name = name
    self.kind = kind
  }
}
