#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where bytes come from: a file descriptor, an array, or anything else that fills a buffer.
public struct ByteSource {
  /// Fills the start of a buffer and tells how many bytes it wrote; 0 at the end, never before.
  public typealias Read = (UnsafeMutableRawBufferPointer) throws -> Int

  let read: Read

  /// Fills the start of a buffer.
  /// - Returns: how many bytes were written; 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { try read(buffer) }

  /// - Parameter read: called with a buffer that is never empty. What it throws stops the import.
  public init(_ read: @escaping Read) { self.read = read }

  /// Reads an open file, pipe or terminal, and leaves it open.
  /// - Parameter name: what errors call it.
  public init(fileDescriptor: Int32, name: String) {
    self.init { buffer in
      while true {
        let count = readBytes(fileDescriptor, buffer)
        if count >= 0 { return count }
        guard errno == EINTR else {
          throw InterchangeError.unreadable(file: name, reason: String(cString: strerror(errno)))
        }
      }
    }
  }

  /// Reads an array, at most `step` bytes at a time.
  public init(_ bytes: [UInt8], step: Int = .max) {
    var next = 0
    self.init { buffer in
      let count = min(buffer.count, step, bytes.count - next)
      buffer.copyBytes(from: bytes[next..<next + count])
      next += count
      return count
    }
  }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
