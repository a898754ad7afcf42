import Codecs

/// What a text from a scanner is, by how it begins; nothing of it is decoded yet.
public enum ScannedText: Equatable, Sendable {
  /// A COSE_Sign1 message in base45, with everything behind the prefix.
  case cose(COSEProfile, body: ArraySlice<UInt8>)
  /// A kind of text that is known and not verified here.
  case known(KnownText)
  /// Text that begins like nothing known.
  case unknown
  /// Bytes that are no text: control characters, or no UTF-8.
  case notText
}

/// A kind of text this program names without verifying it.
public struct KnownText: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// A pointer to something online.
    case onlineLink
    /// The start of a live protocol with a wallet.
    case openID4VP
    /// A version of a format this program knows, later than those it knows.
    case newerVersion
    /// A code this program reads, typed by a scanner for another keyboard layout than the machine's.
    case keyboardLayout
    /// A format this version names only.
    case format
  }

  /// The format's short name, as JSON output has it.
  public let format: String
  public let reason: Reason
}

extension ScannedText {
  /// Recognises `line`, one code without its line ending.
  ///
  /// A byte order mark and an AIM identifier in front (`]Q1`, ISO/IEC 15424) and white space behind are the
  /// scanner's and are passed over: no text in base45 ends in a space.
  public init(_ line: [UInt8]) {
    var text = line[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    if Self.hasAIMIdentifier(text) { text = text.dropFirst(3) }
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D { text = text.dropLast() }
    self = Self.recognise(text)
  }

  private static func recognise(_ text: ArraySlice<UInt8>) -> ScannedText {
    for profile in [COSEProfile.mc1, .hc1] where text.starts(with: profile.prefix.utf8) {
      return .cose(profile, body: text.dropFirst(profile.prefix.utf8.count))
    }
    if let name = laterVersion(text) { return .known(KnownText(format: name, reason: .newerVersion)) }
    if let name = prefixOfAnotherLayout(text) { return .known(KnownText(format: name, reason: .keyboardLayout)) }
    if let known = KnownPrefix.table.first(where: { $0.matches(text) }) { return .known(known.text) }
    if isCompactJWS(text) {
      return .known(KnownText(format: text.contains(UInt8(ascii: "~")) ? "SD-JWT" : "JWS", reason: .format))
    }
    let printable = String(strictUTF8: [UInt8](text)).map { text in
      !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }
    return printable ?? false ? .unknown : .notText
  }

  /// `]Q0` to `]Q2` for QR codes, `]d` for Data Matrix, `]z` for Aztec. With a higher figure the code is GS1's,
  /// whose escapes have eaten characters of base45, so it stays visible.
  private static func hasAIMIdentifier(_ text: ArraySlice<UInt8>) -> Bool {
    let head = [UInt8](text.prefix(3))
    guard head.count == 3, head[0] == UInt8(ascii: "]") else { return false }
    return [UInt8]("Qdz".utf8).contains(head[1]) && (UInt8(ascii: "0")...UInt8(ascii: "2")).contains(head[2])
  }

  /// `MC2:` to `MCZ:` and `HC2:` to `HCZ:`, which are kept for versions to come.
  private static func laterVersion(_ text: ArraySlice<UInt8>) -> String? {
    let head = [UInt8](text.prefix(4))
    guard head.count == 4, head[1] == UInt8(ascii: "C"), head[3] == UInt8(ascii: ":"),
      head[0] == UInt8(ascii: "M") || head[0] == UInt8(ascii: "H"),
      (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(head[2])
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(head[2])
    else { return nil }
    return String(strictUTF8: Array(head.prefix(3)))
  }

  /// `MC1:` and `HC1:` as they arrive from a scanner that types for an American keyboard while the machine is set to
  /// another: `MC1Ö` on a German or Swedish one, `MC1Ñ` on a Spanish, `?C&M` on a French, `MC+"` on a Czech.
  ///
  /// It is not undone: what dead keys have swallowed is gone, and half a code would pass for one that was changed.
  private static func prefixOfAnotherLayout(_ text: ArraySlice<UInt8>) -> String? {
    let head = [UInt8](text.prefix(4))
    guard head.count == 4, head[1] == UInt8(ascii: "C") else { return nil }
    let name: String? =
      switch head[0] {
      case UInt8(ascii: "H"): "HC1"
      case UInt8(ascii: "M"), UInt8(ascii: "?"): "MC1"
      default: nil
      }
    let isColon: Bool =
      switch head[2] {
      // A letter beyond ASCII, and so its first byte of UTF-8.
      case UInt8(ascii: "1"): head[0] != UInt8(ascii: "?") && (0xC3...0xDF).contains(head[3])
      case UInt8(ascii: "&"): head[0] != UInt8(ascii: "M") && head[3] == UInt8(ascii: "M")
      case UInt8(ascii: "+"): head[0] != UInt8(ascii: "?") && head[3] == UInt8(ascii: "\"")
      default: false
      }
    return isColon ? name : nil
  }

  /// `eyJ` is base64url of `{"`, and two dots divide the three parts of a compact JWS (RFC 7515 §3.1).
  private static func isCompactJWS(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "eyJ".utf8) && text.filter { $0 == UInt8(ascii: ".") }.count >= 2
  }
}

/// How a known kind of text begins.
private struct KnownPrefix {
  let prefix: [UInt8]
  let ignoresCase: Bool
  let text: KnownText

  init(_ prefix: String, _ format: String, _ reason: KnownText.Reason = .format, ignoresCase: Bool = false) {
    self.init([UInt8](prefix.utf8), format, reason, ignoresCase: ignoresCase)
  }

  init(_ prefix: [UInt8], _ format: String, _ reason: KnownText.Reason = .format, ignoresCase: Bool = false) {
    self.prefix = prefix
    self.ignoresCase = ignoresCase
    text = KnownText(format: format, reason: reason)
  }

  func matches(_ line: ArraySlice<UInt8>) -> Bool {
    let head = line.prefix(prefix.count)
    guard ignoresCase else { return head.elementsEqual(prefix) }
    return head.elementsEqual(prefix) { Self.lowercase($0) == $1 }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Schemes are compared without case (RFC 3986 §3.1) and stand in lower case here.
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
    // Base45 of the four zlib headers, and of CBOR tags 18 and 61, without any prefix.
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
