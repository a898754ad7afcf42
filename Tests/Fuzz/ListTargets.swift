import Codecs
import Envelopes
import Keys
import Trust

/// The parts of an issuer list, and what issuers say of credentials. Where bytes are looked at only once their
/// signatures hold, a key made for the run signs whatever comes: keepers' programs have faults too.
enum ListTargets {
  private static let list = "https://list.example"

  // MARK: Roots and heads

  /// A root that passes is written as it was read.
  static func root(_ input: [UInt8]) -> CInt {
    if let root = try? SignedRoot(pinned: input) { precondition((try? SignedRoot(stored: input)) == root) }
    for bytes in [input, signed(input, as: ListRoot.type)] {
      guard let root = try? SignedRoot(stored: bytes).root else { continue }
      let again = try? SignedRoot(stored: COSESign(type: ListRoot.type, payload: root.payload).encoding).root
      precondition(again == root)
      precondition(root.headRole.threshold >= 1 && root.headRole.threshold <= root.headRole.keys.count)
    }
    return 0
  }

  /// A payload that passes is written as it was read, and nothing passes without the keeper's signature.
  static func head(_ input: [UInt8]) -> CInt {
    precondition((try? SignedHead(input, under: trustedRoot)) == nil)
    guard let head = try? SignedHead(signed(input, as: ListHead.type), under: trustedRoot).head else { return 0 }
    guard let again = try? SignedHead(signed(head.payload, as: ListHead.type), under: trustedRoot).head else {
      preconditionFailure("unreadable")
    }
    precondition(again == head && head.sequence > 0 && head.contentSize >= 0)
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

  /// A shard that is what the head says, and anything all the same. One that passes the whole check answers everything.
  static func shard(_ input: [UInt8]) -> CInt {
    for kind in [ListKind.issuers, .statuses] {
      guard let list = try? list(of: input, kind) else { continue }
      ask(list)
    }
    return 0
  }

  private static func ask(_ list: IssuerList) {
    let isWhole = (try? list.verifyEverything()) != nil
    for name in ["https://tudelft.nl", "https://up.example", "", "x"] {
      if let issuer = try? list.issuer(name) { precondition(issuer.id == name) }
      if let status = try? list.statusList(name) { precondition(status.list.uri == name) }
      let answer = try? list.isHonest(textDigest: Digest.sha256([UInt8](name.utf8)))
      precondition(!isWhole || answer != nil)
    }
    try? list.forEachIssuer { record in precondition((try? IssuerRecord(record.cbor)) == record) }
  }

  private static func list(of shard: [UInt8], _ kind: ListKind) throws -> IssuerList {
    var entry = Digest.sha256(shard)
    for step in 0..<4 { entry.append(UInt8(truncatingIfNeeded: shard.count >> (8 * step))) }
    let full = ListTable.Reference(
      digest: Digest.sha256(entry), shardBits: 0, shardsSize: shard.count, recordCount: 1)
    let (empty, _) = try ListShardWriter(kind: kind == .issuers ? .statuses : .issuers).finish()
    let tables = kind == .issuers ? [entry, empty.bytes] : [empty.bytes, entry]
    let head = ListHead(
      list: list, rootVersion: 1, epoch: 1, sequence: 1, ages: ages, statusAges: ages,
      issuers: kind == .issuers ? full : empty.reference, statuses: kind == .issuers ? empty.reference : full)
    let bytes = IssuerList.beginning(roots: [], head: signed(head.payload, as: ListHead.type), tables: tables) + shard
    return try IssuerList(Bytes(bytes), trusting: [trustedRoot])
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
    precondition(token.verified(with: []) == nil)
    _ = token.verified(with: [publicKey])
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

  private static func signed(_ payload: [UInt8], as type: String) -> [UInt8] {
    var message = COSESign(type: type, payload: payload)
    precondition(message.sign(with: key, externalData: [UInt8](list.utf8)))
    return message.encoding
  }
}
