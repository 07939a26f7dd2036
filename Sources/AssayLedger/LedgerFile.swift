import AssayModel
import Foundation

/// The file that a ledger is, before SQLite opens it.
struct LedgerFile {
  let path: String

  /// Whether the file can be written, and files be made beside it.
  var isWritable: Bool {
    access(path, W_OK) == 0 && access((path as NSString).deletingLastPathComponent, W_OK) == 0
  }

  /// Whether a process that died left writes that are not in the file itself yet.
  var hasPendingWrites: Bool {
    ((try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size]) as? Int ?? 0) > 0
  }

  /// Names the file to SQLite as one that nobody changes.
  var immutableURI: String {
    let plain = path.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"), 0x80...:
        "%" + Hex.string([byte])
      default: String(UnicodeScalar(byte))
      }
    }
    return "file:\(plain.joined())?immutable=1"
  }

  /// Bytes on the disk, with what is not folded in yet.
  var byteCount: Int {
    ["", "-wal"].reduce(0) {
      $0 + ((try? FileManager.default.attributesOfItem(atPath: path + $1)[.size]) as? Int ?? 0)
    }
  }
}
