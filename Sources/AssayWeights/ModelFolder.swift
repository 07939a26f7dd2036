import Foundation

/// Finds the files of the models, wherever the program was installed.
///
/// Searched in this order: the folder in `ASSAY_RESOURCES`; `../share/assay` beside the folder of
/// the running image; SwiftPM's resource folder beside the image, which serves `swift run` and
/// tests. `Bundle.module` is not used: it bakes the build's own path into the program.
public enum ModelFolder {
  /// The folders searched, in order, whether or not they exist.
  public static func searched() -> [String] {
    var folders: [String] = []
    if let named = ProcessInfo.processInfo.environment["ASSAY_RESOURCES"], !named.isEmpty {
      folders.append(named)
    }
    if let image = imageFolder() {
      folders.append(image + "/../share/assay")
      folders.append(image + "/assay_AssayLanguage.resources/Models")
    }
    return folders
  }

  /// The path of a model's file.
  /// - Throws: `WeightsError.missingModel`.
  public static func path(of name: String) throws(WeightsError) -> String {
    let folders = searched()
    for folder in folders {
      let path = folder + "/" + name
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    throw .missingModel(name: name, searched: folders)
  }

  /// The folder of the running program, with symbolic links followed.
  private static func imageFolder() -> String? {
    guard let path = Bundle.main.executablePath else { return nil }
    return URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
  }
}
