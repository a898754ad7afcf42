import Codecs
public import Keys

/// What one carrier allows of COSE_Sign1 (RFC 9052 §4.2).
///
/// MC1 is strict, because its issuers use this program or its specification. HC1 allows what European health
/// certificates were really issued with, as far as that is safe.
public struct COSEProfile: Sendable, Equatable {
  /// The text before the base45, `MC1:` or `HC1:`; without the colon it names the format.
  public let prefix: String
  /// The most bytes an inflated message may have.
  public let maximumSize: Int
  /// Whether a message may be uncompressed, which is shorter for some.
  public let allowsUncompressed: Bool
  /// Whether tag 18 may be missing, or stand inside tag 61 (RFC 8392 §6).
  public let allowsTagVariants: Bool
  /// The tags that may stand before a message, outermost first: 18, or one of the variants.
  ///
  /// Stored, so that board builds have these arrays once.
  let tags: [[UInt64]]
  /// Whether alg and kid count in the unprotected header if the protected header lacks them.
  ///
  /// Anyone can rewrite the unprotected header, so alg must also fit the key (RFC 9052 §3.1).
  public let allowsUnprotectedAlgAndKid: Bool
  /// Whether a kid is required. Without a kid, every key of the issuer is tried.
  public let requiresKid: Bool
  /// How many bytes a kid must have; nil for any number up to 64.
  public let kidLength: Int?
  /// Whether every CBOR head must have its shortest form (RFC 8949 §4.2.1).
  public let requiresShortestHeads: Bool
  /// The algorithms with which issuers of this carrier may sign.
  public let algorithms: [SignatureAlgorithm]

  /// European micro-credentials; see `Documentation/format-mc1.md`.
  public static let mc1 = COSEProfile(
    prefix: "MC1:", maximumSize: 4_096, allowsUncompressed: true, allowsTagVariants: false, tags: [[18]],
    allowsUnprotectedAlgAndKid: false, requiresKid: true, kidLength: 8, requiresShortestHeads: true,
    algorithms: [.es256, .edDSA])

  /// European health certificates (electronic health certificate specification 1.0.8 §3). Their published test cases
  /// prove this code. EdDSA is allowed although that specification does not have it.
  public static let hc1 = COSEProfile(
    prefix: "HC1:", maximumSize: 65_536, allowsUncompressed: false, allowsTagVariants: true,
    tags: [[18], [61, 18], []],
    allowsUnprotectedAlgAndKid: true, requiresKid: true, kidLength: nil, requiresShortestHeads: false,
    algorithms: [.es256, .ps256, .edDSA, .es384, .rs256])

  /// Status list tokens (draft-ietf-oauth-status-list §5.2). They come as files without a carrier. A CWT may have tag
  /// 61 before it, and libraries put its kid into either header.
  public static let statusToken = COSEProfile(
    prefix: "", maximumSize: 16 << 20, allowsUncompressed: true, allowsTagVariants: true, tags: [[18], [61, 18], []],
    allowsUnprotectedAlgAndKid: true, requiresKid: false, kidLength: nil, requiresShortestHeads: false,
    algorithms: [.es256, .edDSA, .es384, .ps256, .rs256])

  /// The carrier's name in JSON output, such as `MC1`; empty for status tokens.
  public var format: String { String(prefix.dropLast()) }

  /// The rules for the message around its payload.
  var messageRules: CBORRules {
    CBORRules(
      maximumDepth: requiresShortestHeads ? 6 : 16, requiresShortestHeads: requiresShortestHeads,
      requiresSortedKeys: false, allowsFloats: false, allowsTags: false)
  }

  /// Whether both have the same prefix, which each profile has for itself.
  public static func == (left: COSEProfile, right: COSEProfile) -> Bool { left.prefix == right.prefix }
}
