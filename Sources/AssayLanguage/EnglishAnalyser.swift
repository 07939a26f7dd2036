public import AssayModel
public import AssayWeights
import Synchronization

/// Reads English: sentences, words, tags, lemmas, features and dependencies.
///
/// Loading maps one file and takes milliseconds. A value may be used from several threads.
public struct EnglishAnalyser: Sendable {
  private let annotators: Annotators
  private let names: NameReader?

  /// Loads the models from where they were installed; see `ModelFolder`.
  /// - Throws: `WeightsError.missingModel` or `.damagedModel`.
  public init() throws(WeightsError) {
    try self.init(
      model: try ModelFolder.path(of: EnglishModel.fileName),
      names: try ModelFolder.path(of: NameModel.fileName))
  }

  /// - Parameters:
  ///   - model: path of the file of the tagger and parser.
  ///   - names: path of the file of names; without it none are found.
  public init(model: String, names: String? = nil) throws(WeightsError) {
    annotators = Annotators(try EnglishModel(path: model))
    self.names = try names.map { path throws(WeightsError) in
      NameReader(model: try NameModel(path: path))
    }
  }

  /// Splits a text into sentences and words and analyses them. Time grows linearly with the text.
  /// - Parameter keepingTrees: whether claims will be looked for in it, which takes the trees that
  ///   attribution makes; they need about half as much memory again.
  public func analyse(_ text: ScalarMap, keepingTrees: Bool = false) -> Analysis {
    analyse(
      Analysis(map: text, sentences: RawReader.sentences(text.text)), keepingTrees: keepingTrees)
  }

  /// Analyses a text whose words and sentences are given.
  public func analyse(_ given: Analysis, keepingTrees: Bool = false) -> Analysis {
    var analysis = given
    annotate(&analysis.sentences)
    readNames(in: &analysis)
    if keepingTrees { analysis.keptTrees = analysis.sentences.map { SentenceTree($0) } }
    analysis.sayings = AttributionReader().sayings(in: analysis)
    return analysis
  }

  /// Splits a text of another language into sentences and words, and no more: every word is tagged
  /// X and hangs from the first of its sentence.
  public static func split(_ text: ScalarMap) -> Analysis {
    var sentences = RawReader.sentences(text.text)
    for sentence in sentences.indices {
      for token in sentences[sentence].tokens.indices.dropFirst() {
        sentences[sentence].tokens[token].head = 0
        sentences[sentence].tokens[token].relation = "dep"
      }
    }
    return Analysis(map: text, sentences: sentences)
  }

  /// Sets entities, mentions and referents of a text whose sentences are annotated.
  public func readNames(in analysis: inout Analysis) {
    guard let names else { return }
    let found = names.names(in: analysis.sentences)
    let map = analysis.map
    analysis.entities = found.map { name in
      let tokens = analysis.sentences[name.sentence].tokens[name.tokens]
      let start = tokens.first?.bytes.lowerBound ?? 0
      let bytes = start..<(tokens.last?.bytes.upperBound ?? start)
      return Entity(
        quote: map.substring(ofBytes: bytes), span: map.span(ofBytes: bytes), kind: name.kind)
    }
    MentionReader(lists: names.model.lists).read(&analysis, names: found) {
      names.model.pronouns.best(of: $0)
    }
  }

  /// Sets tag, xpos, features, lemma, head and relation of tokens that are there already.
  public func annotate(_ sentences: inout [Sentence]) {
    let annotator = annotators.take()
    annotator.annotate(&sentences)
    annotators.giveBack(annotator)
  }
}

/// Annotators that are not at work: each thread takes one, with the memory it has grown.
private final class Annotators: Sendable {
  private let model: EnglishModel
  private let idle = Mutex<[Annotator]>([])

  init(_ model: EnglishModel) { self.model = model }

  func take() -> Annotator {
    idle.withLock { $0.popLast() }
      ?? Annotator(
        network: model.network, vectors: model.vectors, inventory: model.inventory,
        lemmatizer: model.lemmatizer)
  }

  func giveBack(_ annotator: Annotator) { idle.withLock { $0.append(annotator) } }
}
