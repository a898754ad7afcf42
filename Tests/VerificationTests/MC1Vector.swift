import Codecs
import Foundation
import Testing
import Trust
import Verification

/// A file of `Tests/Vectors/mc1`: one code, and what becomes of it (format-mc1.md, Appendix C).
struct MC1Vector {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Vectors/mc1").standardizedFileURL

  let name: String
  let expect: Verdict.Word
  let reason: String
  let warnings: String
  let now: Timestamp
  /// The files that say whom to trust; none where nobody is trusted.
  let trust: [String]
  let twin: String?
  let text: [UInt8]

  private static let required: Set = ["expect", "reason", "now", "trust", "source", "comment"]
  private static let optional: Set = ["warnings", "twin", "optional", "encoding"]

  /// Every vector of the folder, by name.
  static func all() throws -> [MC1Vector] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
      .map { try MC1Vector($0) }
  }

  /// Reads a file. A member that is missing, unknown or there twice fails the test.
  init(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let end = try #require(
      bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }, "\(name): no empty line")
    let members = try Self.members([UInt8](bytes[..<end]), name)
    let names = Set(members.keys)
    try #require(names.isSuperset(of: Self.required), "\(name): a member is missing")
    try #require(names.isSubset(of: Self.required.union(Self.optional)), "\(name): an unknown member")
    self.name = name
    expect = try #require(Verdict.Word(rawValue: members["expect"] ?? ""), "\(name): no verdict")
    reason = members["reason"] ?? ""
    warnings = members["warnings"] ?? ""
    now = try #require(Timestamp(rfc3339: members["now"] ?? ""), "\(name): no time")
    trust = members["trust"] == "none" ? [] : (members["trust"] ?? "").split(separator: " ").map(String.init)
    twin = members["twin"]
    try #require(bytes.last == 0x0A, "\(name): no line feed at the end")
    let text = [UInt8](bytes[(end + 2)..<(bytes.count - 1)])
    guard let encoding = members["encoding"] else {
      self.text = text
      return
    }
    try #require(encoding == "hex", "\(name): an unknown encoding")
    self.text = try #require(Hexadecimal.decode(String(decoding: text, as: UTF8.self)), "\(name): no hexadecimal")
  }

  private static func members(_ head: [UInt8], _ name: String) throws -> [String: String] {
    var members: [String: String] = [:]
    for line in try #require(String(strictUTF8: head), "\(name): not UTF-8").split(separator: "\n") {
      let colon = try #require(line.range(of: ": "), "\(name): \(line)")
      let key = String(line[..<colon.lowerBound])
      try #require(members.updateValue(String(line[colon.upperBound...]), forKey: key) == nil, "\(name): \(key) twice")
    }
    return members
  }

  /// A store that trusts what the vector names: issuer files, and status lists as JWTs.
  func store() throws -> TrustStore {
    var store = TrustStore()
    for file in trust {
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
      if file.hasSuffix(".jwt") {
        store.add(try StatusToken([UInt8](bytes.dropLast())))
      } else {
        store.add(try TrustFile.read(bytes, name: file, modified: Timestamp(seconds: 0)))
      }
    }
    return store
  }
}
