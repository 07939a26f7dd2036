import AssayModel
import Testing

@Suite struct MerkleTreeTests {
  /// Leaves of the vectors that RFC 6962 implementations share.
  private let vectors = [
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
    #expect(Hex.string(MerkleTree.root(vectors.prefix(size).map(MerkleTree.leaf))) == root)
  }

  /// `MTH` as RFC 6962 defines it.
  private func defined(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    if leaves.count <= 1 { return leaves.first ?? MerkleTree.empty }
    let middle = leaves.startIndex + split(leaves.count)
    return MerkleTree.node(defined(leaves[..<middle]), defined(leaves[middle...]))
  }

  private func split(_ count: Int) -> Int {
    var split = 1
    while split * 2 < count { split *= 2 }
    return split
  }

  /// `PATH(m, D[n])` as RFC 6962 defines it.
  private func definedPath(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
    if leaves.count <= 1 { return [] }
    let middle = leaves.startIndex + split(leaves.count)
    return index < split(leaves.count)
      ? definedPath(index, leaves[..<middle]) + [defined(leaves[middle...])]
      : definedPath(index - split(leaves.count), leaves[middle...]) + [defined(leaves[..<middle])]
  }

  /// `SUBPROOF(m, D[n], b)` as RFC 6962 defines it.
  private func definedProof(_ old: Int, _ leaves: ArraySlice<[UInt8]>, _ known: Bool) -> [[UInt8]] {
    if old == leaves.count { return known ? [] : [defined(leaves)] }
    let half = split(leaves.count)
    let middle = leaves.startIndex + half
    return old <= half
      ? definedProof(old, leaves[..<middle], known) + [defined(leaves[middle...])]
      : definedProof(old - half, leaves[middle...], false) + [defined(leaves[..<middle])]
  }

  private let leaves = (0..<1000).map { MerkleTree.leaf([UInt8($0 & 255), UInt8($0 >> 8)]) }

  @Test func `roots of all sizes to 1,000 agree with the definition`() {
    var peaks = MerkleTree.Peaks()
    for size in 0...1000 {
      #expect(peaks.root == defined(leaves[..<size]))
      if size < 1000 { peaks.append(leaves[size]) }
    }
  }

  @Test func `inclusion proofs of all leaves of all sizes to 64 are the RFC's, and hold`() {
    for size in 1...64 {
      let root = defined(leaves[..<size])
      for index in 0..<size {
        let path = MerkleTree.inclusionPath(of: index, in: size) { defined(leaves[$0]) }
        #expect(path == definedPath(index, leaves[..<size]))
        func holds(_ path: [[UInt8]], leaf: [UInt8], at index: Int, size: Int) -> Bool {
          MerkleTree.includes(leaf: leaf, at: index, size: size, path: path, root: root)
        }
        #expect(holds(path, leaf: leaves[index], at: index, size: size))
        // Anything else does not.
        #expect(!holds(path, leaf: leaves[index + 1], at: index, size: size))
        #expect(!holds(path, leaf: leaves[index], at: index + 1, size: size))
        #expect(!holds(path, leaf: leaves[index], at: index - 1, size: size))
        #expect(!holds(path + [root], leaf: leaves[index], at: index, size: size))
        if !path.isEmpty {
          #expect(!holds(path.dropLast(), leaf: leaves[index], at: index, size: size))
          var bent = path
          bent[index % bent.count][index % 32] ^= 1
          #expect(!holds(bent, leaf: leaves[index], at: index, size: size))
        }
      }
    }
  }

  @Test func `consistency proofs of all pairs to 64 are the RFC's, and hold`() {
    for size in 0...64 {
      let root = defined(leaves[..<size])
      for old in 0...size {
        let oldRoot = defined(leaves[..<old])
        let path = MerkleTree.consistencyPath(from: old, to: size) { defined(leaves[$0]) }
        if old > 0 { #expect(path == definedProof(old, leaves[..<size], true)) }
        func holds(_ path: [[UInt8]], _ oldRoot: [UInt8], _ root: [UInt8]) -> Bool {
          MerkleTree.isConsistent(
            old: old, oldRoot: oldRoot, size: size, root: root, path: path)
        }
        #expect(holds(path, oldRoot, root))
        #expect(!holds(path + [root], oldRoot, root))
        #expect(!holds(path, MerkleTree.leaf(oldRoot), root))
        // Nothing is said of the new root where the old tree is empty.
        if old > 0 { #expect(!holds(path, oldRoot, MerkleTree.leaf(root))) }
        for i in path.indices {
          var bent = path
          bent[i][(old + i) % 32] ^= 1
          #expect(!holds(bent, oldRoot, root))
          bent.remove(at: i)
          #expect(!holds(bent, oldRoot, root))
        }
      }
    }
  }

  @Test func `a proof over many leaves asks for few hashes`() {
    var asked = 0
    let path = MerkleTree.inclusionPath(of: 700_001, in: 1_000_000) { _ in
      asked += 1
      return MerkleTree.empty
    }
    #expect(path.count == asked && asked == 20)
  }
}
