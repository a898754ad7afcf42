public import Codecs

extension KeyMaterial {
  /// The key as a COSE_Key that has only its required parameters (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4).
  public var coseKey: CBORValue {
    func key(_ parameters: [(Int64, CBORValue)]) -> CBORValue {
      .map(parameters.map { CBORPair(key: .integer($0.0), value: $0.1) })
    }
    switch self {
    case .ellipticCurve(let kind, let x, let y):
      return key([(1, .unsigned(2)), (-1, .unsigned(kind == .p256 ? 1 : 2)), (-2, .bytes(x)), (-3, .bytes(y))])
    case .ed25519(let x): return key([(1, .unsigned(1)), (-1, .unsigned(6)), (-2, .bytes(x))])
    case .rsa(let modulus, let exponent):
      return key([(1, .unsigned(3)), (-1, .bytes(modulus)), (-2, .bytes(exponent))])
    }
  }

  /// Reads a COSE_Key as ``coseKey`` writes it; any other parameter is refused. The numbers are not checked: see
  /// ``check()``.
  ///
  /// - Throws: ``KeyError/malformed`` and ``KeyError/unsupported``.
  public init(coseKey: CBORValue) throws(KeyError) {
    guard case .map(let pairs) = coseKey else { throw .malformed }
    func number(_ label: Int64) -> Int64? { pairs.first { $0.key == .integer(label) }?.value.int64 }
    func bytes(_ label: Int64) throws(KeyError) -> [UInt8] {
      guard case .bytes(let bytes) = pairs.first(where: { $0.key == .integer(label) })?.value else { throw .malformed }
      return bytes
    }
    switch (number(1), number(-1), pairs.count) {
    case (2, 1, 4): self = .ellipticCurve(.p256, x: try bytes(-2), y: try bytes(-3))
    case (2, 2, 4): self = .ellipticCurve(.p384, x: try bytes(-2), y: try bytes(-3))
    case (1, 6, 3): self = .ed25519(try bytes(-2))
    case (3, nil, 3): self = .rsa(modulus: try bytes(-1), exponent: try bytes(-2))
    case (1, _, _), (2, _, _), (3, _, _): throw .unsupported
    default: throw .malformed
    }
  }
}
