/// A scanned text without what the scanner added.
///
/// Scanners add a byte order mark and an AIM identifier at the start (`]Q1`, ISO/IEC 15424), and blanks and control
/// characters such as STX and ETX at both ends. No code begins or ends with one of these. Inside the text they stay.
public struct ScannerText: Sendable {
  /// The code itself.
  public let text: ArraySlice<UInt8>
  /// The AIM identifier that was removed; nil if there was none.
  public let identifier: String?
  /// Whether the identifier is that of a GS1 code (`]Q3` to `]Q6`). In those, scanners replace each percent sign, and
  /// base45 has percent signs.
  public let isGS1: Bool

  /// Removes what the scanner added to `line`.
  public init(_ line: [UInt8]) {
    var text = line[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    while let first = text.first, Self.isPassedOver(first) { text = text.dropFirst() }
    while let last = text.last, Self.isPassedOver(last) { text = text.dropLast() }
    let head = [UInt8](text.prefix(3))
    // Q is QR code, d Data Matrix, z Aztec. Other digits change the text in ways that are not undone here.
    guard head.count == 3, head[0] == UInt8(ascii: "]"),
      [UInt8]("Qdz".utf8).contains(head[1]) && (UInt8(ascii: "0")...UInt8(ascii: "2")).contains(head[2])
        || head[1] == UInt8(ascii: "Q") && (UInt8(ascii: "3")...UInt8(ascii: "6")).contains(head[2])
    else {
      (self.text, identifier, isGS1) = (text, nil, false)
      return
    }
    identifier = String(decoding: head, as: UTF8.self)
    isGS1 = head[2] > UInt8(ascii: "2")
    text = text.dropFirst(3)
    // With ECI (`]Q2`) the text may begin with its character set: \000026 is UTF-8.
    if head[2] == UInt8(ascii: "2"), text.first == UInt8(ascii: "\\"), text.count > 7,
      text.dropFirst().prefix(6).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    {
      text = text.dropFirst(7)
    }
    self.text = text
  }

  /// Whether the byte is a space, DEL, or a C0 control other than ESC. No scanner adds ESC, which begins what an arrow
  /// key sends.
  private static func isPassedOver(_ byte: UInt8) -> Bool { byte <= 0x20 && byte != 0x1B || byte == 0x7F }
}
