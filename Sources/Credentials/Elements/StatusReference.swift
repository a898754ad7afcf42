/// The place of a credential in a status list (Token Status List, "Referenced Token in COSE").
public struct StatusReference: Sendable, Equatable {
  /// The URI of the status list; a name, never fetched by a desk.
  public var uri: String
  /// The credential's index in the list, from 0.
  public var index: UInt32

  /// A place in the list with this URI.
  public init(uri: String, index: UInt32) {
    self.uri = uri
    self.index = index
  }
}
