// swift-tools-version: 6.2
// A libFuzzer target over everything that reads: any bytes are read, analysed and searched for
// quantities, attributions and claims. `make fuzz` builds and runs it.
import PackageDescription

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "assay", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzReading",
      dependencies: [
        .product(name: "AssayReading", package: "assay")
      ],
      swiftSettings: [
        .unsafeFlags(["-parse-as-library", "-sanitize=fuzzer,address"])
      ],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
  ],
  swiftLanguageModes: [.v6]
)
