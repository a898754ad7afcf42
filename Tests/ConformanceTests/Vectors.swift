import Foundation
import Testing

/// The published test data: the folder that `VIDIMUS_VECTORS` names, else the one beside this project.
enum Vectors {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["VIDIMUS_VECTORS"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/vectors").standardizedFileURL
  }()

  static var arePresent: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("README.md").path)
  }

  static let absence: Comment = "the published vectors are not here; VIDIMUS_VECTORS names their folder"

  static func data(_ path: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(path)) }

  static func json(_ path: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: try data(path)) as? [String: Any])
  }

  /// The names of the files in a folder, sorted.
  static func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path).sorted()
  }
}

extension [UInt8] {
  init?(hex: String) {
    guard hex.utf8.count % 2 == 0 else { return nil }
    self = []
    var rest = hex[...]
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      append(byte)
      rest = rest.dropFirst(2)
    }
  }

  var hex: String { map { String(format: "%02x", $0) }.joined() }
}

/// The score of one suite: how many cases, how many of them as published, and which are not, with a reason.
struct Score {
  let suite: String
  private(set) var cases = 0
  private var found: [String: Bool] = [:]
  private let divergences: [String: String]

  /// - Parameter divergences: cases that are known to go another way than published, each with its reason.
  init(_ suite: String, divergences: [String: String] = [:]) {
    self.suite = suite
    self.divergences = divergences
  }

  mutating func note(_ name: String, agrees: Bool) {
    cases += 1
    found[name] = (found[name] ?? true) && agrees
  }

  /// Holds the suite to its number of cases, and its divergences to the list: one that is not listed fails, and so
  /// does one that is listed and agrees.
  func check(count: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(cases == count, "\(suite)", sourceLocation: sourceLocation)
    let differing = Set(found.filter { !$0.value }.keys)
    #expect(differing.subtracting(divergences.keys).sorted() == [], "\(suite)", sourceLocation: sourceLocation)
    #expect(
      Set(divergences.keys).subtracting(differing).sorted() == [], "\(suite): agree unexpectedly",
      sourceLocation: sourceLocation)
    try publish(differing.count)
  }

  /// Appends the row to the table that `Scripts/conformance` prints.
  private func publish(_ differing: Int) throws {
    guard let path = ProcessInfo.processInfo.environment["VIDIMUS_CONFORMANCE_TABLE"] else { return }
    var rows = "| \(suite) | \(cases) | \(cases - differing) | \(differing) |\n"
    for (name, reason) in divergences.sorted(by: { $0.key < $1.key }) { rows += "# \(suite) | \(name) | \(reason)\n" }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(rows.utf8))
  }
}
