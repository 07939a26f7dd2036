package import Foundation

extension ChoiceModel {
  private static let magic = Array("assay claim choice 1\n".utf8)

  /// The model as one file: a line that names the format, the number of bits, fourteen
  /// little-endian floats (five scales, five biases, the settling), then the weights.
  package var data: Data {
    var bytes = Self.magic
    bytes.append(UInt8(bits))
    let floats =
      scales + biases + [
        settling.mayWeight, settling.threshold, settling.tightness, settling.overlap,
      ]
    for value in floats {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.append(contentsOf: weights.map { UInt8(bitPattern: $0) })
    return Data(bytes)
  }

  /// Reads what `data` wrote.
  /// - Throws: `ExtractionError.notAModel` where the bytes are something else or cut off.
  package init(data: Data, name: String) throws {
    let bytes = [UInt8](data)
    let header = Self.magic.count + 1 + 14 * 4
    guard bytes.count > header, Array(bytes[..<Self.magic.count]) == Self.magic else {
      throw ExtractionError.notAModel(name)
    }
    let bits = Int(bytes[Self.magic.count])
    guard bits < 26, bytes.count == header + Self.width << bits else {
      throw ExtractionError.notAModel(name)
    }
    let floats = (0..<14).map { index in
      let place = Self.magic.count + 1 + index * 4
      let pattern = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * $1) }
      return Float(bitPattern: pattern)
    }
    self.init(
      bits: bits, scales: Array(floats[0..<5]), biases: Array(floats[5..<10]),
      weights: bytes[header...].map { Int8(bitPattern: $0) },
      settling: Settling(
        mayWeight: floats[10], threshold: floats[11], tightness: floats[12], overlap: floats[13]))
  }
}
