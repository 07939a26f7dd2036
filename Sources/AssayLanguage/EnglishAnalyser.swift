public import AssayModel
public import AssayWeights
import Synchronization

/// Reads English: sentences, words, tags, lemmas, features and dependencies.
///
/// Loading maps one file and takes milliseconds. A value may be used from several threads.
public struct EnglishAnalyser: Sendable {
  private let annotators: Annotators

  /// Loads the model from where it was installed; see `ModelFolder`.
  /// - Throws: `WeightsError.missingModel` or `.damagedModel`.
  public init() throws(WeightsError) {
    try self.init(model: try ModelFolder.path(of: EnglishModel.fileName))
  }

  /// - Parameter model: path of the model's file.
  public init(model: String) throws(WeightsError) {
    annotators = Annotators(try EnglishModel(path: model))
  }

  /// Splits a text into sentences and words and analyses them. Time grows linearly with the text.
  public func analyse(_ text: ScalarMap) -> Analysis {
    var sentences = RawReader.sentences(text.text)
    annotate(&sentences)
    return Analysis(map: text, sentences: sentences)
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
