import Dispatch
import Mustache
import Synchronization

/// The claims' entries, made on all cores, since they are most of a report's work.
struct Entries: Sendable {
  let templates: TemplateSet
  /// `claim.md` or `claim.html`.
  let template: String

  /// One text for each claim of a report, in the order of their numbers.
  func render(in report: ReportNode) -> [Plain] {
    let claims = report.rendering.claims(report.rendering.layout.entries.indices)
    let chunk = 64
    let chunks = (claims.count + chunk - 1) / chunk
    let texts = Mutex([[Plain]](repeating: [], count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let part = claims[(index * chunk)..<min(claims.count, (index + 1) * chunk)].map {
        Plain(templates.render(Scope(inner: $0, outer: report), with: template))
      }
      texts.withLock { $0[index] = part }
    }
    return texts.withLock { Array($0.joined()) }
  }
}

/// A node inside another, as Mustache's own stack would have them.
private struct Scope: MustacheParent {
  let inner: ClaimNode
  let outer: ReportNode

  func child(named name: String) -> Any? { inner.child(named: name) ?? outer.child(named: name) }
}
