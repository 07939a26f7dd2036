import ArgumentParser
import AssayLanguage
import AssayModel
import Foundation

struct Analyse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Show how texts are read: sentences, names, numbers, dates, who said what.",
    discussion: """
      Reads text, Markdown, HTML, PDF, mail and DOCX, and needs no workspace. Offsets count \
      Unicode code points. \
      --format conllu gives every word with its tags and its place in the sentence's tree.

      With --input jsonl each line is a document, {"id": …, "text": …}, and is answered by a \
      line, in order. With --input conllu the words and sentences are taken as they are given.

      Examples:
        assay analyse article.txt
        assay analyse --input jsonl corpus.jsonl > analysed.jsonl
        assay analyse --format conllu article.html > article.conllu
        assay analyse --format conllu --input conllu words.conllu
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
    case conllu
  }

  enum Input: String, ExpressibleByArgument, CaseIterable {
    case documents
    case jsonl
    case conllu
  }

  @Argument(help: "The files, or - for standard input.", completion: .file())
  var files: [String]
  @Option(help: "What the files are: documents, lines of JSON with a document each, or CoNLL-U.")
  var input: Input = .documents
  @Option(help: "table, jsonl or conllu; where left out, what the input is.")
  var format: Format?
  @Option(help: "With --input jsonl, how many threads work; else as many as there are cores.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256.") }
  }

  func run() throws {
    let reading = try ArticleReader()
    switch input {
    case .documents: try analyseDocuments(reading)
    case .jsonl: try analyseLines(reading)
    case .conllu: try analyseTreebanks(reading)
    }
  }

  private func analyseDocuments(_ reading: ArticleReader) throws {
    let terminal = Terminal.standard
    for file in files {
      let document = try reading.read(
        file, from: FileManager.default.currentDirectoryPath, terminal: terminal)
      let analysis = reading.analysis(of: document, includingRelativeOrdinals: true)
      try show(analysis, id: Read.identifier(of: file), as: format ?? .table)
    }
  }

  private func analyseLines(_ reading: ArticleReader) throws {
    if format ?? .jsonl == .jsonl {
      return try LineFilter(jobs: jobs ?? LineFilter.cores).run(
        on: files,
        bytes: { line, number in
          Self.answer(to: line, number: number, reading)
        })
    }
    try DocumentLine.each(files) { line, number in
      let document: DocumentLine
      do throws(DocumentLine.BadLine) {
        document = try DocumentLine(line, number: number)
      } catch {
        return Terminal.standard.note(error.answer["error"]?.string ?? "line \(number) is bad")
      }
      if let warning = document.warning {
        Terminal.standard.note("\((document.id ?? "line \(number)").visible()): \(warning)")
      }
      let analysis = reading.analysis(of: document.document, includingRelativeOrdinals: true)
      try show(analysis, id: document.id ?? "line-\(number)", as: format ?? .jsonl)
    }
  }

  /// A document in, its analysis out.
  private static func answer(to line: [UInt8], number: Int, _ reading: ArticleReader) -> [UInt8] {
    var out: [UInt8] = []
    do throws(DocumentLine.BadLine) {
      let document = try DocumentLine(line, number: number)
      let analysis = reading.analysis(of: document.document, includingRelativeOrdinals: true)
      analysis.write(with: document.answer, to: &out)
    } catch {
      error.answer.write(to: &out)
    }
    return out
  }

  private func analyseTreebanks(_ reading: ArticleReader) throws {
    for file in files {
      let input = try InputFile(file, from: FileManager.default.currentDirectoryPath)
      let text = String(decoding: input.bytes, as: UTF8.self)
      if !text.utf8.elementsEqual(input.bytes) {
        Terminal.standard.note(
          "\(file.visible()) is not UTF-8 throughout, and what is not was replaced by U+FFFD.")
      }
      for var document in try CoNLLU.documents(in: text, name: file) {
        document.analysis = reading.analysis(of: document.analysis)
        if format ?? .conllu == .conllu {
          try Terminal.standard.put(CoNLLU.text(of: [document]))
        } else {
          try show(document.analysis, id: document.id ?? "", as: format ?? .jsonl)
        }
      }
    }
  }

  private func show(_ analysis: Analysis, id: String, as format: Format) throws {
    let terminal = Terminal.standard
    switch format {
    case .table: try terminal.put(analysis.report(id, width: terminal.width, terminal.style))
    case .jsonl:
      var others: [String: JSONValue] = ["id": .string(id)]
      if let note = LanguageCheck.note(on: analysis.text) { others["warning"] = .string(note) }
      var out: [UInt8] = []
      try analysis.write(with: others, to: &out) { part in
        try terminal.put(part)
        part.removeAll(keepingCapacity: true)
      }
      try terminal.put(out + [0x0A])
    case .conllu:
      try terminal.put(CoNLLU.text(of: [AnnotatedDocument(id: id, analysis: analysis)]))
    }
  }
}
