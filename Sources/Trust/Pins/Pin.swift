/// An issuer and its keys, as one file pins them.
public struct Pin {
  /// The issuer; without an id if the file names none.
  public let issuer: TrustedIssuer
  /// At least one key.
  public let keys: [TrustedKey]
}
