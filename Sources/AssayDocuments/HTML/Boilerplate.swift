/// Marks what a page shows around its main text.
enum Boilerplate {
  /// Whether an element is never part of an article's text, whatever it is called.
  static func isHidden(_ index: Int, in tree: HTMLTree) -> Bool {
    let node = tree.nodes[index]
    if node.tag.isNeverShown { return true }
    guard !node.attributes.isEmpty else { return false }
    if node.tag == .body || node.tag == .html { return false }
    for attribute in tree.attributes[node.attributes] {
      switch attribute.name {
      case "hidden": return true
      case "aria-hidden" where attribute.value.lowercased() == "true": return true
      case "style":
        let style = attribute.value.lowercased().filter { $0 != " " }
        if style.contains("display:none") || style.contains("visibility:hidden") { return true }
      default: break
      }
    }
    return false
  }

  /// Whether an element stands around an article by its tag or role or, if asked, by its names.
  static func isAround(_ index: Int, in tree: HTMLTree, byNames: Bool) -> Bool {
    switch tree.nodes[index].tag {
    case .nav, .footer, .aside, .menu, .form, .fieldset, .select, .label: return true
    case .text, .html, .body, .article, .main, .p, .b, .i, .em, .strong, .h1, .blockquote:
      return false
    case .header:
      // Within an article the header may hold the first lines of it.
      if !isInArticle(index, in: tree) { return true }
    default: break
    }
    guard !tree.nodes[index].attributes.isEmpty else { return false }
    if let role = tree.attribute("role", of: index)?.lowercased(), roles.contains(role) {
      return true
    }
    guard byNames else { return false }
    let names = ElementNames(of: index, in: tree)
    return names.areBoilerplate && !names.areMainText
  }

  private static func isInArticle(_ index: Int, in tree: HTMLTree) -> Bool {
    var at = tree.nodes[index].parent
    while at > 0 {
      if tree.nodes[at].tag == .article || tree.nodes[at].tag == .main { return true }
      at = tree.nodes[at].parent
    }
    return false
  }

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "alert", "tooltip", "button", "form",
  ]
}
