import Codecs
import Envelopes
import Foundation
import Scanning
import Testing
import Trust
import Verification

/// The European acceptance cases of `HC1:`: the proof of the engine that verifies MC1.
@Suite(.enabled(if: Vectors.arePresent, Vectors.absence)) struct HealthCertificateTests {
  private struct Case {
    let name: String
    let text: [UInt8]
    let certificate: [UInt8]?
    let clock: Timestamp?
    let expected: [String: Bool]
  }

  private static func cases() throws -> [Case] {
    try Vectors.data("hc1/cases.jsonl").split(separator: 0x0A).map { line in
      let json = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
      let context = try #require(json["TESTCTX"] as? [String: Any])
      return Case(
        name: try #require(json["name"] as? String), text: [UInt8]((json["PREFIX"] as? String ?? "").utf8),
        certificate: (context["CERTIFICATE"] as? String).flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) },
        clock: (context["VALIDATIONCLOCK"] as? String).flatMap(time),
        expected: try #require(json["EXPECTEDRESULTS"] as? [String: Bool]))
    }
  }

  /// The clocks are RFC 3339 with small liberties: no zone, or one without a colon.
  private static func time(_ text: String) -> Timestamp? {
    let text = text.replacingOccurrences(of: "+0000", with: "Z")
    return Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text + "Z") ?? Day(iso: text)?.start
  }

  @Test func everyExpectationOfTheLayersIsMet() throws {
    let cases = try Self.cases()
    var scores: [String: Score] = [:]
    for layer in ["UNPREFIX", "B45DECODE", "COMPRESSION", "VERIFY", "EXPIRATIONCHECK"] {
      scores[layer] = Score("HC1 " + layer.lowercased(), divergences: Self.divergences[layer] ?? [:])
    }
    for it in cases {
      for (layer, value) in it.expected {
        // Four cases misspell the name of an expectation that the others call EXPECTEDEXPIRATIONCHECK.
        let name =
          layer == "EXPTECTEDEXPIRED" ? "EXPIRATIONCHECK" : layer.replacingOccurrences(of: "EXPECTED", with: "")
        guard scores[name] != nil, let found = try Self.result(of: name, it) else { continue }
        scores[name]?.note(it.name, agrees: found == value)
      }
    }
    let counts = ["UNPREFIX": 112, "B45DECODE": 105, "COMPRESSION": 92, "VERIFY": 116, "EXPIRATIONCHECK": 76]
    for (layer, score) in scores { try score.check(count: try #require(counts[layer])) }
  }

  private static func result(of layer: String, _ it: Case) throws -> Bool? {
    guard case .carrier(let carrier) = ScannedText(it.text), carrier.format == .hc1 else { return false }
    let body = carrier.code.dropFirst(COSEProfile.hc1.prefix.utf8.count)
    switch layer {
    case "UNPREFIX": return true
    case "B45DECODE": return (try? Base45.decode([UInt8](body).span)) != nil
    case "COMPRESSION": return (try? COSESign1.message(body: body, profile: .hc1)) != nil
    default: break
    }
    guard let certificate = it.certificate else { return nil }
    var store = TrustStore()
    store.add(try TrustFile.read(certificate, name: it.name, modified: Timestamp(seconds: 0)))
    let verdict = Verifier(trust: store, kinds: .all).verdict(
      on: it.text, at: .given(try #require(it.clock, "\(it.name)")))
    if layer == "VERIFY" {
      if verdict.issuer != nil { #expect(verdict.json == nil, "nothing of a health record is handed over") }
      return verdict.issuer != nil
    }
    return verdict.reason == .ok
  }

  private static let divergences: [String: [String: String]] = [:]
}

extension Verdict {
  /// What a verdict hands over of the content: nothing, of a health certificate.
  fileprivate var json: String? { credential?.json.line }
}
