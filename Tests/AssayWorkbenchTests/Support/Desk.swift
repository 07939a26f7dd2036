import AssayModel
import Foundation
import Testing

/// A workspace in a folder of its own, which goes with it.
final class Desk {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/assay-\(UUID().uuidString)/desk"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(try run("init").status == 0)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
  }

  @discardableResult
  func run(_ arguments: String..., input: String = "", as reviewer: String = "ann") throws
    -> Program.Result
  {
    try Program.run(arguments, in: path, input: input, as: reviewer)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func read(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data(), as: UTF8.self)
  }

  /// Each line of a verb's JSONL as a value.
  func lines(_ arguments: String...) throws -> [JSONValue] {
    let result = try Program.run(arguments + ["--format", "jsonl"], in: path)
    #expect(result.status == 0, "\(result.errors)")
    return try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
  }

  /// A desk with claims to review.
  static func withClaims() throws -> Desk {
    let desk = try Desk()
    try desk.write(
      """
      text,claimant,key
      Rents in Arden fell by 9 percent in 2022.,Ms Elst,r1
      The council closed 14 of its 60 libraries.,Mr Voss,r2
      No member voted against the budget.,Ms Elst,r3

      """, to: "claims.csv")
    try desk.write("Minutes. Rents rose by 4 percent in 2022.\n", to: "minutes.txt")
    #expect(try desk.run("import", "claims.csv").status == 0)
    return desk
  }
}
