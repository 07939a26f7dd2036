import Glibc

/// A program that was run to its end.
struct ToolProcess {
  let output: [UInt8]
  /// The first part of what it wrote on standard error.
  let complaint: String
  /// Its exit code; -1 if a signal ended it.
  let exitCode: Int32

  enum Failure: Error {
    case notInstalled
    case notStarted
    case tookTooLong
    case wroteTooMuch
  }

  /// Runs a program found on `PATH`, without a shell and without input.
  /// - Parameters:
  ///   - seconds: after which it is ended.
  ///   - limit: bytes of output after which it is ended.
  static func run(
    _ tool: String, _ arguments: [String], seconds: Double, limit: Int
  ) throws(Failure) -> ToolProcess {
    guard let output = Pipe() else { throw .notStarted }
    defer { close(output.reading) }
    guard let errors = Pipe() else {
      close(output.writing)
      throw .notStarted
    }
    defer { close(errors.reading) }
    let started = spawn(tool, arguments, output: output.writing, errors: errors.writing)
    close(output.writing)
    close(errors.writing)
    let process: pid_t
    switch started {
    case .success(let id): process = id
    case .failure(let failure): throw failure
    }

    var sinks = [
      Sink(pipe: output.reading, limit: limit), Sink(pipe: errors.reading, limit: 64 << 10),
    ]
    let end = ContinuousClock.now + .seconds(seconds)
    var failure: Failure?
    while failure == nil, sinks.contains(where: { !$0.isAtEnd }) {
      if ContinuousClock.now >= end { failure = .tookTooLong }
      read(into: &sinks)
      if sinks[0].isFull { failure = .wroteTooMuch }
    }
    if failure != nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    if let failure { throw failure }
    return ToolProcess(
      output: sinks[0].bytes, complaint: String(decoding: sinks[1].bytes, as: UTF8.self),
      exitCode: status & 0x7F == 0 ? (status >> 8) & 0xFF : -1)
  }

  private static func spawn(
    _ tool: String, _ arguments: [String], output: Int32, errors: Int32
  ) -> Result<pid_t, Failure> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    var words: [UnsafeMutablePointer<CChar>?] = []
    for word in [tool] + arguments { words.append(strdup(word)) }
    var environment: [UnsafeMutablePointer<CChar>?] = [
      strdup("PATH=" + path), strdup("LC_ALL=C.UTF-8"),
    ]
    words.append(nil)
    environment.append(nil)
    defer { (words + environment).forEach { free($0) } }
    var process: pid_t = 0
    switch posix_spawnp(&process, tool, &actions, nil, words, environment) {
    case 0: return .success(process)
    case ENOENT, EACCES: return .failure(.notInstalled)
    default: return .failure(.notStarted)
    }
  }

  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      (reading, writing) = (ends[0], ends[1])
      // The program gets its copies by dup2, which clears the flag.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
  }

  private struct Sink {
    let pipe: Int32
    let limit: Int
    var bytes: [UInt8] = []
    var isAtEnd = false
    var isFull = false
  }

  /// Takes what the pipes hold, waiting at most a tenth of a second.
  private static func read(into sinks: inout [Sink]) {
    var waits = sinks.map {
      pollfd(fd: $0.isAtEnd ? -1 : $0.pipe, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&waits, nfds_t(waits.count), 100) > 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    for i in sinks.indices where waits[i].revents != 0 {
      let count = Glibc.read(sinks[i].pipe, &chunk, chunk.count)
      if count > 0 {
        let room = sinks[i].limit - sinks[i].bytes.count
        sinks[i].bytes.append(contentsOf: chunk[..<min(count, room)])
        if count > room { sinks[i].isFull = true }
      } else if count == 0 || errno != EINTR {
        sinks[i].isAtEnd = true
      }
    }
  }
}

/// A file of the reader's own, for programs that only read files. It is gone when `body` ends.
func withTemporaryFile<Value>(
  of bytes: [UInt8], suffix: String, _ body: (String) throws(ReadingError) -> Value
) throws(ReadingError) -> Value? {
  let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var name = Array("\(folder)/assay-XXXXXX\(suffix)".utf8CString)
  let file = mkstemps(&name, Int32(suffix.utf8.count))
  guard file >= 0 else { return nil }
  let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else {
      close(file)
      return nil
    }
    written += count
  }
  close(file)
  return try body(path)
}
