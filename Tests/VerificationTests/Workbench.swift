import Codecs
import Credentials
import Envelopes
import Foundation
import Keys
import Testing
import Trust
import Verification

/// An issuer that signs whatever it is given, right or wrong, and a desk that trusts it.
struct Workbench {
  static let issuer = "https://tudelft.nl"
  /// 2026-11-24T00:00:00Z.
  static let today = Timestamp(seconds: 1_795_478_400)

  let key: PrivateKey
  var store = TrustStore()

  init(_ algorithm: SignatureAlgorithm = .es256, types: [String]? = nil) throws {
    key = try PrivateKey.generate(for: algorithm)
    let file = IssuerFile.make(id: Self.issuer, name: "Delft", country: "NL", key: key.publicMaterial)
    var text = file.line
    if let types {
      text = text.replacingOccurrences(
        of: "\"MicroCredential\"", with: types.map { "\"\($0)\"" }.joined(separator: ","))
    }
    store.add(try TrustFile.read([UInt8](text.utf8), name: "delft", modified: Timestamp(seconds: 0)))
  }

  /// Claims of a short course, with some replaced, added or, where nil, left out.
  static func claims(_ changes: [Int64: CBORValue?] = [:], credential: [Int64: CBORValue?] = [:]) -> CBORValue {
    var elements: [Int64: CBORValue?] = [
      0: .unsigned(1), 1: map([1: .text("Kowalska"), 2: .text("Anna")]), 2: .text("Data Ethics"), 3: .text("NL"),
      4: .text("Delft"), 6: .array([.text("Explain")]), 7: map([1: .unsigned(100)]), 9: .unsigned(14), 10: .unsigned(2),
      11: .unsigned(2), 18: .text("en"),
    ]
    for (key, value) in credential { elements[key] = value }
    var claims: [Int64: CBORValue?] = [
      1: .text(issuer), 6: .unsigned(1_778_716_800), 7: .bytes([UInt8](repeating: 7, count: 8)),
      -202_224_302: map(elements),
    ]
    for (key, value) in changes { claims[key] = value }
    return map(claims)
  }

  static func map(_ entries: [Int64: CBORValue?]) -> CBORValue {
    .map(entries.compactMap { key, value in value.map { CBORPair(key: .integer(key), value: $0) } })
  }

  func text(_ payload: CBORValue) throws -> [UInt8] { try text(payload.deterministicEncoding) }

  func text(_ payload: [UInt8]) throws -> [UInt8] { try #require(COSEProfile.mc1.sign(payload, with: key)) }

  /// A message of any shape, signed over what its parts say.
  func message(
    protected: [UInt8]? = nil, unprotected: CBORValue = .map([]), payload: CBORValue? = nil, signature: [UInt8]? = nil,
    context: String = "Signature1", wrap: (CBORValue) -> CBORValue = { .tagged(18, $0) }
  ) throws -> [UInt8] {
    let payload = payload ?? .bytes(Self.claims().deterministicEncoding)
    let header = protected ?? header()
    let signed = CBORValue.array([.text(context), .bytes(header), .bytes([]), payload]).deterministicEncoding
    let signature = try signature ?? #require(key.sign(signed))
    return armour(wrap(.array([.bytes(header), unprotected, payload, .bytes(signature)])).deterministicEncoding)
  }

  func header(_ changes: [Int64: CBORValue?] = [:]) -> [UInt8] {
    var parameters: [Int64: CBORValue?] = [
      1: .integer(key.algorithm.coseIdentifier), 4: .bytes(key.publicMaterial.kid),
    ]
    for (label, value) in changes { parameters[label] = value }
    return Self.map(parameters).deterministicEncoding
  }

  func armour(_ message: [UInt8], prefix: String = "MC1:") -> [UInt8] {
    [UInt8](prefix.utf8) + Base45.encode(message.span)
  }

  func verdict(_ text: [UInt8], at time: Timestamp = today, kinds: Verifier.Kinds = .all) -> Verdict {
    Verifier(trust: store, kinds: kinds).verdict(on: text, at: .given(time))
  }

  func reason(_ text: [UInt8], at time: Timestamp = today) -> Reason { verdict(text, at: time).reason }
}

extension Timestamp {
  init(_ text: String) throws { self = try #require(Timestamp(rfc3339: text)) }
}
