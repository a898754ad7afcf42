/// An issuer and its keys, as one file pins them.
public struct Pin {
  public let issuer: TrustedIssuer
  public let keys: [TrustedKey]
}
