package import Codecs
package import Credentials
import Envelopes
package import Keys
package import Trust

/// An issuer that signs: its private key and its issuer file.
package struct Issuer {
  private let key: PrivateKey
  private let publicKey: PublicKey
  private let file: IssuerFile

  /// - Throws: ``IssuingError/keyNotInIssuerFile`` where desks that trust the file would not know the key,
  ///   ``IssuingError/typeNotCovered`` where it names types and micro-credentials are not among them.
  package init(key: PrivateKey, file: IssuerFile) throws(IssuingError) {
    guard let own = file.keys.first(where: { $0.material == key.publicMaterial }) else {
      throw .keyNotInIssuerFile
    }
    guard file.types?.contains(.microCredential) ?? true else { throw .typeNotCovered }
    guard let publicKey = try? PublicKey(own.material) else { throw .openSSL }
    self.key = key
    self.file = file
    self.publicKey = publicKey
  }

  /// Signs one credential as an MC1 text, and verifies the text before handing it out.
  ///
  /// - Parameters:
  ///   - id: its cti, ``idLength`` random bytes.
  ///   - day: the day of signing; iat is its first second, UTC.
  /// - Throws: ``IssuingError``.
  package func sign(_ draft: Draft, id: [UInt8], on day: Day) throws(IssuingError) -> SignedCode {
    let claims = claims(draft, id: id, on: day)
    if let last = draft.codeExpires, last < max(day, draft.validFrom ?? day, draft.credential.issuanceDate) {
      throw .expiresBeforeItBegins
    }
    let profile = COSEProfile.mc1
    guard let signed = profile.message(claims.payload, signedWith: key) else {
      throw key.isHeldElsewhere ? .signer : .openSSL
    }
    guard signed.count <= profile.maximumSize else {
      throw .tooLarge(bytes: signed.count, limit: profile.maximumSize)
    }
    guard let text = profile.text(of: signed) else { throw .openSSL }
    guard let message = decode(text), let payload = message.verified(with: publicKey),
      let readBack = try? SignedClaims.read(payload.bytes.span), readBack.claims == claims
    else { throw .notVerified }
    return SignedCode(text: text, claims: claims)
  }

  private func claims(_ draft: Draft, id: [UInt8], on day: Day) -> SignedClaims {
    SignedClaims(
      issuer: file.id, issuedAt: day.start, id: id, expires: draft.codeExpires?.next.start,
      notBefore: draft.validFrom?.start, status: draft.status, credential: draft.credential)
  }

  /// The code that a text is, where this issuer signed it for just this credential under that id, on whatever day.
  package func recognize(_ text: [UInt8], _ draft: Draft, id: [UInt8]) -> SignedCode? {
    guard text.starts(with: [UInt8](COSEProfile.mc1.prefix.utf8)), let message = decode(text),
      let payload = message.verified(with: publicKey), let found = try? SignedClaims.read(payload.bytes.span),
      found.claims == claims(draft, id: id, on: found.claims.issuedAt.day)
    else { return nil }
    return SignedCode(text: text, claims: found.claims)
  }

  /// Why a credential cannot be signed for its size; nil where it can.
  package func oversize(_ draft: Draft, on day: Day) -> IssuingError? {
    let id = [UInt8](repeating: 0, count: Self.idLength)
    let (profile, payload) = (COSEProfile.mc1, claims(draft, id: id, on: day).payload)
    let bytes = profile.messageSize(payload, for: key)
    return bytes > profile.maximumSize ? .tooLarge(bytes: bytes, limit: profile.maximumSize) : nil
  }

  /// How many characters the text of a credential would have, with one of the stand-ins for its id and signature that
  /// ``COSEProfile/measure(_:for:standIn:)`` numbers.
  package func measure(_ draft: Draft, on day: Day, standIn number: UInt8) -> Int? {
    let id = [UInt8](Digest.sha256([number]).prefix(Self.idLength))
    let payload = claims(draft, id: id, on: day).payload
    return COSEProfile.mc1.measure(payload, for: key, standIn: number).map { body in
      COSEProfile.mc1.prefix.utf8.count + body / 2 * 3 + body % 2 * 2
    }
  }

  private func decode(_ text: [UInt8]) -> COSESign1? {
    try? COSESign1.decode(body: text.dropFirst(COSEProfile.mc1.prefix.utf8.count), profile: .mc1)
  }

  /// Bytes of a credential's id.
  package static let idLength = 8
}

/// A signed text and what it says.
package struct SignedCode: Sendable {
  /// The MC1 text, ASCII.
  package let text: [UInt8]
  package let claims: SignedClaims
}

/// Why nothing was signed.
package enum IssuingError: Error, Equatable {
  /// The private key belongs to none of the public keys in the issuer file.
  case keyNotInIssuerFile
  /// The issuer file names types, and `MicroCredential` is not among them.
  case typeNotCovered
  /// codeExpires lies before the code is good for the first time.
  case expiresBeforeItBegins
  /// The signed message has more bytes than a verifier takes.
  case tooLarge(bytes: Int, limit: Int)
  /// Whoever holds the key gave no signature.
  case signer
  /// OpenSSL or zlib failed.
  case openSSL
  /// The signed text did not verify, which a fault in this program or its machine would cause.
  case notVerified
}
