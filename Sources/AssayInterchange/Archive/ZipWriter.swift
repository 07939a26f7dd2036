import AssayModel

/// Makes a zip archive (PKWARE APPNOTE 6.3) that any program unpacks. Files have no times and stand
/// in the order in which they came, so that equal content gives equal bytes.
public struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  public init() {}

  /// - Parameter name: a path of plain components with `/` between them.
  /// - Throws: `ArchiveError.tooLarge` for what needs 64-bit archives.
  public mutating func add(_ name: String, _ content: [UInt8]) throws(ArchiveError) {
    guard content.count < ZipReader.largestFile,
      bytes.count + content.count < Int(Int32.max), count < ZipReader.mostFiles
    else { throw .tooLarge("with “\(name.visible())”, the archive would have over 2 GB") }
    let deflated = Deflate.packed(content)
    let packed = deflated.map { $0.count < content.count ? $0 : content } ?? content
    let method: UInt16 = packed.count < content.count ? 8 : 0
    let path = Array(name.utf8)
    let offset = bytes.count
    // Version 2.0, names in UTF-8, 1980-01-01 00:00.
    var common = ZipBytes()
    common.put16(20)
    common.put16(0x0800)
    common.put16(method)
    common.put16(0)
    common.put16(0x21)
    common.put32(Deflate.checksum(content))
    common.put32(UInt32(packed.count))
    common.put32(UInt32(content.count))
    common.put16(UInt16(path.count))
    common.put16(0)
    bytes += [0x50, 0x4B, 0x03, 0x04] + common.bytes + path + packed
    var entry = ZipBytes()
    entry.put16(0x0314)  // made on Unix, so that the mode below is one
    entry.bytes += common.bytes
    entry.put16(0)
    entry.put16(0)
    entry.put16(0)
    entry.put32(0o100644 << 16)
    entry.put32(UInt32(offset))
    directory += [0x50, 0x4B, 0x01, 0x02] + entry.bytes + path
    count += 1
  }

  /// The whole archive.
  public func finish() -> [UInt8] {
    var end = ZipBytes()
    end.put16(0)
    end.put16(0)
    end.put16(UInt16(count))
    end.put16(UInt16(count))
    end.put32(UInt32(directory.count))
    end.put32(UInt32(bytes.count))
    end.put16(0)
    return bytes + directory + [0x50, 0x4B, 0x05, 0x06] + end.bytes
  }
}

/// Numbers as zip writes them, the lowest byte first.
private struct ZipBytes {
  var bytes: [UInt8] = []

  mutating func put16(_ number: UInt16) {
    bytes += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  mutating func put32(_ number: UInt32) {
    put16(UInt16(truncatingIfNeeded: number))
    put16(UInt16(truncatingIfNeeded: number >> 16))
  }
}
