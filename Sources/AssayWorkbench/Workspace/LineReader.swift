import ArgumentParser
import Foundation

/// Reads a file or standard input line by line, in flat memory.
struct LineReader {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line that `next` gave last, from 1.
  private(set) var number = 0

  init(_ name: String, from folder: String) throws {
    self.name = name
    if name == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(Workspace.absolute(name, from: folder), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw WorkbenchError("there is no file \(name.visible()) that can be read", .noInput)
    }
  }

  /// The next line without its line feed; nil at the end.
  mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        number += 1
        return Array(buffer[start..<end])
      }
      if isAtEnd {
        if start == buffer.count { return nil }
        defer { start = buffer.count }
        number += 1
        return Array(buffer[start...])
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  /// Whether the next line has not arrived yet, so that `next` would wait for whoever writes.
  var mayBlock: Bool {
    if isAtEnd || buffer[start...].contains(0x0A) { return false }
    var arrival = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&arrival, 1, 0) == 0
  }

  private mutating func fill() throws {
    let size = 1 << 17
    let before = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let count = buffer.withUnsafeMutableBytes { bytes in
      read(descriptor, bytes.baseAddress.map { $0 + before }, size)
    }
    buffer.removeLast(size - max(0, count))
    if count < 0 && errno != EINTR {
      throw WorkbenchError(
        "\(name.visible()) cannot be read: \(String(cString: strerror(errno)))", .inputOutput)
    }
    if count == 0 {
      isAtEnd = true
      if descriptor != STDIN_FILENO { close(descriptor) }
    }
  }
}
