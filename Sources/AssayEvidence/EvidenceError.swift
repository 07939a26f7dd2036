/// What can go wrong with evidence.
public enum EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
  case cannotKeep(path: String, detail: String)
  case cannotRemove(path: String, detail: String)
  case missing(path: String)
  case changed(path: String)
  /// There is no text in which a quote could stand.
  case noText(name: String)
  /// The quote does not stand there; `nearest` is the passage most like it.
  case quoteLost(name: String, nearest: String?)
  case quoteAmbiguous(name: String, times: Int)
  /// It stands on another page than was said.
  case quoteMoved(name: String, page: Int, said: Int)
  case noSuchPage(name: String, page: Int, pages: Int)

  public var description: String {
    switch self {
    case .cannotKeep(let path, let detail): "cannot keep the evidence as \(path): \(detail)"
    case .cannotRemove(let path, let detail): "cannot remove the evidence \(path): \(detail)"
    case .missing(let path): "the evidence kept as \(path) is gone"
    case .changed(let path): "the evidence kept as \(path) is not what was captured"
    case .noText(let name): "\(name.visible()) holds no text in which the quote could stand"
    case .quoteLost(let name, let nearest):
      "the quote does not stand in \(name.visible())"
        + (nearest.map { "; the nearest there is “\($0.visible())”" } ?? "")
    case .quoteAmbiguous(let name, let times):
      "the quote stands \(times) times in \(name.visible()); quote more of it, or give its page"
    case .quoteMoved(let name, let page, let said):
      "the quote stands on page \(page) of \(name.visible()), not on page \(said); "
        + "say --page \(page) if that is meant"
    case .noSuchPage(let name, let page, let pages):
      "\(name.visible()) has \(pages) pages, not a page \(page)"
    }
  }
}
