public import Codecs

/// The public numbers of a key, big-endian and as long as RFC 9053 and RFC 7518 write them.
public enum KeyMaterial: Sendable, Equatable {
  /// A point of P-256 or P-384: coordinates of 32 or 48 bytes.
  case ellipticCurve(KeyKind, x: [UInt8], y: [UInt8])
  /// An Ed25519 public key of 32 bytes (RFC 8032 §5.1.5).
  case ed25519([UInt8])
  /// A modulus and an exponent without leading zeros.
  case rsa(modulus: [UInt8], exponent: [UInt8])

  public var kind: KeyKind {
    switch self {
    case .ellipticCurve(let kind, _, _): kind
    case .ed25519: .ed25519
    case .rsa: .rsa
    }
  }

  /// The COSE Key Thumbprint (RFC 9679 §3): SHA-256 over the required parameters, deterministically encoded.
  public var coseThumbprint: [UInt8] { Digest.sha256(coseKey.deterministicEncoding) }

  /// The kid of this key in MC1: the first 8 bytes of its COSE Key Thumbprint.
  public var kid: [UInt8] { [UInt8](coseThumbprint.prefix(8)) }

  /// The key as a JSON Web Key (RFC 7517, RFC 8037), its required members in lexicographic order.
  public var jwk: JSONValue {
    func text(_ bytes: [UInt8]) -> JSONValue { .string(Base64URL.encode(bytes.span)) }
    switch self {
    case .ellipticCurve(let kind, let x, let y):
      return .object([
        JSONMember("crv", .string(kind == .p256 ? "P-256" : "P-384")), JSONMember("kty", .string("EC")),
        JSONMember("x", text(x)), JSONMember("y", text(y)),
      ])
    case .ed25519(let x):
      return .object([
        JSONMember("crv", .string("Ed25519")), JSONMember("kty", .string("OKP")), JSONMember("x", text(x)),
      ])
    case .rsa(let modulus, let exponent):
      return .object([
        JSONMember("e", text(exponent)), JSONMember("kty", .string("RSA")), JSONMember("n", text(modulus)),
      ])
    }
  }

  /// Reads a public JSON Web Key. Members other than those of the key itself are left to the caller.
  ///
  /// - Throws: ``KeyError/malformed`` and ``KeyError/unsupported``, and ``KeyError/privateKey`` for one
  ///   that carries its private half.
  public init(jwk: JSONValue) throws(KeyError) {
    guard case .object = jwk, let type = jwk["kty"]?.string else { throw .malformed }
    guard jwk["d"] == nil, jwk["k"] == nil else { throw .privateKey }
    func bytes(_ name: String) throws(KeyError) -> [UInt8] {
      guard let text = jwk[name]?.string, let bytes = try? Base64URL.decode([UInt8](text.utf8).span) else {
        throw .malformed
      }
      return bytes
    }
    switch (type, jwk["crv"]?.string) {
    case ("EC", "P-256"): self = .ellipticCurve(.p256, x: try bytes("x"), y: try bytes("y"))
    case ("EC", "P-384"): self = .ellipticCurve(.p384, x: try bytes("x"), y: try bytes("y"))
    case ("OKP", "Ed25519"): self = .ed25519(try bytes("x"))
    case ("RSA", _): self = .rsa(modulus: try bytes("n"), exponent: try bytes("e"))
    default: throw .unsupported
    }
  }
}

/// Why a key is not taken.
public enum KeyError: Error, Equatable {
  /// Not the structure it should be, or numbers of a wrong length.
  case malformed
  /// A kind of key this program does not verify with.
  case unsupported
  /// A private key where a public one belongs.
  case privateKey
  /// A private key that asks for a passphrase.
  case encrypted
  /// A passphrase that is not the one the private key was encrypted with.
  case passphrase
  /// A point that is not on its curve, or of low order: it would verify what nobody signed.
  case weakPoint
  /// An RSA modulus outside 2048 to 4096 bits.
  case modulusLength(bits: Int)
  /// An RSA exponent that is even or below 3.
  case exponent
  /// OpenSSL failed in a way that says nothing about the key.
  case openSSL
}
