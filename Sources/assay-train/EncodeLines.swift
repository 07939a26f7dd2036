import ArgumentParser
import AssayEncoder
import AssayModel
import AssayWeights
import Foundation

/// `assay-train encode`: what the encoder makes of lines, to be compared with the reference.
struct EncodeLines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "encode",
    abstract: "Write pieces and vectors of lines from standard input.",
    discussion: """
      Each line of input gets a JSON object: the numbers of its pieces and its vector. \
      --quiet prints how many lines a CPU second there were, and nothing else.

      Example: assay-train encode --trunk encoder-en.model --upper meaning-en.model < lines.txt
      """)

  @Option(help: "The file with the vocabulary and the lower layers.")
  var trunk: String
  @Option(help: "The file with the upper layers.")
  var upper: String
  @Flag(help: "Do without the processor's own instructions.")
  var portable = false
  @Flag(help: "Print the speed alone.")
  var quiet = false
  @Flag(help: "Encode every line by itself.")
  var alone = false
  @Flag(help: "Print the pieces alone.")
  var pieces = false

  func run() throws {
    let trunkFile = try ModelFile(path: trunk)
    let encoder = try MeaningEncoder(trunk: trunkFile, upper: try ModelFile(path: upper))
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    if pieces {
      for line in lines { print(JSONValue.array(encoder.pieces(of: line).map(JSONValue.int)).json) }
      return
    }
    let start = clock()
    let vectors =
      alone
      ? lines.flatMap { encoder.vectors(of: [$0], portable: portable) }
      : encoder.vectors(of: lines, portable: portable)
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    if quiet {
      return print(String(format: "%.1f lines a CPU second", Double(lines.count) / seconds))
    }
    for (line, vector) in zip(lines, vectors) {
      let json: JSONValue = [
        "pieces": .array(encoder.pieces(of: line).map(JSONValue.int)),
        "vector": .array(vector.map { .double(Double($0)) }),
      ]
      print(json.json)
    }
  }
}
