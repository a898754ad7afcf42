import Codecs
import Envelopes
import Keys

@testable import Trust

/// The parts of an issuer list, and what issuers say of credentials. What is looked at only once its signatures hold
/// is given to its reader as it comes, too: keepers' programs have faults, and their keys are stolen.
enum ListTargets {
  private static let list = "https://list.example"

  // MARK: Roots and heads

  /// A root that passes is written as it was read.
  static func root(_ input: [UInt8]) -> CInt {
    if let root = try? SignedRoot(pinned: input) { precondition((try? SignedRoot(stored: input)) == root) }
    for root in [try? SignedRoot(stored: input).root, try? ListRoot(payload: input)] {
      guard let root else { continue }
      precondition((try? ListRoot(payload: root.payload)) == root)
      precondition(root.headRole.threshold >= 1 && root.headRole.threshold <= root.headRole.keys.count)
    }
    return 0
  }

  /// A payload that passes is written as it was read, and nothing passes without the keeper's signature.
  static func head(_ input: [UInt8]) -> CInt {
    precondition((try? SignedHead(input, under: trustedRoot)) == nil)
    guard let head = try? ListHead(payload: input) else { return 0 }
    precondition((try? ListHead(payload: head.payload)) == head)
    precondition(head.sequence > 0 && head.contentSize >= 0)
    return 0
  }

  // MARK: Bundles and shards

  /// The bundle under its own roots: whatever of it can be asked for answers or throws.
  static func bundle(_ input: [UInt8]) -> CInt {
    let storage = Bytes(input)
    guard let bytes = try? IssuerList.roots(in: storage) else { return 0 }
    let roots = bytes.compactMap { try? SignedRoot(stored: $0).root }
    guard let list = try? IssuerList(storage, trusting: roots) else { return 0 }
    ask(list)
    return 0
  }

  /// A shard that is what its table says, and anything all the same. One that passes the whole check has an answer to
  /// everything, and records that pass are written as they were read.
  static func shard(_ input: [UInt8]) -> CInt {
    let digest = Digest.sha256(input)
    for kind in [ListKind.issuers, .statuses] {
      guard let shard = try? ListShard(input, digest: digest, kind: kind, bits: 0, number: 0) else { continue }
      let isWhole = (try? shard.check(bits: 0, number: 0)) != nil
      for key in keys {
        do {
          _ = try shard.record(key)
        } catch {
          precondition(!isWhole)
        }
      }
      try? shard.forEach { value in
        if let issuer = try? IssuerRecord(value) { precondition((try? IssuerRecord(issuer.cbor)) == issuer) }
        if let status = try? StatusRecord(value, ages: ages) {
          precondition((try? StatusRecord(status.cbor, ages: ages)) == status)
        }
      }
    }
    return 0
  }

  private static let names = ["https://tudelft.nl", "https://up.example", "", "x"]
  private static let keys = names.flatMap { name in
    [ListKey.issuer(name), ListKey.status(name), ListKey.exception(Digest.sha256([UInt8](name.utf8)))]
  }

  private static func ask(_ list: IssuerList) {
    let isWhole = (try? list.verifyEverything()) != nil
    for name in names {
      if let issuer = try? list.issuer(name) { precondition(issuer.id == name) }
      if let status = try? list.statusList(name) { precondition(status.list.uri == name) }
      let answer = try? list.isHonest(textDigest: Digest.sha256([UInt8](name.utf8)))
      precondition(!isWhole || answer != nil)
    }
    try? list.forEachIssuer { record in precondition((try? IssuerRecord(record.cbor)) == record) }
  }

  // MARK: What was seen, and what issuers say

  /// A slot that is whole is written as it was read.
  static func floor(_ input: [UInt8]) -> CInt {
    if let floor = ListFloor(input) { precondition(floor.bytes == input) }
    guard input.count >= 120 else { return 0 }
    let whole = Array("MTF1".utf8) + input[4..<120]
    guard var floor = ListFloor(whole + Digest.sha256(whole).prefix(8)) else { return 0 }
    let before = floor.time
    floor.count(poweredOn: 1 << 40, boot: floor.boot)
    precondition(floor.time >= before && floor.time <= .last)
    return 0
  }

  /// No token counts without a key, and every index of one that is read answers.
  static func status(_ input: [UInt8]) -> CInt {
    guard let token = try? StatusToken(input) else { return 0 }
    _ = token.verified(with: publicKey)
    precondition(!token.unverifiedURI.isEmpty)
    return 0
  }

  static func jws(_ input: [UInt8]) -> CInt {
    guard let jws = try? JWSCompact(input, limit: 4_096) else { return 0 }
    precondition(jws.verified(with: publicKey) == nil)
    return 0
  }

  /// A DID document, or an identifier that is a key.
  static func did(_ input: [UInt8]) -> CInt {
    if let json = try? JSONReader.read(input) { _ = try? DecentralizedIdentifier.document(json) }
    if let text = String(strictUTF8: input) { _ = try? DecentralizedIdentifier.key(of: text) }
    return 0
  }

  // MARK: The run's own keeper

  private final class Bytes: ListStorage {
    private let bytes: [UInt8]
    var size: Int { bytes.count }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(_ range: Range<Int>) throws(ListError) -> [UInt8] {
      guard range.upperBound <= bytes.count else { throw .storage }
      return [UInt8](bytes[range])
    }
  }

  private nonisolated(unsafe) static let key: PrivateKey = {
    guard let key = try? PrivateKey.generate(for: .edDSA) else { preconditionFailure("no key") }
    return key
  }()

  private nonisolated(unsafe) static let publicKey: PublicKey = {
    guard let made = try? PublicKey(key.publicMaterial) else { preconditionFailure("no key") }
    return made
  }()

  private static let ages: ListHead.Ages = {
    let (issued, end) = (Timestamp(seconds: 1_795_000_000), Timestamp(seconds: 1_799_000_000))
    let ages = ListHead.Ages(issued: issued, nextUpdate: end, expires: end)
    guard let ages else { preconditionFailure("no ages") }
    return ages
  }()

  private static let trustedRoot: ListRoot = {
    guard let role = ListRoot.Role(keys: [key.publicMaterial], threshold: 1) else { preconditionFailure("no role") }
    return ListRoot(
      list: list, version: 1, issued: ages.issued, expires: ages.expires, rootRole: role, headRole: role, epoch: 1,
      minimumSequence: 0)
  }()
}
