import AssayModel
import Foundation

extension Timestamp {
  /// The workbench's clock; nothing sets it.
  static var now: Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
