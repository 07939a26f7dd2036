// swift-tools-version: 6.2
// The layout and its one-way imports are explained in Documentation/ARCHITECTURE.md.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "assay",
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .executable(name: "assay-train", targets: ["assay-train"]),
    // What the fuzzer in Fuzzing/ drives.
    .library(
      name: "AssayReading",
      targets: ["AssayModel", "AssayDocuments", "AssayLanguage", "AssayExtraction"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // Nouns.
    .target(name: "AssayModel", dependencies: [crypto], swiftSettings: strict),

    // Reading.
    .target(
      name: "AssayDocuments", dependencies: ["AssayModel", "CLibXML2", "CZlib"],
      swiftSettings: strict),
    // Files of weights, and arithmetic on them. The C is optimised in debug builds, too: tests read
    // a lot of English.
    .target(name: "CVectors", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "AssayWeights", dependencies: ["CVectors"], swiftSettings: strict),
    .target(
      name: "AssayEncoder", dependencies: ["AssayModel", "AssayWeights", "CVectors"],
      swiftSettings: strict),
    .target(
      name: "AssayLanguage", dependencies: ["AssayModel", "AssayWeights", "CVectors"],
      resources: [.copy("Models")], swiftSettings: strict),
    .target(
      name: "AssayExtraction",
      dependencies: ["AssayModel", "AssayLanguage", "AssayEncoder", "AssayWeights"],
      swiftSettings: strict),
    .target(
      name: "AssayMatching",
      dependencies: ["AssayModel", "AssayLanguage", "AssayEncoder", "AssayWeights", "CVectors"],
      swiftSettings: strict),

    // Keeping.
    .target(
      name: "AssayLedger", dependencies: ["AssayModel", grdb, sqlite, crypto],
      swiftSettings: strict),
    .target(
      name: "AssayEvidence",
      dependencies: ["AssayModel", "AssayDocuments", "CCurl", "CFileSync"],
      swiftSettings: strict),

    // Judging.
    .target(name: "AssayReview", dependencies: ["AssayModel"], swiftSettings: strict),

    // Telling.
    .target(
      name: "AssayInterchange", dependencies: ["AssayModel", "CZlib"], swiftSettings: strict),
    .target(
      name: "AssayReports", dependencies: ["AssayModel"],
      resources: [.embedInCode("Templates")], swiftSettings: strict),

    // The workbench puts the others together.
    .target(
      name: "AssayWorkbench",
      dependencies: [
        "AssayModel", "AssayDocuments", "AssayWeights", "AssayEncoder", "AssayLanguage",
        "AssayExtraction", "AssayLedger", "AssayMatching", "AssayEvidence", "AssayReview",
        "AssayInterchange", "AssayReports", "CTerminal",
        argumentParser, "TOMLKit",
      ],
      swiftSettings: strict),
    .executableTarget(name: "assay", dependencies: ["AssayWorkbench"], swiftSettings: strict),
    .executableTarget(
      name: "assay-train",
      dependencies: [
        "AssayModel", "AssayWeights", "AssayEncoder", "AssayLanguage", "AssayExtraction",
        "AssayLedger", "AssayMatching", "AssayInterchange", "CVectors", argumentParser,
      ],
      swiftSettings: strict),

    // System libraries.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CFileSync"),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CTerminal", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

    // Tests.
    .testTarget(name: "AssayModelTests", dependencies: ["AssayModel"], swiftSettings: strict),
    .testTarget(
      name: "AssayDocumentsTests", dependencies: ["AssayDocuments", "AssayModel"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayLanguageTests", dependencies: ["AssayLanguage", "AssayModel", "AssayWeights"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayEncoderTests", dependencies: ["AssayEncoder", "AssayModel", "AssayWeights"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayExtractionTests",
      dependencies: [
        "AssayExtraction", "AssayLanguage", "AssayModel", "AssayEncoder", "AssayWeights",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AssayMatchingTests",
      dependencies: ["AssayMatching", "AssayEncoder", "AssayLanguage", "AssayModel"],
      resources: [.copy("Pairs")], swiftSettings: strict),
    .testTarget(
      name: "AssayLedgerTests", dependencies: ["AssayLedger", "AssayModel", grdb],
      resources: [.copy("Ledgers")], swiftSettings: strict),
    .testTarget(
      name: "AssayEvidenceTests", dependencies: ["AssayEvidence", "AssayModel", "TestServer"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayReviewTests", dependencies: ["AssayReview", "AssayModel"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayInterchangeTests", dependencies: ["AssayInterchange", "AssayModel"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayReportsTests", dependencies: ["AssayReports", "AssayModel"],
      swiftSettings: strict),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: strict),
    .testTarget(
      name: "AssayWorkbenchTests",
      dependencies: [
        "AssayWorkbench", "AssayInterchange", "AssayLedger", "AssayModel", "AssayReports",
        "CPseudoTerminal", "TestServer",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
