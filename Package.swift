// swift-tools-version: 6.2
import PackageDescription

// One package, two builds. Everyday builds (`swift build`, `swift test`) are full Swift against the
// system's libraries. `Scripts/board` sets BOARD and builds the same targets as Embedded Swift, linked
// statically; `Scripts/fuzz` sets FUZZ and adds the fuzz targets.
let board = Context.environment["BOARD"] != nil
let fuzz = Context.environment["FUZZ"] != nil

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]
let embedded: [SwiftSetting] = [
  .enableExperimentalFeature("Embedded"), .unsafeFlags(["-wmo", "-Osize"]),
]
let embeddedC: [CSetting] = board ? [.define("EMBEDDED_SWIFT")] : []
// What lies below a signature is fuzzed without one, as nobody can sign by chance.
let sanitized: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"])]
let settings = strict + (board ? embedded : []) + (fuzz ? sanitized : [])

/// A system library behind a module map. Board builds take headers and archives from their own
/// sysroot, so pkg-config, which would answer for the machine that compiles, is asked only otherwise.
func wall(_ name: String, pkgConfig: String, debian: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: board ? nil : pkgConfig, providers: [.apt([debian])])
}

/// A target of ours. `links` names the C libraries it uses, because Embedded Swift does not read `link` in a module map.
/// Everything else about linking a board is in Scripts/toolsets.
func house(
  _ name: String, _ dependencies: [Target.Dependency], links: [String] = [], exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings,
    linkerSettings: links.map { .linkedLibrary($0) })
}

var targets: [Target] = [
  .target(name: "CLibC", cSettings: embeddedC),
  .target(name: "COpenSSL", cSettings: embeddedC),
  wall("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
  wall("CQREncode", pkgConfig: "libqrencode", debian: "libqrencode-dev"),
  house("Codecs", ["CLibC", "CZlib"], links: ["z"]),
  house("Platform", ["CLibC", "Codecs"]),
  house("Keys", ["COpenSSL", "Codecs"], links: ["crypto"]),
  house("Envelopes", ["Codecs", "Keys"]),
  house("Scanning", ["CLibC", "Codecs", "Envelopes"]),
  house("Credentials", ["Codecs", "Envelopes"]),
  house("Trust", ["Codecs", "Keys", "Envelopes"]),
  house("Verification", ["Codecs", "Envelopes", "Scanning", "Credentials", "Trust"]),
  house(
    "Issuing",
    [
      "CQREncode", "CZlib", "Codecs", "Platform", "Keys", "Envelopes", "Credentials", "Trust", "Verification",
    ], links: ["qrencode"]),
  house("Refreshing", ["Codecs", "Platform", "Keys", "Scanning", "Trust", "Verification"]),
  house("Publishing", ["Codecs", "Platform", "Keys", "Envelopes", "Trust"]),
  // The same source builds into the display controller's firmware: see Scripts/firmware.
  house("DisplayLink", []),
  // Scripts/phrases compiles the phrase files into CompiledPhrases.swift.
  house(
    "Desk", ["Codecs", "Platform", "Scanning", "Credentials", "DisplayLink", "Trust", "Verification"],
    exclude: ["Phrases"]),
  .executableTarget(
    name: "vidimus",
    dependencies: [
      "CLibC", "Codecs", "Keys", "Envelopes", "Scanning", "Credentials", "Trust", "Verification", "Issuing", "Desk",
      "DisplayLink", "Platform", "Refreshing", "Publishing",
    ],
    swiftSettings: settings),
]

// Not shipped: the signature suites reach the boards through it.
if !fuzz {
  targets += [
    .executableTarget(
      name: "SignatureOracle", dependencies: ["CLibC", "Codecs", "Keys", "Scanning"], path: "Tests/SignatureOracle",
      swiftSettings: settings)
  ]
}

/// Tests may use Foundation, and are no part of board and fuzz builds.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies,
    swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
}

if !board && !fuzz {
  targets += [
    // The real binary from outside; its build is all it needs of the others.
    tests("CommandTests", ["vidimus", "DisplayLink", "Emulation"]),
    tests("CodecsTests", ["Codecs"]),
    tests("PlatformTests", ["CLibC", "Codecs", "Platform", "TestSupport"]),
    // What tests of several targets stand on: disks that fail, and one in memory.
    .target(
      name: "TestSupport", dependencies: ["CLibC", "Codecs", "Platform"], path: "Tests/TestSupport",
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    tests("ScanningTests", ["CLibC", "Codecs", "Scanning"]),
    tests("VerificationTests", ["Codecs", "Keys", "Envelopes", "Scanning", "Credentials", "Trust", "Verification"]),
    // Published suites, whole.
    tests(
      "ConformanceTests",
      ["SignatureOracle", "Codecs", "Keys", "Envelopes", "Scanning", "Credentials", "Trust", "Verification"]),
    tests(
      "DeskTests",
      [
        "Desk", "Codecs", "Credentials", "DisplayLink", "Emulation", "Envelopes", "Keys", "Platform", "Scanning",
        "Trust", "Verification",
      ]),
    tests("DisplayLinkTests", ["DisplayLink"]),
    // The images that Scripts/firmware made, in emulators.
    tests("FirmwareTests", ["DisplayLink", "Emulation"]),
    .target(
      name: "Emulation", dependencies: ["DisplayLink"], path: "Tests/Emulation", exclude: ["rp2040.py"],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    tests(
      "RefreshingTests",
      ["CLibC", "Codecs", "Platform", "TestSupport", "Keys", "Envelopes", "Trust", "Verification", "Refreshing"]),
    tests(
      "PublishingTests", ["CLibC", "Codecs", "Platform", "TestSupport", "Keys", "Envelopes", "Trust", "Publishing"]),
    tests(
      "IssuingTests",
      [
        "CQREncode", "Codecs", "Credentials", "Issuing", "Keys", "Platform", "TestSupport", "Trust", "Verification",
      ]),
    // Not shipped: Scripts/bench times making symbols with it.
    .executableTarget(
      name: "SymbolLoop", dependencies: ["CLibC", "Codecs", "Issuing"], path: "Tests/SymbolLoop",
      swiftSettings: settings),
  ]
}

// Tests/Fuzz/OptionFile.swift links to the command's file: no target can import the command.
// The fuzzer is linked by lld, since the default linker takes libFuzzer's own main for the program's.
if fuzz {
  targets += [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Codecs", "Credentials", "Desk", "DisplayLink", "Envelopes", "Issuing", "Keys", "Scanning", "Trust",
        "Verification",
      ],
      path: "Tests/Fuzz",
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library", "-sanitize=fuzzer,address"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
  ]
}

let package = Package(
  name: "vidimus",
  products: [
    .executable(name: "vidimus", targets: ["vidimus"]),
    // For Swift programs that verify a text: see Documentation/examples/verify-text.
    .library(
      name: "Vidimus",
      targets: ["Codecs", "Keys", "Envelopes", "Scanning", "Credentials", "Trust", "Verification"]),
  ],
  targets: targets
)
