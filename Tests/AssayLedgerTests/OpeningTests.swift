import AssayModel
import Foundation
import GRDB
import Testing

@testable import AssayLedger

@Suite struct OpeningTests {
  @Test(arguments: [
    ("nfs4", true), ("nfs", true), ("cifs", true), ("smb3", true), ("9p", true), ("ceph", true),
    ("fuse.sshfs", true), ("fuse.rclone", true), ("fuse.glusterfs", true), ("ext4", false),
    ("btrfs", false), ("overlay", false), ("tmpfs", false), ("fuseblk", false),
    ("fuse.gocryptfs", false), ("fuse.ntfs-3g", false), ("virtiofs", false),
  ])
  func `network file systems are told from those of this machine`(type: String, isNetwork: Bool) {
    #expect((FileSystem(type: type).networkName != nil) == isNetwork)
  }

  @Test func `the innermost mount counts`() {
    let table = """
      22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
      30 22 0:30 / /home rw - nfs4 server:/home rw
      31 30 0:31 / /home/ann/disk\\040two rw shared:3 - ext4 /dev/vdb rw
      32 22 0:32 / /mnt rw - ext4 /dev/vdc rw
      33 32 0:33 / /mnt rw - fuse.sshfs ann@host: rw
      """
    #expect(FileSystem.type(in: table, of: "/srv/desk/ledger.sqlite") == "ext4")
    #expect(FileSystem.type(in: table, of: "/home/ann/ledger.sqlite") == "nfs4")
    #expect(FileSystem.type(in: table, of: "/homes/ledger.sqlite") == "ext4")
    #expect(FileSystem.type(in: table, of: "/home/ann/disk two/ledger.sqlite") == "ext4")
    #expect(FileSystem.type(in: table, of: "/mnt/ledger.sqlite") == "fuse.sshfs")
  }

  @Test func `this machine's temporary folder is on a file system that is known`() throws {
    let fixture = try LedgerFixture()
    #expect(FileSystem(holding: fixture.path).type != nil)
  }

  @Test func `a ledger of a newer Assay is refused and left alone`() throws {
    let fixture = try LedgerFixture()
    try fixture.ledger.close()
    let raw = try DatabaseQueue(path: fixture.path)
    try raw.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 what nobody knows yet')")
    }
    try raw.close()
    #expect(throws: LedgerError.newer(path: fixture.path)) { try Ledger.open(at: fixture.path) }
    let again = try DatabaseQueue(path: fixture.path)
    #expect(
      try again.read { try Int.fetchAll($0, sql: "SELECT count(*) FROM fact, grdb_migrations") }
        == [2])
  }

  @Test func `a path with signs that mean something in a URI is named to SQLite as it is`() {
    #expect(
      LedgerFile(path: "/a b/50%?#é/l.sqlite").immutableURI
        == "file:/a b/50%25%3f%23%c3%a9/l.sqlite?immutable=1")
  }
}
