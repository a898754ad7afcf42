import Codecs
import Envelopes
import Foundation
import Keys
import Testing

@Suite(.enabled(if: Vectors.arePresent, Vectors.absence)) struct FormatSuiteTests {
  // MARK: JSON

  @Test func jsonIsWhatTheTestSuiteSays() throws {
    var score = Score(
      "JSONTestSuite y and n",
      divergences: [
        "y_object_duplicated_key.json": "a name twice leaves open which value counts (RFC 8259 §4), so it is refused",
        "y_object_duplicated_key_and_value.json": "the same, though both values are one",
      ])
    var decided = Score("JSONTestSuite i, decided here")
    for name in try Vectors.names("json/test_parsing") {
      let accepted = (try? JSONReader.read([UInt8](try Vectors.data("json/test_parsing/" + name)))) != nil
      switch name.prefix(2) {
      case "y_": score.note(name, agrees: accepted)
      case "n_": score.note(name, agrees: !accepted)
      // Numbers are kept as they are written, so none is too large; text that is not Unicode is refused.
      default: decided.note(name, agrees: accepted == name.hasPrefix("i_number"))
      }
    }
    try score.check(count: 283)
    try decided.check(count: 35)
  }

  @Test(arguments: ["arrays", "french", "structures", "unicode", "values", "weird"])
  func canonicalJSONIsThatOfTheScheme(_ name: String) throws {
    let input = try JSONReader.read([UInt8](try Vectors.data("jcs/testdata/input/\(name).json")))
    let output = try Vectors.data("jcs/testdata/output/\(name).json")
    let hex = String(decoding: try Vectors.data("jcs/testdata/outhex/\(name).txt"), as: UTF8.self)
    var score = Score("JCS \(name)")
    let canonical = try input.canonical()
    score.note(name, agrees: canonical == [UInt8](output) && canonical.hex == hex.filter { !$0.isWhitespace })
    try score.check(count: 1)
  }

  // MARK: COSE

  /// The messages of one signer, under the profile that permits what real issuers send.
  @Test func messagesAreAsCoseWgSays() throws {
    var score = Score(
      "cose-wg sign1, ECDSA, EdDSA, CWT",
      divergences: [
        "A_3.json": "no kid in either header: no key to look for",
        "ecdsa-sig-03.json": "P-521: no key of that curve is taken",
        "ecdsa-sig-04.json": "ES512 on P-256: no hash but the curve's own is taken",
        "eddsa-sig-02.json": "Ed448: no key of that curve is taken",
        "sign-pass-02.json": "signed with external data, which no carrier here has",
      ])
    for folder in ["sign1-tests", "ecdsa-examples", "eddsa-examples", "CWT"] {
      for name in try Vectors.names("cose/" + folder)
      where !["ecdsa-0", "eddsa-0", "A_4", "A_5", "A_6", "A_7"].contains(where: name.hasPrefix) {
        let vector = try Vectors.json("cose/\(folder)/\(name)")
        let input = try #require(vector["input"] as? [String: Any])
        let jwk = try #require((input["sign0"] as? [String: Any])?["key"] as? [String: Any])
        let output = try #require((vector["output"] as? [String: Any])?["cbor"] as? String)
        let bytes = try #require([UInt8](hex: output))
        let isGood = !(vector["fail"] as? Bool ?? false)
        score.note(name, agrees: verifies(bytes, under: jwk) == isGood)
        guard isGood, name != "sign-pass-02.json", let message = try? COSESign1(bytes.span, profile: .hc1) else {
          continue
        }
        let signed = try #require((vector["intermediates"] as? [String: Any])?["ToBeSign_hex"] as? String)
        #expect(message.sigStructure.hex == signed.lowercased(), "\(name)")
      }
    }
    try score.check(count: 16)
  }

  private func verifies(_ bytes: [UInt8], under jwk: [String: Any]) -> Bool {
    // The suite's private keys are published, and only their public half is taken; some numbers are in hexadecimal.
    let members = ["kty", "crv", "x", "y"].compactMap { name in
      let text = jwk[name] as? String
      let hex = (jwk[name + "_hex"] as? String).flatMap { [UInt8](hex: $0) }.map { Base64URL.encode($0.span) }
      return (text ?? hex).map { JSONMember(name, .string($0)) }
    }
    guard let material = try? KeyMaterial(jwk: .object(members)), let key = try? PublicKey(material),
      let message = try? COSESign1(bytes.span, profile: .hc1)
    else { return false }
    return message.verified(with: key) != nil
  }
}
