public import Envelopes

/// A code that carries a signed text: its format, and its characters without what a scanner put around them.
public struct Carrier: Sendable {
  /// The format of the signed text.
  public let format: Format
  /// The code, as its issuer made it.
  public let code: ArraySlice<UInt8>
  /// How the scanner typed the code, if that was undone; nil for a code that came unchanged.
  public let typing: Typing?
  private let open: Open

  /// How a code becomes an envelope.
  typealias Open = @Sendable (ArraySlice<UInt8>) throws(EnvelopeError) -> Envelope

  init(format: Format, code: ArraySlice<UInt8>, typing: Typing? = nil, open: @escaping Open) {
    self.format = format
    self.code = code
    self.typing = typing
    self.open = open
  }

  /// Opens the code up to the signature, which is not checked.
  ///
  /// - Throws: ``EnvelopeError`` of the first layer that fails.
  public func envelope() throws(EnvelopeError) -> Envelope { try open(code) }
}

/// One kind of carrier: how its codes begin, and how they are opened.
///
/// A new format is a new row in ``table``.
struct CarrierRow: Sendable {
  let format: Format
  /// The beginning of every code, in characters of base45, by which a wrong keyboard layout is recognised; nil for a
  /// carrier without such a prefix.
  let prefix: String?
  let isCode: @Sendable (ArraySlice<UInt8>) -> Bool
  let open: Carrier.Open

  /// The rows in the order in which a text is compared with them.
  static let table: [CarrierRow] = [
    .base45(.mc1, .mc1),
    .base45(.hc1, .hc1),
    CarrierRow(
      format: .vcJWT, prefix: nil, isCode: { Envelope.isVCJWT($0) },
      open: { code throws(EnvelopeError) in try .vcJWT(code) }),
  ]

  /// A prefix, followed by base45 of a COSE_Sign1.
  private static func base45(_ format: Format, _ profile: COSEProfile) -> CarrierRow {
    let prefix = [UInt8](profile.prefix.utf8)
    return CarrierRow(
      format: format, prefix: profile.prefix, isCode: { $0.starts(with: prefix) },
      open: { code throws(EnvelopeError) in try .cose(code.dropFirst(prefix.count), profile) })
  }

  /// The row of `text`; nil if it begins like no code.
  static func row(of text: ArraySlice<UInt8>) -> CarrierRow? { table.first { $0.isCode(text) } }

  /// The carrier with this text.
  func carrier(_ text: ArraySlice<UInt8>) -> Carrier { Carrier(format: format, code: text, open: open) }
}
