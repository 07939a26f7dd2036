import ArgumentParser
import AssayDocuments
import AssayModel
import Foundation

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what a reader makes of files.",
    discussion: """
      Reads text, Markdown, HTML, PDF, mail and DOCX, gzipped or not. The output of --format jsonl is an input for \
      `assay extract --input jsonl`.

      Example:
        assay read article.html --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @Argument(help: "The files, or - for standard input.", completion: .file())
  var files: [String]
  @Option(help: "text or jsonl.")
  var format: Format = .text

  func run() throws {
    let terminal = Terminal.standard
    let folder = FileManager.default.currentDirectoryPath
    for name in files {
      let input = try InputFile(name, from: folder)
      let reading = try DocumentReader().read(input.bytes, named: name)
      for note in reading.notes { terminal.note("\(name.visible()): \(note.visible())") }
      let document = reading.document
      switch format {
      case .text:
        try terminal.put(
          terminal.isInteractive ? document.text.visible(keepingLines: true) : document.text)
        if !document.text.hasSuffix("\n") { try terminal.say() }
      case .jsonl:
        let json: JSONValue = [
          "id": .string(Self.identifier(of: name)), "path": .string(name),
          "title": JSONValue(document.title), "author": JSONValue(document.author),
          "date": JSONValue(document.date?.description), "url": JSONValue(document.url),
          "text": .string(document.text),
        ]
        try terminal.put(json.json + "\n")
      }
    }
  }

  /// A file's name without folders and suffixes.
  static func identifier(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.split(separator: ".").first.map(String.init) ?? name
  }
}
