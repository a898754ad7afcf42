import Codecs
import Credentials
import Envelopes
import Keys
import Trust

/// The issuer under whose key a signature holds.
enum Signer {
  case trusted(TrustedIssuer)
  case test

  enum Search {
    case success(VerifiedPayload, Signer)
    case failure(Reason)
  }

  /// Looks for the key that signed an MC1 message of `issuer`. Every key under its kid is tried.
  static func find(of message: COSESign1, in trust: TrustStore, issuer: String) -> Search {
    if issuer.hasSameBytes(as: TestIssuer.id) { return findTest(message) }
    guard !trust.isEmpty else { return .failure(.listMissing) }
    return find(message, among: trust.keys(of: issuer, kid: message.kid))
  }

  /// Looks for the key that signed a health certificate, whoever it says its issuer is.
  static func find(of message: COSESign1, in trust: TrustStore) -> Search {
    guard !trust.isEmpty else { return .failure(.listMissing) }
    return find(message, among: trust.keys(kid: message.kid))
  }

  private static func find(_ message: COSESign1, among answer: TrustStore.Answer) -> Search {
    switch answer {
    case .issuerNotListed: return .failure(.issuerNotListed)
    case .keyNotListed: return .failure(.keyNotListed)
    case .keys(let candidates):
      for candidate in candidates {
        if let payload = message.verified(with: candidate.key.key) {
          return .success(payload, .trusted(candidate.issuer))
        }
      }
      return .failure(.badSignature)
    }
  }

  private static func findTest(_ message: COSESign1) -> Search {
    guard message.kid == TestIssuer.material.kid, let key = try? PublicKey(TestIssuer.material) else {
      return .failure(.keyNotListed)
    }
    guard let payload = message.verified(with: key) else { return .failure(.badSignature) }
    return .success(payload, .test)
  }

  // MARK: What the store says of it

  var isTest: Bool {
    if case .test = self { return true }
    return false
  }

  /// Whether it is trusted for credentials of that type; of nil, only where it is trusted for everything.
  func covers(_ type: CredentialType?) -> Bool {
    guard case .trusted(let issuer) = self, let types = issuer.types else { return true }
    return type.map { types.contains($0) } ?? false
  }

  /// The name an issuer file gives; nil for bare keys, whose name is only what the file is called.
  var statedName: String? {
    guard case .trusted(let issuer) = self, issuer.id != nil else { return nil }
    return issuer.name
  }

  func signedBy(id: String?) -> Verdict.SignedBy {
    switch self {
    case .trusted(let issuer):
      Verdict.SignedBy(
        id: id, name: issuer.name, country: issuer.country, source: .pinned, asOf: issuer.asOf)
    case .test:
      Verdict.SignedBy(id: id, name: TestIssuer.name, country: nil, source: .builtIn, asOf: nil)
    }
  }

  /// The status of a credential: of test cards the program knows it.
  func status(of claims: SignedClaims) -> Verdict.Status {
    guard let reference = claims.status else { return .none }
    guard isTest else { return .unknown }
    return TestIssuer.isWithdrawn(index: reference.index) ? .revoked : .good
  }
}
