import AssayModel
import Foundation

/// Lines in, an answer a line out, in the order of the lines: what any engine that pipes lines can
/// run. Several threads answer; memory holds a few lines a thread, however many there are.
struct LineFilter {
  /// How many threads answer.
  var jobs = 1
  /// Where files are that are named without a folder.
  var folder = FileManager.default.currentDirectoryPath

  /// - Parameter answer: what to say to a line, given with its number in its file, from 1. Empty
  ///   lines get no answer. An error ends the run, after the answers to the lines before.
  func run(
    on files: [String], answer: @escaping @Sendable ([UInt8], Int) throws -> JSONValue
  ) throws {
    try run(
      on: files,
      bytes: { line, number in
        var out: [UInt8] = []
        try answer(line, number).write(to: &out)
        return out
      })
  }

  /// - Parameter answer: like that of `run(on:answer:)`, in bytes without a line feed.
  func run(
    on files: [String], bytes answer: @escaping @Sendable ([UInt8], Int) throws -> [UInt8]
  ) throws {
    let terminal = Terminal.standard
    let answers = OrderedAnswers<Result<[UInt8], any Error>>(jobs: jobs)
    defer { answers.finish() }
    for file in files {
      var lines = try LineReader(file, from: folder)
      while let line = try lines.next() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        let number = lines.number
        for text in answers.submit({ Result { try answer(line, number) + [0x0A] } }) {
          try terminal.put(text.get())
        }
        // Who waits for an answer before asking again must not wait for ever.
        if lines.mayBlock {
          for text in answers.drain() { try terminal.put(text.get()) }
          try Terminal.flush()
        }
      }
    }
    for text in answers.drain() { try terminal.put(text.get()) }
  }

  /// How many cores this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
