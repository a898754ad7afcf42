// swift-tools-version: 6.2
import PackageDescription

// A program of its own that verifies a text with the library product of this project.
let package = Package(
  name: "verify-text",
  dependencies: [.package(name: "vidimus", path: "../../..")],
  targets: [
    .executableTarget(
      name: "verify-text", dependencies: [.product(name: "Vidimus", package: "vidimus")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
