public import ArgumentParser
public import AssayInterchange
public import AssayModel
public import AssayReports

// Nouns that may be typed as options.

extension Stance: ExpressibleByArgument {}
extension Source.Kind: ExpressibleByArgument {}
extension Confidence: ExpressibleByArgument {}
extension ClaimKind: ExpressibleByArgument {}
extension ImportFormat: ExpressibleByArgument {}
extension ReportKind: ExpressibleByArgument {}

extension Reliability: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

extension Credibility: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = Int(argument) else { return nil }
    self.init(rawValue: number)
  }
}
