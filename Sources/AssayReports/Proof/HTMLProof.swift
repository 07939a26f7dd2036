import AssayModel

/// The proof in a report's page: a section with the checkpoint and a field for the public key, the
/// proof as data, and the script that checks it.
enum HTMLProof {
  static let dataStart = "<script type=\"application/json\" id=\"proof-data\">\n"
  static let dataEnd = "</script>"
  /// What a page's policy begins with, and what lets this one script run.
  private static let policy = "content=\"default-src 'none'; "
  private static let end = "</body>"

  /// The script, `Templates/proof.js`.
  static let script = String(decoding: PackageResources.proof_js, as: UTF8.self)

  static func embed(_ proof: ReportProof, in page: String) -> String {
    var page = page
    if let range = page.utf8Range(ofFirst: policy) {
      page.replaceSubrange(range, with: allowance)
    }
    let place = page.utf8Range(ofLast: end)?.lowerBound ?? page.endIndex
    return page[..<place] + section(proof) + page[place...]
  }

  static func separate(_ proof: ReportProof, from file: String) -> (String, [String]) {
    var faults: [String] = []
    var page = file
    let section = section(proof)
    if let range = page.utf8Range(ofLast: section) {
      page.removeSubrange(range)
    } else {
      faults.append(
        "The section “Proof”, or the script in it, was changed: do not trust what the page says of "
          + "itself.")
      let start = page.utf8Range(ofLast: sectionStart)?.lowerBound
      let last = page.utf8Range(ofLast: end)?.lowerBound
      if let start, let last, start < last { page.removeSubrange(start..<last) }
    }
    if let range = page.utf8Range(ofFirst: allowance) {
      page.replaceSubrange(range, with: policy)
    } else if page.utf8Range(ofFirst: policy) != nil {
      faults.append("The page’s policy does not let its own script run.")
    }
    return (page, faults)
  }

  private static var allowance: String {
    let hash = Fingerprint(of: script).withUnsafeBytes { Base64.string(Array($0)) }
    return policy + "script-src 'sha256-\(hash)'; "
  }

  private static let sectionStart = "<section id=\"proof\""

  private static func section(_ proof: ReportProof) -> String {
    let markup = HTMLMarkup()
    let note = linesOfText(proof.proof.note.text.withoutLastBreak)
      .map { markup.inline(String($0)) }.joined(separator: "\n")
    // No tag can begin in it; JSON reads the escape as the sign.
    let data = proof.text.replacing("<", with: "\\u003c")
    return """
      \(sectionStart) aria-labelledby="proof-title">
      <h2 id="proof-title">Proof</h2>
      <p>What this report says of claims was recorded in a log. This is a checkpoint of that log; the page also holds, for each fact it tells of, its way to the checkpoint’s root.</p>
      <pre class="wide" tabindex="0">\(note)</pre>
      <p><label for="proof-key">The publisher’s public key, from somewhere else than this page:</label><br>
      <input id="proof-key" size="60" autocomplete="off" spellcheck="false"> <button id="proof-button" type="button">Check this page</button></p>
      <div id="proof-outcome" role="status"></div>
      <noscript><p>Your browser runs no scripts; <code>assay check-report</code> checks the page without it.</p></noscript>
      <p class="small">A page cannot vouch for itself: whoever can change it can change its check as well. What holds is <code>assay check-report FILE --key PUBLIC</code>, with a program and a key that you did not get along with the page.</p>
      </section>
      \(dataStart)\(data)\(dataEnd)
      <script>\(script)</script>

      """
  }
}
