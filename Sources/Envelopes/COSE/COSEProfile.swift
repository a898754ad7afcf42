import Codecs
public import Keys

/// What one carrier allows of COSE_Sign1 (RFC 9052 §4.2).
///
/// MC1 is strict, because its issuers use this program or its specification. HC1 permits what European
/// health certificates were really issued with, as far as that is safe.
public struct COSEProfile: Sendable, Equatable {
  /// The text in front of the base45, `MC1:` or `HC1:`; without the colon it names the format.
  public let prefix: String
  /// The most bytes a message may have once it is inflated.
  public let maximumSize: Int
  /// Whether a message may stand as it is where zlib would not make it shorter.
  public let allowsUncompressed: Bool
  /// Whether tag 18 may be missing, or stand inside tag 61 (RFC 8392 §6).
  public let allowsTagVariants: Bool
  /// Whether alg and kid count in the unprotected header where the protected one has none of its own.
  ///
  /// Anybody can rewrite that header, so alg is still held against the one the key is for (RFC 9052 §3.1).
  public let allowsUnprotectedAlgAndKid: Bool
  /// Whether there must be a kid; without one every key of the issuer is tried.
  public let requiresKid: Bool
  /// Bytes a kid must have; nil for any number up to 64.
  public let kidLength: Int?
  /// Whether every head must be the shortest.
  public let requiresShortestHeads: Bool
  /// Algorithms that issuers of this carrier may sign with.
  public let algorithms: [SignatureAlgorithm]

  /// European micro-credentials; see `Documentation/format-mc1.md`.
  public static let mc1 = COSEProfile(
    prefix: "MC1:", maximumSize: 4_096, allowsUncompressed: true, allowsTagVariants: false,
    allowsUnprotectedAlgAndKid: false, requiresKid: true, kidLength: 8, requiresShortestHeads: true,
    algorithms: [.es256, .edDSA])

  /// European health certificates (electronic health certificate specification 1.0.8 §3), whose
  /// published cases prove this engine. EdDSA is none of theirs and is taken all the same.
  public static let hc1 = COSEProfile(
    prefix: "HC1:", maximumSize: 65_536, allowsUncompressed: false, allowsTagVariants: true,
    allowsUnprotectedAlgAndKid: true, requiresKid: true, kidLength: nil, requiresShortestHeads: false,
    algorithms: [.es256, .ps256, .edDSA, .es384, .rs256])

  /// Status list tokens (draft-ietf-oauth-status-list §5.2), which come as files and in no carrier: a CWT may have
  /// tag 61 in front, and its kid stands where the issuer's library put it.
  public static let statusToken = COSEProfile(
    prefix: "", maximumSize: 16 << 20, allowsUncompressed: true, allowsTagVariants: true,
    allowsUnprotectedAlgAndKid: true, requiresKid: false, kidLength: nil, requiresShortestHeads: false,
    algorithms: [.es256, .edDSA, .es384, .ps256, .rs256])

  /// The carrier's name, as JSON output has it.
  public var format: String { String(prefix.dropLast()) }

  /// The rules for the message around its payload.
  var messageRules: CBORRules {
    CBORRules(
      maximumDepth: requiresShortestHeads ? 6 : 16, requiresShortestHeads: requiresShortestHeads,
      requiresSortedKeys: false, allowsFloats: false, allowsTags: false)
  }

  /// The tags in front of a message: 18, or one of the variants.
  var tags: [[UInt64]] { allowsTagVariants ? [[18], [61, 18], []] : [[18]] }

  public static func == (left: COSEProfile, right: COSEProfile) -> Bool { left.prefix == right.prefix }
}
