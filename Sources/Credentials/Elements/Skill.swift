import Codecs

extension Credential.Skill {
  /// A skill as people write it: the UUID or URI of an ESCO skill, or another URI; nil for any other text.
  public init?(text: String) {
    let base = "http://data.europa.eu/esco/skill/"
    if let bytes = Self.bytes(ofUUID: text.hasPrefix(base) ? String(text.dropFirst(base.count)) : text) {
      self = .esco(bytes)
    } else if Shape.isURI(text) {
      self = .uri(text)
    } else {
      return nil
    }
  }

  /// The 16 bytes of a hyphenated UUID; nil for anything else.
  private static func bytes(ofUUID text: String) -> [UInt8]? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map({ $0.count }) == [8, 4, 4, 4, 12] else { return nil }
    return Hexadecimal.decode(String(text.filter { $0 != "-" }))
  }
}
