import Codecs
import Envelopes

/// A text from a scanner, by how it begins.
public enum ScannedText: Sendable {
  /// A code in a format that is verified.
  case carrier(Carrier)
  /// A code that a keyboard layout changed. Two layouts may both give a readable code; the signature decides. At least
  /// one reading.
  case retyped([Carrier])
  /// A kind of text that is recognised but not verified.
  case named(NamedText)
  /// Text that begins like no known format.
  case unknown
  /// Bytes that are no text: control characters, or not UTF-8.
  case notText

  /// Recognises `line`, one code without its line ending.
  ///
  /// What a scanner adds is passed over: see ``ScannerText``.
  public init(_ line: [UInt8]) {
    let scanned = ScannerText(line)
    if scanned.text.isEmpty, line.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      self = .notText
    } else {
      self = Self.recognise(scanned.text, isGS1: scanned.isGS1)
    }
  }

  private static func recognise(_ text: ArraySlice<UInt8>, isGS1: Bool) -> ScannedText {
    if let row = CarrierRow.row(of: text) {
      // A code that was read as GS1 has lost its percent signs, and base45 needs them.
      let isDamaged = isGS1 && row.prefix != nil
      return isDamaged ? .named(NamedText(format: "GS1", kind: .format)) : .carrier(row.carrier(text))
    }
    if let name = laterVersion(text) { return .named(NamedText(format: name, kind: .newerVersion)) }
    if let known = KnownPrefix.table.first(where: { $0.matches(text) }) { return .named(known.text) }
    if isCompactJWS(text) {
      return .named(NamedText(format: text.contains(UInt8(ascii: "~")) ? "SD-JWT" : "JWS", kind: .format))
    }
    guard let string = String(strictUTF8: [UInt8](text)),
      !string.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    else { return .notText }
    return RetypedCode.readings(of: string) ?? .unknown
  }

  /// The prefix of a later version, `MC2:` to `MCZ:` or `HC2:` to `HCZ:`; nil for any other text.
  private static func laterVersion(_ text: ArraySlice<UInt8>) -> String? {
    let head = [UInt8](text.prefix(4))
    guard head.count == 4, head[1] == UInt8(ascii: "C"), head[3] == UInt8(ascii: ":"),
      head[0] == UInt8(ascii: "M") || head[0] == UInt8(ascii: "H"),
      (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(head[2])
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(head[2])
    else { return nil }
    return String(strictUTF8: Array(head.prefix(3)))
  }

  /// Whether the text looks like a compact JWS: `eyJ` is base64url of `{"`, and two dots divide the three parts (RFC
  /// 7515 §3.1).
  private static func isCompactJWS(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "eyJ".utf8) && text.filter { $0 == UInt8(ascii: ".") }.count >= 2
  }
}
