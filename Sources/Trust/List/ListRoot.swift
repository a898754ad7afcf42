public import Codecs
import Envelopes
public import Keys

/// A root of an issuer list: which keys may name the next root, and which may sign the list's head.
///
/// Roots are numbered from 1. A desk starts from one it was given, and follows to N + 1 only under the
/// signatures of enough keepers of N and of N + 1 (The Update Framework 1.0.34 §5.3).
public struct ListRoot: Sendable, Equatable {
  /// The type in the protected header of a root.
  public static let type = "vidimus-list-root"
  /// Bytes a signed root may have.
  public static let maximumSize = 16_384
  /// Roots a list can have had.
  public static let maximumVersion: Int64 = 1_024
  /// Bytes of a list's id.
  public static let maximumIdSize = 120

  /// The list's id, a name such as `https://list.example`: signed with everything, never fetched.
  public let list: String
  public let version: Int64
  public let issued: Timestamp
  public let expires: Timestamp
  public let rootRole: Role
  public let headRole: Role
  /// Raised with the head's keys, so that numbers given away by a thief of the old ones count no more.
  public let epoch: Int64
  /// Heads below it are refused: the means to call a list back.
  public let minimumSequence: Int64

  /// Keys, and how many of them must sign.
  public struct Role: Sendable, Equatable {
    public let keys: [KeyMaterial]
    public let threshold: Int

    /// Nil unless 1 to all of 1 to 32 different keys are asked for.
    public init?(keys: [KeyMaterial], threshold: Int) {
      guard (1...COSESign.maximumSignatures).contains(keys.count), (1...keys.count).contains(threshold) else {
        return nil
      }
      for (index, key) in keys.enumerated() where keys[..<index].contains(key) { return nil }
      self.keys = keys
      self.threshold = threshold
    }
  }

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

  /// - Throws: ``ListError/untrusted(_:holding:threshold:)`` unless enough of the keys signed.
  func check(_ message: COSESign, list: String, _ part: ListPart) throws(ListError) -> VerifiedPayload {
    let externalData = [UInt8](list.utf8)
    guard let payload = message.verified(by: keys, threshold: threshold, externalData: externalData) else {
      let holding = message.signers(among: keys, externalData: externalData).count
      throw .untrusted(part, holding: holding, threshold: threshold)
    }
    return payload
  }
}

/// A root with the bytes it came in, which are passed on as they are.
public struct SignedRoot: Sendable, Equatable {
  public let bytes: [UInt8]
  public let root: ListRoot

  /// Reads a root that the desk's keeper vouches for, its own signatures included.
  ///
  /// - Throws: ``ListError``.
  public init(pinned bytes: [UInt8]) throws(ListError) {
    let message = try Self.decode(bytes)
    let root = try ListRoot(payload: message.unverifiedPayload)
    _ = try root.rootRole.check(message, list: root.list, .root)
    self.bytes = bytes
    self.root = root
  }

  /// Reads a root that was checked when it was stored beside the list.
  ///
  /// - Throws: ``ListError/malformed(_:)``.
  public init(stored bytes: [UInt8]) throws(ListError) {
    root = try ListRoot(payload: try Self.decode(bytes).unverifiedPayload)
    self.bytes = bytes
  }

  /// Reads the root after `previous`.
  ///
  /// - Throws: ``ListError``.
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
  /// - Throws: ``ListError/malformed(_:)`` for other bytes and for a document of another type.
  static func decode(_ bytes: [UInt8], type: String, _ part: ListPart) throws(ListError) -> COSESign {
    do {
      let message = try COSESign(bytes.span)
      if message.type.hasSameBytes(as: type) { return message }
    } catch {
      // What exactly is wrong with it helps nobody: it did not come from the list's keepers.
    }
    throw .malformed(part)
  }
}
