import Foundation
import Testing

/// A server at a public address leads to a private one: in a network of its own, where the system
/// lets a test have one.
@Suite struct PrivateRedirectTests {
  private static let alone = "unshare --net --mount --map-root-user"
  private static let script =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    + "/Python/private_redirect.py"

  private static var isPossible: Bool {
    (try? Program.shell("\(alone) true", in: NSTemporaryDirectory()).status) == 0
  }

  @Test(.enabled(if: isPossible, "needs a network namespace of its own"))
  func `a page that leads inside is refused by the address that would be connected to`() throws {
    let result = try Program.shell(
      "\(Self.alone) python3 '\(Self.script)' \"$ASSAY\"", in: NSTemporaryDirectory())
    #expect(result.status == 0, "\(result.errors)")
  }
}
