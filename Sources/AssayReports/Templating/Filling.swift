/// Fills a template in.
struct Filling {
  private let markup: any Markup
  private var out: [UInt8] = []
  /// What names are looked up in, the innermost last.
  private var scopes: [Value]
  /// Where the lists around stand.
  private var places: [(index: Int, count: Int)] = []

  init(of node: any Node, markup: any Markup) {
    scopes = [.node(node)]
    self.markup = markup
  }

  /// The template's text in UTF-8.
  static func fill(_ template: Template, with node: any Node, markup: any Markup) -> [UInt8] {
    var filling = Filling(of: node, markup: markup)
    filling.run(template.steps)
    return filling.out
  }

  private mutating func run(_ steps: [Template.Step]) {
    for step in steps {
      switch step {
      case .text(let bytes): out += bytes
      case .value(let names): show(find(names))
      case .section(let names, let body, let isInverted):
        let value = find(names)
        if isInverted {
          if !value.isShown { run(body) }
        } else {
          open(value, body)
        }
      case .place(let place, let body, let isInverted):
        let isThere = places.last.map { place == .first ? $0.index == 0 : $0.index == $0.count - 1 }
        if isThere ?? false != isInverted { run(body) }
      case .included(let body): run(body)
      }
    }
  }

  private mutating func open(_ value: Value, _ body: [Template.Step]) {
    switch value {
    case .absent: break
    case .flag(let flag):
      if flag { run(body) }
    case .list(let items):
      for (index, item) in items.enumerated() {
        places.append((index, items.count))
        scopes.append(item)
        run(body)
        scopes.removeLast()
        places.removeLast()
      }
    case .safe, .data, .node:
      guard value.isShown else { break }
      scopes.append(value)
      run(body)
      scopes.removeLast()
    }
  }

  private mutating func show(_ value: Value) {
    switch value {
    case .safe(let text): out += text.utf8
    case .data(let text): out += markup.inline(text).utf8
    case .absent, .flag, .node, .list: break
    }
  }

  /// The first name is looked up from the inside out, the others in what it stands for.
  private func find(_ names: [Name]) -> Value {
    guard let first = names.first else { return scopes.last ?? .absent }
    var found: Value?
    for scope in scopes.reversed() {
      found = scope.value(first, markup)
      if found != nil { break }
    }
    for name in names.dropFirst() { found = found?.value(name, markup) }
    return found ?? .absent
  }
}
