/// The place of a credential in its issuer's status list (Token Status List, "Referenced Token in COSE").
public struct StatusReference: Sendable, Equatable {
  public var uri: String
  public var index: UInt32

  public init(uri: String, index: UInt32) {
    self.uri = uri
    self.index = index
  }
}
