package import Foundation

extension ChoiceModel {
  private static let format = "assay claim choice 2"

  /// The model as one file: the settling, the first look's weights, three lots of trees, the
  /// weights of modality.
  package var data: Data {
    var writer = ModelWriter(format: Self.format)
    writer.put([settling.mayWeight, settling.threshold, settling.tightness, settling.overlap])
    first.write(to: &writer)
    for trees in [mustTrees, claimTrees, exactnessTrees] { trees.write(to: &writer) }
    modality.write(to: &writer)
    return Data(writer.bytes)
  }

  /// Reads what `data` wrote.
  /// - Throws: `ExtractionError.notAModel` where the bytes are something else or cut off.
  package init(data: Data, name: String) throws {
    var reader = try ModelReader(data, format: Self.format, name: name)
    settling = Settling(
      mayWeight: try reader.float(), threshold: try reader.float(), tightness: try reader.float(),
      overlap: try reader.float())
    first = try HashedWeights(from: &reader)
    mustTrees = try BoostedTrees(from: &reader, features: SecondLook.names.count)
    claimTrees = try BoostedTrees(from: &reader, features: SecondLook.names.count)
    exactnessTrees = try BoostedTrees(from: &reader, features: SecondLook.names.count)
    modality = try HashedWeights(from: &reader)
    guard first.width == Self.width, modality.width == ModalityReader.all.count, reader.isAtEnd
    else { throw ExtractionError.notAModel(name) }
  }
}
