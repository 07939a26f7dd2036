import AssayModel

/// Reads PDF with poppler's programs, run as processes (they are GPL), and keeps where each page
/// begins.
enum PDFReader {
  static func read(_ input: SourceFile, seconds: Double, limit: Int) throws(ReadingError) -> Draft {
    let output = try withTemporaryFile(of: input.bytes, suffix: ".pdf") {
      (path) throws(ReadingError) in
      try run("pdftotext", ["-enc", "UTF-8", "-bbox-layout", path, "-"], input, seconds, limit)
    }
    guard let output else {
      throw .damaged(name: input.name, reason: "no temporary file could be written for pdftotext")
    }
    let layout = PDFLayout(output)
    let pages = PDFPages(layout)
    var draft = Draft(mediaType: "application/pdf")
    draft.text = pages.text
    draft.pages = pages.starts
    guard draft.hasText else {
      throw .unsupported(
        name: input.name, kind: "a PDF of pictures without text",
        advice: "make its text searchable first, with ocrmypdf for example")
    }
    let opening = Opening(of: draft.text)
    draft.title = layout.title.flatMap { isMachineMade($0) ? nil : $0 } ?? opening.title
    draft.author = opening.author ?? layout.author
    draft.date = opening.date
    if draft.date == nil, let made = layout.made {
      draft.date = made
      draft.notes.append("The date of \(input.name) is the day on which the PDF was made.")
    }
    return draft
  }

  private static func run(
    _ tool: String, _ arguments: [String], _ input: SourceFile, _ seconds: Double, _ limit: Int
  ) throws(ReadingError) -> [UInt8] {
    let process: ToolProcess
    do {
      process = try ToolProcess.run(tool, arguments, seconds: seconds, limit: limit)
    } catch {
      switch error {
      case .notInstalled:
        throw .missingTool(name: input.name, tool: tool, package: "poppler-utils")
      case .notStarted: throw .damaged(name: input.name, reason: "\(tool) could not be started")
      case .tookTooLong:
        throw .damaged(name: input.name, reason: "\(tool) took more than \(Int(seconds)) seconds")
      case .wroteTooMuch: throw .tooLarge(name: input.name, limit: limit)
      }
    }
    guard process.exitCode == 0 else {
      if process.complaint.contains("Incorrect password") { throw .encrypted(name: input.name) }
      let lines = process.complaint.split(separator: "\n")
      let last = lines.last.map { ", \(tool) says: \(String($0).visible())" } ?? ""
      throw .damaged(name: input.name, reason: "it is no sound PDF\(last)")
    }
    return process.output
  }

  /// Titles that a program filled in: `Microsoft Word - draft3.doc`, `untitled`.
  private static func isMachineMade(_ title: String) -> Bool {
    let lower = title.lowercased()
    let suffixes = [
      ".doc", ".docx", ".indd", ".qxd", ".pdf", ".dvi", ".ps", ".rtf", ".pptx", ".tex",
    ]
    return lower.hasPrefix("microsoft word") || lower.hasPrefix("untitled")
      || lower.hasPrefix("powerpoint") || suffixes.contains { lower.hasSuffix($0) }
  }
}
