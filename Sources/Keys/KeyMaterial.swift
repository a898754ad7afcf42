public import Codecs

/// The numbers of a public key, big-endian and as long as RFC 9053 and RFC 7518 write them. They may be any bytes until
/// ``check()`` accepts them.
public enum KeyMaterial: Sendable, Equatable {
  /// A point of P-256 or P-384: coordinates of 32 or 48 bytes.
  case ellipticCurve(KeyKind, x: [UInt8], y: [UInt8])
  /// An Ed25519 public key of 32 bytes (RFC 8032 §5.1.5).
  case ed25519([UInt8])
  /// A modulus and an exponent without leading zeros.
  case rsa(modulus: [UInt8], exponent: [UInt8])

  /// The kind of key.
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

  /// The key as a JSON Web Key (RFC 7517, RFC 8037) that has only its required members, in lexicographic order.
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

  /// Reads a public JSON Web Key. Members that are not the key's numbers are left to the caller.
  ///
  /// - Throws: ``KeyError/malformed``, ``KeyError/unsupported``; ``KeyError/privateKey`` if the key contains its
  ///   private half.
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

/// Why a key is refused.
public enum KeyError: Error, Equatable {
  /// The structure or the length of a number is wrong.
  case malformed
  /// This program does not verify with this kind of key.
  case unsupported
  /// The key is private, and a public key is needed.
  case privateKey
  /// The private key is encrypted, and no passphrase was given.
  case encrypted
  /// The private key was encrypted with another passphrase.
  case passphrase
  /// The point is not on its curve, or has low order; signatures that nobody made would hold under it.
  case weakPoint
  /// The RSA modulus has this many bits, not 2048 to 4096.
  case modulusLength(bits: Int)
  /// The RSA exponent is even or below 3.
  case exponent
  /// OpenSSL failed for a reason other than the key.
  case openSSL
}
