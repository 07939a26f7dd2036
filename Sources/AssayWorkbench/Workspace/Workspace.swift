import ArgumentParser
import Foundation

/// A folder that holds `assay.toml`, the ledger, and the folders `Claims`, `Evidence`, `Reports`.
struct Workspace {
  static let configurationName = "assay.toml"
  static let ledgerName = "ledger.sqlite"
  static let folders = ["Claims", "Evidence", "Reports"]

  /// Absolute, without a slash at the end.
  let path: String

  var ledgerPath: String { "\(path)/\(Self.ledgerName)" }
  var configurationPath: String { "\(path)/\(Self.configurationName)" }

  /// The workspace that `folder` is in: the nearest folder upwards with an `assay.toml`, as git
  /// finds a repository.
  /// - Parameter named: the folder that the user named instead; it must be a workspace itself.
  static func find(from folder: String, named: String?) throws -> Workspace {
    if let named {
      let workspace = Workspace(path: absolute(named, from: folder))
      guard FileManager.default.fileExists(atPath: workspace.configurationPath) else {
        throw WorkbenchError(
          "\(named) is not a workspace: it holds no \(configurationName); "
            + "`assay init \(named)` makes it one", .noInput)
      }
      return workspace
    }
    var candidate = folder
    while true {
      let workspace = Workspace(path: candidate)
      if FileManager.default.fileExists(atPath: workspace.configurationPath) { return workspace }
      let parent = (candidate as NSString).deletingLastPathComponent
      if parent == candidate || parent.isEmpty { break }
      candidate = parent
    }
    throw WorkbenchError(
      "this is not a workspace, nor is any folder above; `assay init` makes one here", .noInput)
  }

  /// Makes what a workspace needs and is not there yet.
  /// - Returns: what was made, relative to the workspace.
  static func make(at path: String) throws -> [String] {
    let workspace = Workspace(path: path)
    let files = FileManager.default
    var made: [String] = []
    do {
      for folder in folders where !files.fileExists(atPath: "\(path)/\(folder)") {
        try files.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        made.append("\(folder)/")
      }
    } catch {
      throw WorkbenchError("cannot make the folders of a workspace in \(path)", .cannotCreate)
    }
    if !files.fileExists(atPath: workspace.configurationPath) {
      guard
        files.createFile(
          atPath: workspace.configurationPath, contents: Data(Configuration.sample.utf8))
      else {
        throw WorkbenchError("cannot write \(workspace.configurationPath)", .cannotCreate)
      }
      made.append(configurationName)
    }
    return made
  }

  /// `path` as it is named inside the workspace, or as it is where it lies elsewhere.
  func relative(_ path: String, from folder: String) -> String {
    let absolute = Self.absolute(path, from: folder)
    return absolute.hasPrefix(self.path + "/")
      ? String(absolute.dropFirst(self.path.count + 1)) : path
  }

  /// The path behind all symbolic links; as it is where there is nothing.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  static func absolute(_ path: String, from folder: String) -> String {
    let joined = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    return (joined as NSString).standardizingPath
  }
}
