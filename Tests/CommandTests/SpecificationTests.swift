import Foundation
import Testing

/// The worked example of the format's specification, made by an implementation that shares no source with this one.
@Suite struct SpecificationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")

  private func read(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The example's code, behind the members of its vector.
  private func example() throws -> String {
    let vector = try read("Tests/Vectors/mc1/example.txt")
    return String(vector[try #require(vector.range(of: "\n\n")).upperBound...])
  }

  @Test func theExampleIsGenuine() throws {
    let text = try example()
    let trust = Self.root.appendingPathComponent("Tests/Vectors/mc1/issuer.json").path
    let answer = try Program.run(
      ["verify", "--json", "--at", "2026-11-24", "--only-trust", "--trust", trust], input: text)
    #expect(answer.status == 0)
    let credential = try #require(try verdict(answer.output)["credential"] as? [String: Any])
    #expect(credential["id"] as? String == "a1b2c3d4e5f60718")
    #expect(credential["familyName"] as? String == "Kowalska")
    #expect(credential["issuanceDate"] as? String == "2026-05-14")
    #expect(credential["level"] as? String == "EQF-6" && credential["cycle"] as? String == "first")
    #expect(credential["notionalWorkload"] as? [String: Int] == ["ects": 1, "hours": 25])
  }

  @Test func theDocumentHasTheExampleAsItIs() throws {
    let document = try read("Documentation/format-mc1.md").replacingOccurrences(of: "\n    ", with: "")
    #expect(document.contains(try example().trimmingCharacters(in: .newlines)))
    let inspected = try Program.run(["inspect"], input: try example()).output
    for name in ["protected header", "signature", "kid"] {
      let line = try #require(inspected.split(separator: "\n").first { $0.hasPrefix("unverified: \(name) ") })
      #expect(document.contains(try #require(line.split(separator: " ").last)), "\(name)")
    }
  }
}
