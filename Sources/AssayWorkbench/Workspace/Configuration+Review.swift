import ArgumentParser
import AssayModel
import AssayReview
import Foundation
import TOMLKit

extension Configuration {
  /// Reads `[review]`, `[policy]` and `[keys]`.
  mutating func readReview(of table: TOMLTable, in path: String) throws {
    if let policyTable = table["policy"]?.table {
      try Self.check(
        policyTable.keys,
        against: [
          "origins", "primary-source", "answered-contradiction", "rationale", "signature",
          "second-reviewer",
        ], in: path)
      policy.origins = try Self.number(policyTable["origins"], "policy.origins", in: path) ?? 0
      func flag(_ name: String) throws -> Bool {
        try Self.flag(policyTable[name], "policy.\(name)", in: path)
      }
      policy.primarySource = try flag("primary-source")
      policy.answeredContradiction = try flag("answered-contradiction")
      policy.rationale = try flag("rationale")
      policy.signature = try flag("signature")
      if try flag("second-reviewer") { policy.secondReview = .open }
    }
    if let review = table["review"]?.table {
      try Self.check(review.keys, against: ["blind", "serve-again-after"], in: path)
      if try Self.flag(review["blind"], "review.blind", in: path) { policy.secondReview = .blind }
      servedAgainAfter = try Self.number(
        review["serve-again-after"], "review.serve-again-after", in: path)
    }
    if let bindings = table["keys"]?.table {
      for action in bindings.keys {
        keys[action] = try Self.text(bindings[action], "keys.\(action)", in: path)
      }
      _ = try KeyTable(scale: scale, rebound: keys, path: path)
    }
  }

  private static func flag(
    _ value: (any TOMLValueConvertible)?, _ name: String, in path: String
  ) throws -> Bool {
    guard let value else { return false }
    guard let flag = value.bool else {
      throw WorkbenchError("\(path): \(name) must be true or false", .badData)
    }
    return flag
  }

  /// A setting that is a whole number, not below 0.
  private static func number(
    _ value: (any TOMLValueConvertible)?, _ name: String, in path: String
  ) throws -> Int? {
    guard let value else { return nil }
    guard let number = value.int, number >= 0 else {
      throw WorkbenchError("\(path): \(name) must be a whole number, 0 or more", .badData)
    }
    return number
  }
}

extension RatingScale {
  /// A scale by its name, or from a file of the workspace.
  /// - Parameter path: of the configuration that names it.
  init(named name: String, in path: String) throws {
    if let known = Self.builtIn.first(where: { $0.name == name }) {
      self = known
      return
    }
    guard name.hasSuffix(".toml") else {
      let names = Self.builtIn.map(\.name).joined(separator: ", ")
      throw WorkbenchError(
        "\(path): there is no scale “\(name)”; scales are \(names), or a .toml file of your own",
        .badData)
    }
    let folder = (path as NSString).deletingLastPathComponent
    try self.init(readingFrom: Workspace.absolute(name, from: folder))
  }

  /// Reads a scale of one's own: a name, and ratings, each with a name, its place on the scale
  /// (`value`, 1 is worst; none for a rating off the scale), and what a published ClaimReview
  /// calls it (`claimreview`), where that is not its name.
  init(readingFrom path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkbenchError("there is no scale at \(path.visible())", .noInput)
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: String(decoding: data, as: UTF8.self))
    } catch let error as TOMLParseError {
      throw WorkbenchError("\(path):\(error.source.begin.line): \(error.description)", .badData)
    }
    try Configuration.check(table.keys, against: ["name", "rating"], in: path)
    guard let name = try Configuration.text(table["name"], "name", in: path),
      let items = table["rating"]?.array, !items.isEmpty
    else {
      throw WorkbenchError(
        "\(path): a scale wants a name, and a [[rating]] for each of its ratings", .badData)
    }
    var ratings: [Rating] = []
    for item in items {
      guard let item = item.table,
        let rating = try Configuration.text(item["name"], "rating.name", in: path)
      else { throw WorkbenchError("\(path): a [[rating]] wants a name", .badData) }
      try Configuration.check(item.keys, against: ["name", "value", "claimreview"], in: path)
      let value = item["value"]?.int
      if item["value"] != nil, value.map({ $0 < 1 }) ?? true {
        throw WorkbenchError(
          "\(path): the value of “\(rating)” must be a whole number, 1 or more", .badData)
      }
      ratings.append(
        Rating(
          rating, value,
          alternateName: try Configuration.text(
            item["claimreview"], "rating.claimreview", in: path)))
    }
    let slugs = ratings.map(\.slug)
    if let twice = slugs.first(where: { slug in slugs.count { $0 == slug } > 1 }) {
      throw WorkbenchError("\(path): there are two ratings “\(twice)”", .badData)
    }
    if ratings.contains(where: { $0.value != nil }),
      !ratings.contains(where: { $0.value == 1 })
    {
      throw WorkbenchError("\(path): the worst rating must have the value 1", .badData)
    }
    self.init(name: name, ratings: ratings)
  }
}
