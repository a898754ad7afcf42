import COpenSSL
import Codecs

extension KeyMaterial {
  /// Checks the numbers without OpenSSL making a key of them: lengths, a point on its curve and not of low order, a
  /// modulus of 2048 to 4096 bits, an odd exponent of at least 3. ``PublicKey`` then accepts them.
  ///
  /// A desk with a thousand pinned keys checks all of them at its start, but gives few of them to OpenSSL.
  ///
  /// - Throws: ``KeyError/malformed``, ``KeyError/weakPoint``, ``KeyError/modulusLength(bits:)``,
  ///   ``KeyError/exponent``.
  public func check() throws(KeyError) {
    switch self {
    case .ellipticCurve(let kind, let x, let y):
      guard x.count == kind.coordinateLength, y.count == x.count else { throw .malformed }
      guard WeierstrassPoint.isOnCurve(kind, x: x, y: y) else { throw .weakPoint }
    case .ed25519(let x):
      guard x.count == 32 else { throw .malformed }
      guard Ed25519Point.isOnCurve(x), !Ed25519Point.isOfLowOrder(x) else { throw .weakPoint }
    case .rsa(let modulus, let exponent): try Self.checkRSA(modulus, exponent)
    }
  }

  private static func checkRSA(_ modulus: [UInt8], _ exponent: [UInt8]) throws(KeyError) {
    guard let first = modulus.first, first != 0, let last = exponent.last, exponent.first != 0 else {
      throw .malformed
    }
    let bits = modulus.count * 8 - first.leadingZeroBitCount
    guard (2048...4096).contains(bits) else { throw .modulusLength(bits: bits) }
    guard last & 1 == 1, exponent != [1], exponent.count <= modulus.count else { throw .exponent }
  }
}

/// Points of P-256 and P-384 (SEC 2 §2.4.2, §2.5.1): y² = x³ − 3x + b modulo p. Both curves have cofactor 1, so every
/// point on them has full order.
enum WeierstrassPoint {
  /// Whether the coordinates, big-endian, are below p and fulfil the equation.
  static func isOnCurve(_ kind: KeyKind, x: [UInt8], y: [UInt8]) -> Bool {
    guard let curve = kind == .p256 ? p256 : p384, let context = unsafe BN_CTX_new() else { return false }
    defer { unsafe BN_CTX_free(context) }
    unsafe BN_CTX_start(context)
    defer { unsafe BN_CTX_end(context) }
    func number(_ bytes: [UInt8]) -> OpaquePointer? {
      guard let number = unsafe BN_CTX_get(context) else { return nil }
      return unsafe BN_bin2bn(bytes, Int32(bytes.count), number)
    }
    guard let p = unsafe number(curve.prime), let b = unsafe number(curve.constant), let x = unsafe number(x),
      let y = unsafe number(y), let right = unsafe BN_CTX_get(context), unsafe BN_cmp(x, p) < 0,
      unsafe BN_cmp(y, p) < 0,
      // x³ − 3x + b as ((x² − 1 − 1 − 1) · x) + b.
      unsafe BN_mod_sqr(right, x, p, context) == 1,
      unsafe BN_mod_sub(right, right, BN_value_one(), p, context) == 1,
      unsafe BN_mod_sub(right, right, BN_value_one(), p, context) == 1,
      unsafe BN_mod_sub(right, right, BN_value_one(), p, context) == 1,
      unsafe BN_mod_mul(right, right, x, p, context) == 1,
      unsafe BN_mod_add(right, right, b, p, context) == 1,
      unsafe BN_mod_sqr(y, y, p, context) == 1
    else { return false }
    return unsafe BN_cmp(y, right) == 0
  }

  private struct Curve {
    let prime, constant: [UInt8]

    init?(prime: String, constant: String) {
      guard let prime = Hexadecimal.decode(prime), let constant = Hexadecimal.decode(constant) else { return nil }
      (self.prime, self.constant) = (prime, constant)
    }
  }

  private static let p256 = Curve(
    prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
    constant: "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b")
  private static let p384 = Curve(
    prime: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
    constant: "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef")
}
