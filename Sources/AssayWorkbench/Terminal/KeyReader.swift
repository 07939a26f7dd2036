import CTerminal
import Foundation

/// Reads single keys from a terminal.
struct KeyReader {
  enum Key: Equatable {
    case character(Character)
    /// The window has another width than before.
    case resized
    /// Ctrl-C, Ctrl-D, or the terminal is gone.
    case end
  }

  /// Waits for a key. The terminal is set back to what it was before this returns, so that what a
  /// key runs finds it as ever.
  static func next() -> Key {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return .end }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
    let width = Terminal.columns
    while true {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 200)
      if Terminal.columns != width { return .resized }
      if ready == 0 || (ready < 0 && errno == EINTR) { continue }
      guard let first = byte(), first != 0x03, first != 0x04 else { return .end }
      if first == 0x1B {
        skipSequence()
        continue
      }
      var bytes = [first]
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
      while bytes.count < length, let more = byte() { bytes.append(more) }
      if let character = String(decoding: bytes, as: UTF8.self).first {
        return .character(character)
      }
    }
  }

  private static func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }

  /// Arrow keys and the like mean nothing here.
  private static func skipSequence() {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, 20) > 0, let next = byte() {
      if next >= 0x40 && next != UInt8(ascii: "[") && next != UInt8(ascii: "O") { return }
    }
  }
}
