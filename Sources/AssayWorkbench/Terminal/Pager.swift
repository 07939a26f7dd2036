import CTerminal
import Foundation

/// Sends what is longer than the screen through `$PAGER`.
///
/// Output is held back until a verb has ended or the screen is full; then it goes to the terminal
/// as it is, or into the pager.
final class Pager {
  /// Lines that fit on the screen, the prompt left out.
  private let rows: Int
  private let width: Int
  private let command: String
  private var held: [UInt8] = []
  private var heldRows = 0
  private var pipe: UnsafeMutablePointer<FILE>?

  /// Nil where nobody sees the output, or wants no pager.
  init?(rows: Int, width: Int) {
    let environment = ProcessInfo.processInfo.environment
    if environment["TERM"] == "dumb" { return nil }
    if let wanted = environment["PAGER"] {
      if wanted.isEmpty || wanted == "cat" { return nil }
      command = wanted
    } else {
      let folders = (environment["PATH"] ?? "").split(separator: ":")
      guard folders.contains(where: { access("\($0)/less", X_OK) == 0 }) else { return nil }
      command = "less"
    }
    // Colours pass; what is gone from the screen stays to be read above the prompt.
    setenv("LESS", "FRX", 0)
    self.rows = rows
    self.width = max(1, width)
  }

  /// - Returns: false where the reader has gone.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if let pipe { return fwrite(bytes.baseAddress, 1, bytes.count, pipe) == bytes.count }
    held.append(contentsOf: bytes)
    var columns = 0
    for byte in bytes {
      columns += byte & 0xC0 == 0x80 ? 0 : 1
      if byte == 0x0A || columns > width {
        heldRows += 1
        columns = 0
      }
    }
    guard heldRows >= rows, let opened = popen(command, "w") else { return true }
    pipe = opened
    defer { held = [] }
    return fwrite(held, 1, held.count, opened) == held.count
  }

  /// Shows what is held back, and waits for the pager's reader.
  func finish() {
    if let pipe {
      _ = pclose(pipe)
      self.pipe = nil
    } else if !held.isEmpty {
      _ = fwrite(held, 1, held.count, assay_standard_output())
      fflush(assay_standard_output())
    }
    held = []
    heldRows = 0
  }
}
