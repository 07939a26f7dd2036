import Foundation

/// The kind of file system that a file lies on. SQLite's write-ahead log shares memory between
/// processes, which no network file system can do between machines.
struct FileSystem {
  /// As the kernel's mount table names it: `ext4`, `nfs4`, `fuse.sshfs`; nil where it does not say.
  let type: String?

  init(type: String?) { self.type = type }

  /// The file system of a file or, where that is not there yet, of its folder.
  init(holding path: String) {
    let folder = (path as NSString).deletingLastPathComponent
    let real = realpath(path, nil) ?? realpath(folder.isEmpty ? "." : folder, nil)
    defer { free(real) }
    let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    type = real.flatMap { real in
      table.flatMap { Self.type(in: $0, of: String(cString: real)) }
    }
  }

  private static let networks: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "ncpfs", "lustre",
    "vboxsf", "beegfs", "gpfs", "panfs", "glusterfs", "davfs", "orangefs",
  ]

  /// Types of FUSE whose files lie on this machine. All others are taken for a network's.
  private static let localFUSE: Set<String> = [
    "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.encfs", "fuse.gocryptfs", "fuse.cryfs",
    "fuse.securefs", "fuse.bindfs", "fuse.mergerfs", "fuse.fuse-overlayfs", "fuse.ext2",
    "fuse.zfs", "fuse.apfs", "fuse.lxcfs",
  ]

  /// What to call it, if it is a network's; nil if the ledger may lie on it.
  var networkName: String? {
    guard let type else { return nil }
    let isNetwork =
      Self.networks.contains(type)
      || type == "fuse" || type.hasPrefix("fuse.") && !Self.localFUSE.contains(type)
    return isNetwork ? type : nil
  }

  /// The type of the innermost mount that holds an absolute path.
  /// - Parameter table: proc(5)'s mountinfo.
  static func type(in table: String, of path: String) -> String? {
    var best: (length: Int, type: String)?
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
        continue
      }
      let mount = words[4].replacing("\\040", with: " ")
      let holds = mount == "/" || path == mount || path.hasPrefix(mount + "/")
      // A later mount hides an earlier one at the same place.
      if holds, mount.utf8.count >= best?.length ?? 0 {
        best = (mount.utf8.count, String(words[dash + 1]))
      }
    }
    return best?.type
  }
}
