import ArgumentParser
import AssayReports
import Foundation

/// Templates that a workspace or an option puts in the place of the built-in ones.
struct ReportTemplates {
  private static let suffix = ".mustache"

  /// By name, as `summary.md`.
  private(set) var sources: [String: String] = [:]

  /// - Parameters:
  ///   - path: a folder, all of whose files that end in `.mustache` count; or one file, which
  ///     stands for the report's own template unless it is called like another. Nil for none.
  ///   - kind, format: which template is the report's own.
  init(
    _ path: String?, for kind: ReportKind, _ format: Report.Format, from folder: String
  ) throws {
    guard let path else { return }
    let absolute = Workspace.absolute(path, from: folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else {
      throw WorkbenchError("there is no template or folder \(path.visible())", .noInput)
    }
    if !isFolder.boolValue {
      let name = Self.name(of: (absolute as NSString).lastPathComponent)
      let own = "\(kind.template).\(format == .markdown ? "md" : "html")"
      sources[BuiltInTemplates.sources[name] == nil ? own : name] = try Self.text(
        of: path, from: folder)
      return
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: absolute)) ?? []
    for name in names.sorted() where name.hasSuffix(Self.suffix) {
      sources[Self.name(of: name)] = try Self.text(of: "\(path)/\(name)", from: folder)
    }
    if sources.isEmpty {
      throw WorkbenchError(
        "\(path.visible()) holds no template: their names end in \(Self.suffix), as "
          + "summary.md\(Self.suffix)", .noInput)
    }
  }

  private static func name(of file: String) -> String {
    file.hasSuffix(suffix) ? String(file.dropLast(suffix.count)) : file
  }

  private static func text(of path: String, from folder: String) throws -> String {
    let input = try InputFile(path, from: folder)
    guard let text = String(validating: input.bytes, as: UTF8.self) else {
      throw WorkbenchError("\(path.visible()) is not UTF-8", .badData)
    }
    return text
  }
}
