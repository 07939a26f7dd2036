import AssayModel
import Foundation
import Testing

@testable import AssayInterchange

@Suite struct ZipTests {
  private func zip(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in files { try writer.add(name, content) }
    return writer.finish()
  }

  private static let files: [(String, [UInt8])] = [
    ("a.txt", Array("words, words, words, words, words".utf8)), ("empty", []),
    ("Evidence/für.bin", (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 37) }),
  ]

  @Test func `what was packed is unpacked, and equal files give equal bytes`() throws {
    let bytes = try zip(Self.files)
    let reader = try ZipReader(bytes)
    #expect(reader.names == Self.files.map(\.0))
    for (name, content) in Self.files { #expect(try reader.content(of: name) == content) }
    #expect(try reader.content(of: "other") == nil)
    #expect(try zip(Self.files) == bytes)
    #expect(try ZipReader(zip([])).names == [])
  }

  @Test func `any damage is told or changes nothing`() throws {
    let whole = try zip(Self.files)
    var random = SeededGenerator(seed: 11)
    var opened = 0
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = .random(in: .min ... .max, using: &random)
        case 1: bytes[at] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
        default: bytes.remove(at: at)
        }
      }
      guard let reader = try? ZipReader(bytes) else { continue }
      opened += 1
      for name in reader.names {
        guard let content = try? reader.content(of: name) else { continue }
        // A checksum of 32 bits stands against chance; names may have changed.
        #expect(Self.files.contains { $0.1 == content }, "\(name)")
      }
    }
    #expect(opened > 0)
    for cut in 0..<whole.count {
      #expect(throws: ArchiveError.self) { try ZipReader(Array(whole[..<cut])) }
    }
  }

  @Test func `Python's zipfile reads what was packed`() throws {
    let path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).zip"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(zip(Self.files)).write(to: URL(fileURLWithPath: path))
    let listed = try python(
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None;"
        + "print([(i.filename, i.file_size) for i in z.infolist()])", path)
    #expect(listed == "[('a.txt', 33), ('empty', 0), ('Evidence/für.bin', 300)]\n")
  }

  @Test func `what Python packs is read, and what is hostile in it refused`() throws {
    let folder = NSTemporaryDirectory() + "assay-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try python(Self.hostileZips, folder)
    func open(_ name: String) throws -> ZipReader {
      let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(name).zip"))
      return try ZipReader(Array(data))
    }
    let good = try open("good")
    #expect(try good.content(of: "folder/a.txt") == Array("hello".utf8))
    for (name, reason) in [
      ("absolute", "absolute"), ("parent", "elsewhere"), ("dot", "elsewhere"),
      ("backslash", "signs"), ("drive", "signs"), ("control", "signs"), ("link", "is a link"),
      ("device", "is no file"), ("folder", "no file"), ("twice", "twice"), ("bomb", "cannot make"),
      ("lzma", "does not read"), ("comment", "comment"), ("prefix", "not where its end says"),
      ("disagreeing", "do not agree"), ("overlap", "overlaps"), ("encrypted", "encrypted"),
      ("many", "60001 files"),
    ] {
      do {
        _ = try open(name)
        Issue.record("\(name) was opened")
      } catch let error as ArchiveError {
        #expect(error.description.contains(reason), "\(name): \(error)")
      }
    }
  }

  private static let hostileZips = #"""
    import stat, struct, sys, warnings, zipfile
    warnings.simplefilter("ignore")
    folder = sys.argv[1]
    def make(kind, *files, method=zipfile.ZIP_DEFLATED, comment=b""):
        with zipfile.ZipFile(f"{folder}/{kind}.zip", "w", method) as z:
            for name, content, mode in files:
                info = zipfile.ZipInfo(name)
                info.filename = name
                info.external_attr = mode << 16
                info.compress_type = method
                z.writestr(info, content)
            z.comment = comment
        return open(f"{folder}/{kind}.zip", "rb").read()
    def save(kind, data):
        open(f"{folder}/{kind}.zip", "wb").write(data)
    plain = stat.S_IFREG | 0o644
    make("good", ("folder/a.txt", "hello", plain), ("b", b"x" * 5000, 0))
    make("absolute", ("/etc/passwd", "x", plain))
    make("parent", ("a/../../b", "x", plain))
    make("dot", ("./b", "x", plain))
    make("backslash", ("..\\b", "x", plain))
    make("drive", ("C:b", "x", plain))
    make("control", ("a\nb", "x", plain))
    make("link", ("evidence", "/etc/passwd", stat.S_IFLNK | 0o777))
    make("device", ("evidence", "", stat.S_IFCHR | 0o600))
    make("folder", ("evidence/", "", stat.S_IFDIR | 0o755))
    make("twice", ("a", "one", plain), ("a", "two", plain))
    make("lzma", ("a", "x" * 100, plain), method=zipfile.ZIP_LZMA)
    make("comment", ("a", "x", plain), comment=b"PK")
    good = make("one", ("a", b"x" * 100, plain))
    save("prefix", b"MZ" + good)
    at = good.index(b"PK\x01\x02")
    def patched(offset, value, size=4):
        return good[:offset] + value.to_bytes(size, "little") + good[offset + size:]
    # A size that deflate cannot come from, in both descriptions.
    bomb = bytearray(good)
    for offset in (22, at + 24):
        bomb[offset:offset + 4] = (400_000_000).to_bytes(4, "little")
    save("bomb", bytes(bomb))
    save("disagreeing", patched(at + 24, 99))
    crypt = bytearray(good)
    for offset in (6, at + 8):
        crypt[offset] |= 1
    save("encrypted", bytes(crypt))
    # Two entries of the list that lead to the same bytes, under two names of one length.
    end = good.index(b"PK\x05\x06")
    entry = good[at:end]
    tail = good[end:end + 8] + struct.pack("<HHIIH", 2, 2, 2 * len(entry), at, 0)
    save("overlap", good[:at] + entry + entry + tail)
    save("many", good[:end + 8] + struct.pack("<HHIIH", 60001, 60001, len(entry), at, 0))
    two = make("two", ("a", b"x" * 100, plain), ("b", b"y" * 100, plain))
    first = two.index(b"PK\x01\x02")
    second = two.index(b"PK\x01\x02", first + 4)
    local = two.index(b"PK\x03\x04", 4)
    # The first file's data are said to reach into the second's.
    lap = bytearray(two)
    lap[18:22] = lap[first + 20:first + 24] = (local + 20 - 31).to_bytes(4, "little")
    save("overlap", bytes(lap))
    """#

  private func python(_ script: String, _ argument: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, argument]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONIOENCODING": "utf-8"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    try #require(process.terminationStatus == 0, "\(text)")
    return text
  }
}

@Suite struct BibliographyTests {
  @Test func `evidence is cited once, with its source, its day and its address`() throws {
    let both = Bibliography(of: [Sample.dossier(), Sample.dossier()])
    let item = try #require(both.csl.array?.first)
    #expect(both.csl.array?.count == 1)
    #expect(item["type"] == "webpage" && item["publisher"] == "Office" && item["title"] == "Table")
    #expect(item["URL"] == "https://stat.example.org/t")
    #expect(both.bibTeX.contains("  title = {{Table}},\n"))
    #expect(both.bibTeX.contains("  url = {https://stat.example.org/t},\n"))
  }

  @Test func `whatever a title holds, LaTeX shows it and does not obey it`() {
    let evidence = Evidence(
      title: "} \\input{x} 5% of $1_000 & more #1 ^~\n@misc{y,",
      url: "https://example.org/a{b}\\c", source: Source(), capture: nil)
    let attachment = Attachment(
      evidence: evidence, stance: .context, who: "Ben", time: Sample.time)
    var dossier = Sample.dossier()
    dossier.attachments = [attachment]
    let text = Bibliography(of: [dossier]).bibTeX
    #expect(
      text.contains(
        "title = {{\\textbraceright{} \\textbackslash{}input\\textbraceleft{}x\\textbraceright{} "
          + "5\\% of \\$1\\_000 \\& more \\#1 \\textasciicircum{}\\textasciitilde{}␊@misc"))
    #expect(text.contains("url = {https://example.org/a%7Bb%7D%5Cc}"))
    // Braces match, whatever stands before them: that is how BibTeX counts.
    var depth = 0
    for sign in text { depth += sign == "{" ? 1 : sign == "}" ? -1 : 0 }
    #expect(depth == 0)
  }
}
