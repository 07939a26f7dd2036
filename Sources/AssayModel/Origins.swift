/// Evidence that goes back to one origin: what counts as a witness is the origin, not the link.
public struct Origin: Hashable, Sendable {
  /// Why pieces of evidence are one origin.
  public enum Tie: Hashable, Sendable {
    /// The same bytes, or the same page captured twice.
    case same
    /// One text, edited, cut or put into another.
    case copy
    /// What this wire agency sent.
    case agency(String)
  }

  /// Which pieces, as indexes into what was grouped, ascending; never empty.
  public var members: [Int]
  /// What holds them together; empty for a single piece.
  public var ties: Set<Tie>

  /// Groups evidence by origin, in the order of each group's first piece.
  ///
  /// Near O(n): pieces are compared only with those that share one of the numbers of their
  /// signatures, at most eight for each number.
  public static func groups(of evidence: [Evidence]) -> [Origin] {
    var groups = Grouping(count: evidence.count)
    tieSame(evidence, &groups)
    tieAgencies(evidence, &groups)
    tieCopies(evidence, &groups)
    return groups.origins
  }

  private static func tieSame(_ evidence: [Evidence], _ groups: inout Grouping) {
    var first: [String: Int] = [:]
    for (i, piece) in evidence.enumerated() {
      let marks = [
        piece.capture?.sha256.hex, piece.url.map(AddressKey.init)?.text,
        piece.capture?.web.map { AddressKey($0.url) }?.text,
      ]
      for mark in Set(marks.compactMap { $0 }) {
        if let known = first[mark] { groups.tie(known, i, by: .same) } else { first[mark] = i }
      }
    }
  }

  /// What one agency sent within a week of each other; without a day, at any time.
  private static func tieAgencies(_ evidence: [Evidence], _ groups: inout Grouping) {
    let byAgency = Dictionary(grouping: evidence.indices.filter { evidence[$0].agency != nil }) {
      evidence[$0].agency ?? ""
    }
    for (agency, members) in byAgency {
      let dated = members.filter { evidence[$0].date != nil }.sorted {
        (evidence[$0].date?.number ?? 0, $0) < (evidence[$1].date?.number ?? 0, $1)
      }
      for (a, b) in zip(dated, dated.dropFirst()) {
        guard let one = evidence[a].date, let other = evidence[b].date,
          other.number - one.number <= 7
        else { continue }
        groups.tie(a, b, by: .agency(agency))
      }
      guard let anchor = dated.first ?? members.first else { continue }
      for undated in members where evidence[undated].date == nil && undated != anchor {
        groups.tie(anchor, undated, by: .agency(agency))
      }
    }
  }

  private static func tieCopies(_ evidence: [Evidence], _ groups: inout Grouping) {
    var holders: [UInt32: [Int]] = [:]
    for (i, piece) in evidence.enumerated() {
      guard let signature = piece.signature else { continue }
      var candidates: Set<Int> = []
      for number in signature.smallest {
        let known = holders[number] ?? []
        candidates.formUnion(known)
        if known.count < 8 { holders[number, default: []].append(i) }
      }
      for candidate in candidates.sorted() {
        if let other = evidence[candidate].signature, signature.isCopy(of: other) {
          groups.tie(candidate, i, by: .copy)
        }
      }
    }
  }
}

/// Disjoint sets (Tarjan 1975) with what ties each together.
private struct Grouping {
  private var parents: [Int]
  private var ties: [(member: Int, tie: Origin.Tie)] = []

  init(count: Int) { parents = Array(0..<count) }

  private mutating func root(of i: Int) -> Int {
    var i = i
    while parents[i] != i {
      parents[i] = parents[parents[i]]
      i = parents[i]
    }
    return i
  }

  mutating func tie(_ a: Int, _ b: Int, by tie: Origin.Tie) {
    let (one, other) = (root(of: a), root(of: b))
    parents[max(one, other)] = min(one, other)
    ties.append((a, tie))
  }

  /// Roots are the smallest members, so the order is that of first pieces.
  var origins: [Origin] {
    var copy = self
    var byRoot: [Int: Origin] = [:]
    for i in parents.indices {
      byRoot[copy.root(of: i), default: Origin(members: [], ties: [])].members.append(i)
    }
    for (member, tie) in ties { byRoot[copy.root(of: member)]?.ties.insert(tie) }
    return byRoot.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension Dossier {
  /// The different pieces of evidence, in the order in which they were first laid beside it.
  public var evidence: [Evidence] {
    var seen: Set<ContentID> = []
    return attachments.map(\.evidence).filter { seen.insert($0.id).inserted }
  }

  /// The evidence by origin; members are indexes into `evidence`.
  public var origins: [Origin] { Origin.groups(of: evidence) }
}
