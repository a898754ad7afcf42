import Codecs
import Foundation
import Keys
import Testing
import Trust
import Verification

@Suite(.enabled(if: Vectors.arePresent, Vectors.absence)) struct VerifiableCredentialSuiteTests {
  /// Tests of the W3C's suite that verify a credential in a compact JWS: their number, input, key and whether it holds.
  private static let cases: [(number: Int, input: String, key: String, holds: Bool)] = [
    (6, "credential-jose-minimal.txt", "vm-p256.json", true),
    (8, "credential-issuer-match-signed.txt", "vm-ed25519.json", true),
    (9, "credential-jose-unknown-extensions.txt", "vm-ed25519.json", false),
    (10, "credential-minimal.json", "vm-ed25519.json", false),
    (12, "credential-jose-bad-signature.txt", "vm-ed25519.json", false),
    (13, "credential-jose-bad-media-type.txt", "vm-ed25519.json", false),
    (15, "credential-jose-vc-vp-claims.txt", "vm-ed25519.json", false),
  ]

  @Test func compactCredentialsAreWhatTheSuiteSays() throws {
    var score = Score("vc-jose-cose, compact JWS")
    for it in Self.cases {
      let input = try Vectors.data("vc-jose-cose/tests/input/" + it.input)
      let document = try Vectors.json("vc-jose-cose/tests/input/" + it.key)
      let key = try #require(document["publicKeyJwk"] as? [String: Any])
      let file = try JSONSerialization.data(withJSONObject: key)
      var store = TrustStore()
      store.add(try TrustFile.read([UInt8](file), name: "key", modified: Timestamp(seconds: 0)))
      let verdict = Verifier(trust: store, kinds: .learning).verdict(
        on: [UInt8](input), at: .given(Timestamp(seconds: 1_795_478_400)))
      score.note("\(it.number)", agrees: (verdict.credential != nil) == it.holds)
    }
    try score.check(count: 7)
  }

  /// Samples of other programs, by `expected.jsonl`: those with typ `vc+jwt`.
  @Test func samplesAreWhatTheirRecordsSay() throws {
    var score = Score("vc-jwt samples, vc+jwt")
    let records = String(decoding: try Vectors.data("vc-jwt/expected.jsonl"), as: UTF8.self)
    for line in records.split(separator: "\n") {
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      guard record["kind"] as? String == "vc+jwt", let name = record["file"] as? String else { continue }
      var store = TrustStore()
      if let trust = record["trust"] as? String {
        store.add(
          try TrustFile.read(
            [UInt8](try Vectors.data("vc-jwt/" + trust)), name: "trust", modified: Timestamp(seconds: 0)))
      }
      let text = [UInt8](try Vectors.data("vc-jwt/" + name))
      let moment = try #require(record["at"] as? String)
      let time = try #require(Timestamp(rfc3339: moment))
      let verdict = Verifier(trust: store, kinds: .all).verdict(on: text, at: .given(time))
      score.note(name, agrees: verdict.word.rawValue == record["expect"] as? String)
    }
    try score.check(count: 1)
  }
}
