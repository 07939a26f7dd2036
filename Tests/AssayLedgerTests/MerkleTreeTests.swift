import AssayModel
import Testing

@testable import AssayLedger

@Suite struct MerkleTreeTests {
  /// Leaves of the vectors that RFC 6962 implementations share.
  private let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].compactMap(Hex.bytes)

  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
  ])
  func `roots are those of RFC 6962's vectors`(size: Int, root: String) {
    #expect(Hex.string(MerkleTree.root(leaves.prefix(size).map(MerkleTree.leaf))) == root)
  }

  @Test func `roots of all sizes agree with the definition`() {
    func defined(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
      if leaves.count <= 1 { return leaves.first ?? MerkleTree.empty }
      var split = 1
      while split * 2 < leaves.count { split *= 2 }
      let middle = leaves.startIndex + split
      return MerkleTree.node(defined(leaves[..<middle]), defined(leaves[middle...]))
    }
    let leaves = (0..<300).map { MerkleTree.leaf([UInt8($0 & 255), UInt8($0 >> 8)]) }
    for size in 0...300 {
      #expect(MerkleTree.root(leaves.prefix(size)) == defined(leaves[..<size]))
    }
  }
}
