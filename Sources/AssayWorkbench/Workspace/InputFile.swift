import ArgumentParser
import Foundation

/// The bytes of a file that the user named, or of standard input for `-`.
struct InputFile {
  let name: String
  let bytes: [UInt8]

  init(_ name: String, from folder: String) throws {
    self.name = name
    if name == "-" {
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
      return
    }
    let path = Workspace.absolute(name, from: folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw WorkbenchError("there is no file \(name.visible())", .noInput)
    }
    if isFolder.boolValue {
      throw WorkbenchError("\(name.visible()) is a folder, not a file", .noInput)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkbenchError("\(name.visible()) cannot be read", .noInput)
    }
    bytes = Array(data)
  }
}
