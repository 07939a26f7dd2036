import AssayLedger
import AssayModel

/// What an import did.
struct ImportReceipt {
  /// Rejected rows, and new versions, that are told one by one.
  static let told = 1000

  var inserted = 0
  var same = 0
  var newVersions = 0
  var rejected = 0
  /// The first of the rejected rows; all of them are in `rejectFile`.
  var rejects: [Reject] = []
  /// The first of the rows that are new versions.
  var versions: [Version] = []
  var rejectFile: String?

  struct Reject {
    var line: Int
    var column: Int
    var reason: String

    func json(file: String) -> JSONValue {
      [
        "outcome": "rejected", "file": .string(file), "line": .int(line), "column": .int(column),
        "reason": .string(reason),
      ]
    }
  }

  /// A row whose key came before with other content.
  struct Version {
    var line: Int
    var id: ContentID
    var key: String

    func json(file: String) -> JSONValue {
      [
        "outcome": "newVersion", "file": .string(file), "line": .int(line), "id": .string(id.hex),
        "key": .string(key),
      ]
    }
  }

  /// Counts what became of some rows.
  mutating func add(_ rows: [some ImportableClaim], _ outcomes: [ImportOutcome]) {
    for (row, outcome) in zip(rows, outcomes) {
      switch outcome {
      case .inserted: inserted += 1
      case .same: same += 1
      case .newVersion:
        newVersions += 1
        if versions.count < Self.told {
          versions.append(Version(line: row.line, id: row.id, key: row.key ?? ""))
        }
      }
    }
  }

  func json(file: String) -> JSONValue {
    [
      "file": .string(file), "inserted": .int(inserted), "same": .int(same),
      "newVersions": .int(newVersions), "rejected": .int(rejected),
      "rejectFile": JSONValue(rejectFile),
    ]
  }
}
