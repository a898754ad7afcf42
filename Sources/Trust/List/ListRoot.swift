public import Codecs
import Envelopes
public import Keys

/// A root of an issuer list: the keys that may sign the next root, and the keys that may sign the list's head.
///
/// Roots are numbered from 1. A desk starts from a root that it was given. It follows to root N + 1 only if enough
/// keepers of root N and enough keepers of root N + 1 signed it (The Update Framework 1.0.34 §5.3).
///
/// The payload, as CDDL (RFC 8610):
///
///     root = { 1 => 1,                  ; version of this format
///              2 => tstr,               ; id of the list, 1 to 120 bytes
///              3 => 1..1024,            ; version of the root
///              4 => uint, 5 => uint,    ; issued, expires, in seconds since 1970
///              6 => role, 7 => role,    ; who signs the next root, who signs the head
///              8 => uint,               ; epoch, from 1
///              9 => uint }              ; the lowest sequence a head may have
///     role = { 1 => [1*32 COSE_Key],    ; different keys
///              2 => 1..32 }             ; how many of them must sign
///
/// Unknown keys are passed over.
public struct ListRoot: Sendable, Equatable {
  /// The type in the protected header of a signed root (RFC 9596).
  public static let type = "vidimus-list-root"
  /// The most bytes a signed root may have.
  public static let maximumSize = 16_384
  /// The most roots a list may ever have.
  public static let maximumVersion: Int64 = 1_024
  /// The most bytes a list's id may have.
  public static let maximumIdSize = 120

  /// The list's id, a name such as `https://list.example`. Every signature covers it; no desk fetches it.
  public let list: String
  /// The root's number, 1 to 1 024.
  public let version: Int64
  /// When the keepers made it.
  public let issued: Timestamp
  /// From this time on a desk takes no new list under it.
  public let expires: Timestamp
  /// The keys that sign this root and the next.
  public let rootRole: Role
  /// The keys that sign the list's head.
  public let headRole: Role
  /// Raised when the head's keys change, so that numbers signed with stolen old keys no longer count.
  public let epoch: Int64
  /// Heads with a lower number are refused; this is how keepers recall a list.
  public let minimumSequence: Int64

  /// Keys, and how many of them must sign.
  public struct Role: Sendable, Equatable {
    /// 1 to 32 different public keys.
    public let keys: [KeyMaterial]
    /// How many of ``keys`` must sign, at least 1.
    public let threshold: Int

    /// Nil unless there are 1 to 32 different keys and the threshold is between 1 and their number.
    public init?(keys: [KeyMaterial], threshold: Int) {
      guard (1...COSESign.maximumSignatures).contains(keys.count), (1...keys.count).contains(threshold) else {
        return nil
      }
      for (index, key) in keys.enumerated() where keys[..<index].contains(key) { return nil }
      self.keys = keys
      self.threshold = threshold
    }
  }

  /// A root of these members; no limit is checked.
  public init(
    list: String, version: Int64, issued: Timestamp, expires: Timestamp, rootRole: Role, headRole: Role, epoch: Int64,
    minimumSequence: Int64
  ) {
    self.list = list
    self.version = version
    self.issued = issued
    self.expires = expires
    self.rootRole = rootRole
    self.headRole = headRole
    self.epoch = epoch
    self.minimumSequence = minimumSequence
  }

  /// Reads the payload of a root.
  ///
  /// - Throws: ``ListError/malformed(_:)``.
  init(payload: [UInt8]) throws(ListError) {
    let map = try ListMap(payload, .root)
    guard try map.number(1) == 1 else { throw .malformed(.root) }
    list = try map.text(2, limit: Self.maximumIdSize)
    version = try map.number(3)
    issued = try map.time(4)
    expires = try map.time(5)
    rootRole = try Role(try map.value(6))
    headRole = try Role(try map.value(7))
    epoch = try map.number(8)
    minimumSequence = try map.number(9)
    guard (1...Self.maximumVersion).contains(version), epoch > 0 else { throw .malformed(.root) }
  }

  /// The payload that is signed, in deterministic CBOR.
  public var payload: [UInt8] {
    CBORValue.members([
      (1, .unsigned(1)), (2, .text(list)), (3, .integer(version)), (4, .time(issued)), (5, .time(expires)),
      (6, rootRole.cbor), (7, headRole.cbor), (8, .integer(epoch)), (9, .integer(minimumSequence)),
    ]).deterministicEncoding
  }
}

extension ListRoot.Role {
  fileprivate init(_ value: CBORValue) throws(ListError) {
    let map = try ListMap(value, .root)
    var keys: [KeyMaterial] = []
    for item in try map.items(1, limit: COSESign.maximumSignatures) {
      do {
        keys.append(try KeyMaterial(coseKey: item))
      } catch {
        throw .malformed(.root)
      }
    }
    let threshold = try map.count(2, 1...COSESign.maximumSignatures)
    guard let role = ListRoot.Role(keys: keys, threshold: threshold) else { throw .malformed(.root) }
    self = role
  }

  fileprivate var cbor: CBORValue {
    .members([(1, .array(keys.map { $0.coseKey })), (2, .integer(Int64(threshold)))])
  }

  /// The payload, if enough of the keys signed it together with the list's id.
  ///
  /// - Throws: ``ListError/untrusted(_:holding:threshold:)``.
  func check(_ message: COSESign, list: String, _ part: ListPart) throws(ListError) -> VerifiedPayload {
    let externalData = [UInt8](list.utf8)
    guard let payload = message.verified(by: keys, threshold: threshold, externalData: externalData) else {
      let holding = message.signers(among: keys, externalData: externalData).count
      throw .untrusted(part, holding: holding, threshold: threshold)
    }
    return payload
  }
}

/// A root and its signed bytes, which are passed on unchanged.
public struct SignedRoot: Sendable, Equatable {
  /// The COSE_Sign message (RFC 9052 §4.1) as received.
  public let bytes: [UInt8]
  /// What the bytes say.
  public let root: ListRoot

  /// Reads a root that the desk's keeper pinned. It must still carry enough of its own signatures.
  ///
  /// - Throws: ``ListError/tooLarge(bytes:limit:)``, ``ListError/malformed(_:)``,
  ///   ``ListError/untrusted(_:holding:threshold:)``.
  public init(pinned bytes: [UInt8]) throws(ListError) {
    let message = try Self.decode(bytes)
    let root = try ListRoot(payload: message.unverifiedPayload)
    _ = try root.rootRole.check(message, list: root.list, .root)
    self.bytes = bytes
    self.root = root
  }

  /// Reads a root whose signatures were checked before it was stored.
  ///
  /// - Throws: ``ListError/tooLarge(bytes:limit:)``, ``ListError/malformed(_:)``.
  public init(stored bytes: [UInt8]) throws(ListError) {
    root = try ListRoot(payload: try Self.decode(bytes).unverifiedPayload)
    self.bytes = bytes
  }

  /// Reads the root after `previous`.
  ///
  /// - Throws: ``ListError/tooLarge(bytes:limit:)``, ``ListError/malformed(_:)``,
  ///   ``ListError/untrusted(_:holding:threshold:)`` if too few keepers of either root signed,
  ///   ``ListError/wrongList(_:)``, ``ListError/rootMissing(version:)``, ``ListError/wrongEpoch(_:expected:)``.
  public init(_ bytes: [UInt8], after previous: ListRoot) throws(ListError) {
    let message = try Self.decode(bytes)
    let payload = try previous.rootRole.check(message, list: previous.list, .root)
    let root = try ListRoot(payload: payload.bytes)
    guard root.list.hasSameBytes(as: previous.list) else { throw .wrongList(root.list) }
    guard root.version == previous.version + 1 else { throw .rootMissing(version: previous.version + 1) }
    guard root.epoch >= previous.epoch else { throw .wrongEpoch(root.epoch, expected: previous.epoch) }
    _ = try root.rootRole.check(message, list: root.list, .root)
    self.bytes = bytes
    self.root = root
  }

  private static func decode(_ bytes: [UInt8]) throws(ListError) -> COSESign {
    guard bytes.count <= ListRoot.maximumSize else {
      throw .tooLarge(bytes: bytes.count, limit: ListRoot.maximumSize)
    }
    return try COSESign.decode(bytes, type: ListRoot.type, .root)
  }
}

extension COSESign {
  /// Decodes a signed part of a list.
  ///
  /// - Throws: ``ListError/malformed(_:)`` if the bytes are no COSE_Sign message or have another type.
  static func decode(_ bytes: [UInt8], type: String, _ part: ListPart) throws(ListError) -> COSESign {
    do {
      let message = try COSESign(bytes.span)
      if message.type.hasSameBytes(as: type) { return message }
    } catch {
      // The exact fault does not matter: these bytes did not come from the list's keepers.
    }
    throw .malformed(part)
  }
}
