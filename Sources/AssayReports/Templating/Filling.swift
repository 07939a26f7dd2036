import Foundation
import Synchronization

/// Fills a template in.
struct Filling {
  /// How many items make a list worth all cores.
  private static let longList = 256

  private let markup: any Markup
  private var out: [UInt8] = []
  /// What names are looked up in, the innermost last.
  private var scopes: [Value]
  /// Where the lists around stand.
  private var places: [(index: Int, count: Int)] = []
  /// Whether this makes a part of a long list, beside others.
  private var isPart = false

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
      if items.count < Self.longList || isPart {
        run(body, on: items, items.indices)
      } else {
        runInParts(body, on: items)
      }
    case .safe, .data, .node:
      guard value.isShown else { break }
      scopes.append(value)
      run(body)
      scopes.removeLast()
    }
  }

  private mutating func run(_ body: [Template.Step], on items: [Value], _ range: Range<Int>) {
    for index in range {
      places.append((index, items.count))
      scopes.append(items[index])
      run(body)
      scopes.removeLast()
      places.removeLast()
    }
  }

  /// Items know nothing of one another, so the parts of a long list are made side by side.
  private mutating func runInParts(_ body: [Template.Step], on items: [Value]) {
    var empty = self
    empty.out = []
    empty.isPart = true
    let beginning = empty
    let count = ProcessInfo.processInfo.activeProcessorCount * 4
    let bounds = (0...count).map { items.count * $0 / count }
    let parts = Mutex([[UInt8]](repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      var part = beginning
      part.run(body, on: items, bounds[number]..<bounds[number + 1])
      let made = part.out
      parts.withLock { $0[number] = made }
    }
    for part in parts.withLock({ $0 }) { out += part }
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
    for index in scopes.indices.reversed() {
      found = scopes[index].value(first, markup)
      if found != nil { break }
    }
    for name in names.dropFirst() { found = found?.value(name, markup) }
    return found ?? .absent
  }
}
