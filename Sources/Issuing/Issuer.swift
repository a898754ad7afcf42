public import Codecs
public import Credentials
import Envelopes
public import Keys
public import Trust

/// An issuer that signs: its private key and its issuer file.
public struct Issuer {
  private let key: PrivateKey
  private let publicKey: PublicKey
  private let file: IssuerFile

  /// - Throws: ``IssuingError/keyNotInIssuerFile`` where desks that trust the file would not know the key,
  ///   ``IssuingError/typeNotCovered`` where it names types and micro-credentials are not among them.
  public init(key: PrivateKey, file: IssuerFile) throws(IssuingError) {
    guard let own = file.keys.first(where: { $0.key.material == key.publicMaterial }) else {
      throw .keyNotInIssuerFile
    }
    guard file.types?.contains(.microCredential) ?? true else { throw .typeNotCovered }
    self.key = key
    self.file = file
    publicKey = own.key
  }

  /// Signs one credential as an MC1 text, and verifies the text before handing it out.
  ///
  /// - Parameters:
  ///   - id: its cti, ``idLength`` random bytes.
  ///   - day: the day of signing; iat is its first second, UTC.
  /// - Throws: ``IssuingError``.
  public func sign(_ draft: Draft, id: [UInt8], on day: Day) throws(IssuingError) -> SignedCode {
    let claims = SignedClaims(
      issuer: file.id, issuedAt: day.start, id: id, expires: draft.codeExpires?.next.start,
      notBefore: draft.validFrom?.start, status: draft.status, credential: draft.credential)
    if let last = draft.codeExpires, last < max(day, draft.validFrom ?? day, draft.credential.issuanceDate) {
      throw .expiresBeforeItBegins
    }
    let profile = COSEProfile.mc1
    guard let signed = profile.message(claims.payload, signedWith: key) else { throw .openSSL }
    guard signed.count <= profile.maximumSize else {
      throw .tooLarge(bytes: signed.count, limit: profile.maximumSize)
    }
    guard let text = profile.text(of: signed) else { throw .openSSL }
    guard let message = try? COSESign1.decode(body: text.dropFirst(profile.prefix.utf8.count), profile: profile),
      let payload = message.verified(with: publicKey),
      let readBack = try? SignedClaims.read(payload.bytes.span), readBack.claims == claims
    else { throw .notVerified }
    return SignedCode(text: text, claims: claims)
  }

  /// Bytes of a credential's id.
  public static let idLength = 8
}

/// A signed text and what it says.
public struct SignedCode: Sendable {
  /// The MC1 text, ASCII.
  public let text: [UInt8]
  public let claims: SignedClaims
}

/// Why nothing was signed.
public enum IssuingError: Error, Equatable {
  /// The private key belongs to none of the public keys in the issuer file.
  case keyNotInIssuerFile
  /// The issuer file names types, and `MicroCredential` is not among them.
  case typeNotCovered
  /// codeExpires lies before the code is good for the first time.
  case expiresBeforeItBegins
  /// The signed message has more bytes than a verifier takes.
  case tooLarge(bytes: Int, limit: Int)
  /// OpenSSL or zlib failed.
  case openSSL
  /// The signed text did not verify, which a fault in this program or its machine would cause.
  case notVerified
}
