import ArgumentParser
import AssayDocuments
import AssayEvidence
import AssayModel
import Foundation

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Show what a reader makes of files and pages.",
    discussion: """
      Reads text, Markdown, HTML, PDF, mail and DOCX, gzipped or not. The output of --format jsonl is an input for \
      `assay extract --input jsonl`. A page is fetched, and not kept: `evidence add` keeps it.

      Examples:
        assay read article.html --format jsonl
        assay read https://example.org/article
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @Argument(help: "The files or URLs, or - for standard input.", completion: .file())
  var files: [String]
  @Option(help: "text or jsonl.")
  var format: Format = .text
  @OptionGroup(title: "Fetching") var fetching: FetchOptions

  func run() throws {
    let terminal = Terminal.standard
    let folder = FileManager.default.currentDirectoryPath
    for name in files {
      let reading = try reading(of: name, from: folder)
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

  private func reading(of name: String, from folder: String) throws -> Reading {
    if FetchOptions.isAddress(name) {
      let page = try fetching.fetcher.fetch(name)
      return try DocumentReader().read(
        page.payload, named: Exhibit.fileName(of: page.url), mediaType: page.mediaType,
        url: page.url)
    }
    let input = try InputFile(name, from: folder)
    return try DocumentReader().read(input.bytes, named: name)
  }

  /// A file's name without folders and suffixes.
  static func identifier(of path: String) -> String {
    let name =
      FetchOptions.isAddress(path)
      ? Exhibit.fileName(of: path) : path.split(separator: "/").last.map(String.init) ?? path
    return name.split(separator: ".").first.map(String.init) ?? name
  }
}
