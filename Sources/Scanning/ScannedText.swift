import Codecs
public import Envelopes

/// What a text from a scanner is, by how it begins; nothing of it is decoded yet.
public enum ScannedText: Sendable {
  /// A COSE_Sign1 message in base45, with everything behind the prefix.
  case cose(COSEProfile, body: ArraySlice<UInt8>)
  /// The same, as it was before a keyboard's layout made something else of it: every reading that decodes, one at least.
  case retyped([RetypedText])
  /// A kind of text that is known and not verified here.
  case known(KnownText)
  /// Text that begins like nothing known.
  case unknown
  /// Bytes that are no text: control characters, or no UTF-8.
  case notText
}

/// A code as the scanner meant it, if that is how it types.
public struct RetypedText: Sendable {
  public let typing: Typing
  public let profile: COSEProfile
  public let body: ArraySlice<UInt8>
}

/// A kind of text this program names without verifying it.
public struct KnownText: Sendable {
  public enum Reason: Sendable {
    /// A pointer to something online.
    case onlineLink
    /// The start of a live protocol with a wallet.
    case openID4VP
    /// A version of a format this program knows, later than those it knows.
    case newerVersion
    /// A code this program reads, typed by a scanner for another keyboard layout than the machine's, one of these;
    /// what the scanner meant cannot be told.
    case keyboardLayout([Typing])
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
  /// A byte order mark and an AIM identifier in front (`]Q1`, ISO/IEC 15424), blanks and control characters at both ends
  /// are the scanner's and are passed over, as in ``ScannerText``.
  public init(_ line: [UInt8]) {
    let scanned = ScannerText(line)
    let text = scanned.text
    if text.isEmpty, line.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      self = .notText
      return
    }
    self =
      scanned.isGS1 && Self.cose(text) != nil ? .known(KnownText(format: "GS1", reason: .format)) : Self.recognise(text)
  }

  private static func recognise(_ text: ArraySlice<UInt8>) -> ScannedText {
    if let (profile, body) = cose(text) { return .cose(profile, body: body) }
    if let name = laterVersion(text) { return .known(KnownText(format: name, reason: .newerVersion)) }
    if let known = KnownPrefix.table.first(where: { $0.matches(text) }) { return .known(known.text) }
    if isCompactJWS(text) {
      return .known(KnownText(format: text.contains(UInt8(ascii: "~")) ? "SD-JWT" : "JWS", reason: .format))
    }
    guard let string = String(strictUTF8: [UInt8](text)),
      !string.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    else { return .notText }
    return retyped(string) ?? .unknown
  }

  private static func cose(_ text: ArraySlice<UInt8>) -> (COSEProfile, body: ArraySlice<UInt8>)? {
    for profile in [COSEProfile.mc1, .hc1] where text.starts(with: profile.prefix.utf8) {
      return (profile, text.dropFirst(profile.prefix.utf8.count))
    }
    return nil
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
  /// another: `MC1Ö` on a German one, `?C&M` on a French, `MC+"` on a Czech, and `mc1:` under Caps Lock.
  ///
  /// What dead keys have swallowed is gone, and what is left does not decode: then only the layout is named. Layouts that
  /// differ in two letters may both give something that does; which of them it was the signature tells.
  private static func retyped(_ string: String) -> ScannedText? {
    let head = Array(string.unicodeScalars.prefix(7))
    let candidates = Beginning.all.filter { $0.start(in: head) != nil }
    guard !candidates.isEmpty else { return nil }
    let text = Array(string.unicodeScalars)
    var (named, possible): ([Typing], [Typing]) = ([], [])
    var format: String?
    var readings: [RetypedText] = []
    for candidate in candidates {
      guard let start = candidate.start(in: head) else { continue }
      let (typing, profile) = (candidate.typing, candidate.profile)
      if typing.layout != nil {
        named.append(typing)
        format = format ?? profile.format
      }
      guard let keys = typing.undone(Array(text[start...])), let (profile, body) = cose(keys[...]) else { continue }
      (format, possible) = (profile.format, possible + [typing])
      if !readings.contains(where: { $0.body == body }), (try? COSESign1.decode(body: body, profile: profile)) != nil {
        readings.append(RetypedText(typing: typing, profile: profile, body: body))
      }
    }
    if !readings.isEmpty { return .retyped(readings) }
    return format.map { .known(KnownText(format: $0, reason: .keyboardLayout(possible.isEmpty ? named : possible))) }
  }

  /// `eyJ` is base64url of `{"`, and two dots divide the three parts of a compact JWS (RFC 7515 §3.1).
  private static func isCompactJWS(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "eyJ".utf8) && text.filter { $0 == UInt8(ascii: ".") }.count >= 2
  }
}

/// How a code begins that was typed in one of the wrong ways.
private struct Beginning {
  let typing: Typing
  let profile: COSEProfile
  /// What appears for the prefix, and for `Q` and the figure of an AIM identifier.
  private let prefix, identifier: [Unicode.Scalar]

  /// Most texts begin like none of them, so what they would begin with is worked out once.
  static let all: [Beginning] = Typing.all.flatMap { typing in
    [COSEProfile.mc1, .hc1].compactMap { profile in
      guard let prefix = typing.typed(profile.prefix), let identifier = typing.typed("Q012") else { return nil }
      return Beginning(typing: typing, profile: profile, prefix: prefix, identifier: identifier)
    }
  }

  /// Where the code begins: in front, or behind an AIM identifier, whose bracket may be anything.
  func start(in head: [Unicode.Scalar]) -> Int? {
    if begins(head[...]) { return 0 }
    guard head.count > 3, head[1] == identifier[0], identifier[1...].contains(head[2]), begins(head[3...]) else {
      return nil
    }
    return 3
  }

  /// A dead key at the end of the prefix has joined whatever followed.
  private func begins(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.count >= prefix.count, text.first == prefix[0] else { return false }
    return zip(text, prefix).allSatisfy { $0 == $1 || (0x300...0x36F).contains($1.value) }
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
