/// Who stands behind a piece of evidence, rated on the Admiralty code, each axis on its own.
public struct Source: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case primary
    case official
    case news
    case academic
    case social
    case other
  }

  /// Publisher or person; nil where nobody said.
  public var name: String?
  public var kind: Kind?
  /// Of the source, A to F.
  public var reliability: Reliability?
  /// Of this piece, 1 to 6.
  public var credibility: Credibility?

  public init(
    name: String? = nil, kind: Kind? = nil, reliability: Reliability? = nil,
    credibility: Credibility? = nil
  ) {
    self.name = name
    self.kind = kind
    self.reliability = reliability
    self.credibility = credibility
  }

  /// `B2`, `B`, `2`, or nil where neither axis is rated.
  public var grade: String? {
    if reliability == nil && credibility == nil { return nil }
    return (reliability?.rawValue ?? "") + (credibility.map { String($0.rawValue) } ?? "")
  }
}

/// Admiralty code, first axis: how far the source can be relied on.
public enum Reliability: String, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"

  public var meaning: String {
    switch self {
    case .a: "completely reliable"
    case .b: "usually reliable"
    case .c: "fairly reliable"
    case .d: "not usually reliable"
    case .e: "unreliable"
    case .f: "cannot be judged"
    }
  }
}

/// Admiralty code, second axis: how far the information itself can be believed.
public enum Credibility: Int, Sendable, Codable, CaseIterable {
  case confirmed = 1
  case probable = 2
  case possible = 3
  case doubtful = 4
  case improbable = 5
  case unknown = 6

  public var meaning: String {
    switch self {
    case .confirmed: "confirmed by other sources"
    case .probable: "probably true"
    case .possible: "possibly true"
    case .doubtful: "doubtful"
    case .improbable: "improbable"
    case .unknown: "cannot be judged"
    }
  }
}
