/// What is a JSON object wherever it is written.
///
/// Its members are listed once, by key. Who asks for a value gets a tree of them; who writes many
/// (a run over a million documents) has each written as it is listed, with no tree made.
protocol JSONListed {
  /// Puts each member, in the order of the keys' bytes.
  func list(in members: inout some JSONMembers)
}

/// Takes the members of an object, one after the other.
protocol JSONMembers {
  mutating func put(_ key: StaticString, _ value: JSONValue)
  mutating func put(_ key: StaticString, _ object: (some JSONListed)?)
  mutating func put(_ key: StaticString, _ objects: [some JSONListed])
}

extension JSONListed {
  var listed: JSONValue {
    var kept = KeptMembers()
    list(in: &kept)
    return .object(kept.members)
  }

  func writeListed(to out: inout [UInt8]) {
    var written = WrittenMembers()
    swap(&written.bytes, &out)
    written.bytes.append(UInt8(ascii: "{"))
    list(in: &written)
    written.bytes.append(UInt8(ascii: "}"))
    swap(&written.bytes, &out)
  }
}

private struct KeptMembers: JSONMembers {
  var members: [String: JSONValue] = [:]

  mutating func put(_ key: StaticString, _ value: JSONValue) { members[key.description] = value }

  mutating func put(_ key: StaticString, _ object: (some JSONListed)?) {
    members[key.description] = object?.listed ?? .null
  }

  mutating func put(_ key: StaticString, _ objects: [some JSONListed]) {
    members[key.description] = .array(objects.map(\.listed))
  }
}

private struct WrittenMembers: JSONMembers {
  var bytes: [UInt8] = []
  private var isFirst = true

  mutating func put(_ key: StaticString, _ value: JSONValue) {
    begin(key)
    value.write(to: &bytes)
  }

  mutating func put(_ key: StaticString, _ object: (some JSONListed)?) {
    guard let object else { return put(key, .null) }
    begin(key)
    object.writeListed(to: &bytes)
  }

  mutating func put(_ key: StaticString, _ objects: [some JSONListed]) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    for (index, object) in objects.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      object.writeListed(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ key: StaticString) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    // Keys are words of ours: nothing in them needs an escape.
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}
