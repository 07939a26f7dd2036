import ArgumentParser
import AssayEvidence

/// How pages are fetched.
struct FetchOptions: ParsableArguments {
  @Flag(help: "Fetch from loopback, private and other addresses that are not public, too.")
  var allowPrivate = false
  @Option(help: "How long fetching may take, redirects included, in seconds.")
  var timeout = 60.0
  @Option(help: "How large a page may be, in MB.")
  var maxSize = 64.0
  @Option(help: "Fetch through this proxy, such as socks5h://127.0.0.1:9050; none otherwise.")
  var proxy: String?

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout wants a number of seconds above 0")
    }
    guard maxSize > 0, maxSize <= 4096 else {
      throw ValidationError("--max-size wants a number of MB from above 0 to 4096")
    }
  }

  var fetcher: Fetcher {
    var fetcher = Fetcher(
      userAgent: "Assay/\(AssayCommand.version) (evidence capture for fact-checking)")
    fetcher.allowsPrivate = allowPrivate
    fetcher.seconds = timeout
    fetcher.largest = Int(maxSize * 1_048_576)
    fetcher.proxy = proxy
    return fetcher
  }

  /// Whether a word is meant as an address and not as a file: a scheme and `://`, or `file:`.
  static func isAddress(_ word: String) -> Bool {
    guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else { return false }
    let scheme = word[..<colon]
    return scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
      && (word[colon...].hasPrefix("://") || scheme.lowercased() == "file")
  }
}
