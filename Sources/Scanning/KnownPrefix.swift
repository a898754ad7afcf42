/// The beginning of a kind of text that is recognised but not verified.
struct KnownPrefix {
  let prefix: [UInt8]
  let ignoresCase: Bool
  let text: NamedText

  init(_ prefix: String, _ format: String, _ kind: NamedText.Kind = .format, ignoresCase: Bool = false) {
    self.init([UInt8](prefix.utf8), format, kind, ignoresCase: ignoresCase)
  }

  init(_ prefix: [UInt8], _ format: String, _ kind: NamedText.Kind = .format, ignoresCase: Bool = false) {
    self.prefix = prefix
    self.ignoresCase = ignoresCase
    text = NamedText(format: format, kind: kind)
  }

  func matches(_ line: ArraySlice<UInt8>) -> Bool {
    let head = line.prefix(prefix.count)
    guard ignoresCase else { return head.elementsEqual(prefix) }
    return head.elementsEqual(prefix) { Self.lowercase($0) == $1 }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Schemes are compared without case (RFC 3986 §3.1), so they are in lower case here.
  static let table: [KnownPrefix] = [
    KnownPrefix("https://", "link", .onlineLink, ignoresCase: true),
    KnownPrefix("http://", "link", .onlineLink, ignoresCase: true),
    KnownPrefix("shlink:/", "SMART Health Link", .onlineLink, ignoresCase: true),
    KnownPrefix("openid4vp:", "OpenID4VP", .openID4VP, ignoresCase: true),
    KnownPrefix("eudi-openid4vp:", "OpenID4VP", .openID4VP, ignoresCase: true),
    KnownPrefix("mdoc-openid4vp:", "OpenID4VP", .openID4VP, ignoresCase: true),
    KnownPrefix("haip:", "OpenID4VP", .openID4VP, ignoresCase: true),
    KnownPrefix("haip-vp:", "OpenID4VP", .openID4VP, ignoresCase: true),
    KnownPrefix("openid-credential-offer:", "OpenID4VCI", .openID4VP, ignoresCase: true),
    KnownPrefix("haip-vci:", "OpenID4VCI", .openID4VP, ignoresCase: true),
    KnownPrefix("mdoc:", "mdoc", .openID4VP, ignoresCase: true),
    KnownPrefix("shc:/", "SMART Health Card", ignoresCase: true),
    KnownPrefix("VC1-", "CBOR-LD"),
    KnownPrefix("VP1-", "CBOR-LD"),
    KnownPrefix("DC01", "2D-Doc"),
    KnownPrefix("DC02", "2D-Doc"),
    KnownPrefix("DC03", "2D-Doc"),
    KnownPrefix("DC04", "2D-Doc"),
    KnownPrefix("RDB1", "IDB"),
    KnownPrefix("NDB1", "IDB"),
    // Base45 of the four zlib headers, and of CBOR tags 18 and 61, without a prefix.
    KnownPrefix("NCF", "Claim 169"),
    KnownPrefix("6BF", "Claim 169"),
    KnownPrefix("Y9F", "Claim 169"),
    KnownPrefix("V7F", "Claim 169"),
    KnownPrefix("RRQ", "CWT"),
    KnownPrefix("7FR", "CWT"),
    KnownPrefix("{", "JSON"),
    KnownPrefix("<", "XML"),
    KnownPrefix([0x89, 0x50, 0x4E, 0x47], "PNG"),
    KnownPrefix("PK\u{3}\u{4}", "DIVOC"),
    // A header of versions 3 and 4 (ICAO 9303-13 §2.2), which is binary.
    KnownPrefix([0xDC, 0x02], "VDS"),
    KnownPrefix([0xDC, 0x03], "VDS"),
  ]
}
