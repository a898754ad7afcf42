import Foundation
import Testing
import Verification

/// The test vectors that format-mc1.md gives to every implementation, read as one of them.
@Suite struct MC1VectorTests {
  @Test func everyVectorGetsItsVerdictAndReason() throws {
    for vector in try MC1Vector.all() {
      let verifier = Verifier(trust: try vector.store(), kinds: .all)
      let verdict = verifier.verdict(on: vector.text, at: .given(vector.now))
      #expect(
        verdict.word == vector.expect && verdict.reason.text == vector.reason,
        "\(vector.name): \(verdict.word.rawValue) \(verdict.reason.text)")
      guard vector.expect == .genuine else { continue }
      let warnings = verdict.warnings.map { $0.text }.joined(separator: ", ")
      #expect(warnings == vector.warnings, "\(vector.name): \(warnings)")
    }
  }

  @Test func everyRefusalHasAnAcceptedTwin() throws {
    let vectors = try MC1Vector.all()
    #expect(vectors.count >= 120)
    let accepted = Set(vectors.filter { $0.expect == .genuine }.map { $0.name })
    for vector in vectors where vector.expect != .genuine {
      #expect(vector.twin.map { accepted.contains($0) } ?? false, "\(vector.name)")
    }
    for vector in vectors where vector.name != "example.txt" {
      #expect(vector.name.contains("-"), "\(vector.name) names no topic and fault")
    }
  }

  /// Every reason of format-mc1.md §7 but those that need an issuer list or a machine's clock.
  @Test func everyLayerRefusesSomething() throws {
    let reasons = Set(try MC1Vector.all().map { $0.reason })
    #expect(
      reasons == [
        "ok", "base45", "inflate", "too-large", "cbor", "cose", "cwt", "claims", "newer-version", "algorithm",
        "unknown-text", "list-missing", "issuer-not-listed", "key-not-listed", "bad-signature", "type-not-covered",
        "not-yet-valid",
        "revoked", "suspended", "replaced", "expired", "lapsed", "status-expired", "status-unknown", "test",
      ])
  }

  @Test func theFolderHoldsNothingThatIsNotRead() throws {
    let used = Set(try MC1Vector.all().flatMap { $0.trust })
    let others = try FileManager.default.contentsOfDirectory(atPath: MC1Vector.folder.path)
      .filter { !$0.hasSuffix(".txt") && !$0.hasPrefix("__") }
    #expect(Set(others) == used.union(["make.py", "making", "test-keys.json"]))
  }
}
