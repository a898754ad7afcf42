public import Envelopes

/// A code that carries a signed text: its format, and its characters without what a scanner put around them.
public struct Carrier: Sendable {
  /// The format of the signed text.
  public let format: Format
  /// The code, as its issuer made it.
  public let code: ArraySlice<UInt8>
  /// How the scanner typed the code, where that was undone; nil for a code that came as it is.
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

  /// Opens the code, up to the signature, which is not checked.
  ///
  /// - Throws: ``EnvelopeError`` of the first layer that fails.
  public func envelope() throws(EnvelopeError) -> Envelope { try open(code) }
}

/// One kind of carrier: how its codes begin, and how they are opened.
///
/// A new format is a row in ``table``.
struct CarrierRow: Sendable {
  let format: Format
  /// What every code begins with, in the characters of base45, so that a scanner's wrong keyboard layout can be told;
  /// nil for a carrier without such a prefix.
  let prefix: String?
  let isCode: @Sendable (ArraySlice<UInt8>) -> Bool
  let open: Carrier.Open

  /// Texts are held against the rows in this order.
  static let table: [CarrierRow] = [
    .base45(.mc1, .mc1),
    .base45(.hc1, .hc1),
    CarrierRow(
      format: .vcJWT, prefix: nil, isCode: { Envelope.isVCJWT($0) },
      open: { code throws(EnvelopeError) in try .vcJWT(code) }),
  ]

  /// A prefix, and base45 of a COSE_Sign1 behind it.
  private static func base45(_ format: Format, _ profile: COSEProfile) -> CarrierRow {
    let prefix = [UInt8](profile.prefix.utf8)
    return CarrierRow(
      format: format, prefix: profile.prefix, isCode: { $0.starts(with: prefix) },
      open: { code throws(EnvelopeError) in try .cose(code.dropFirst(prefix.count), profile) })
  }

  /// The row of `text`; nil where it begins like none.
  static func row(of text: ArraySlice<UInt8>) -> CarrierRow? { table.first { $0.isCode(text) } }

  /// The carrier that `text` is.
  func carrier(_ text: ArraySlice<UInt8>) -> Carrier { Carrier(format: format, code: text, open: open) }
}
