import Codecs
import Envelopes
import Keys
import Publishing
import Trust

/// `list init` and `list rotate`: the roots of a list.
enum ListRoots {
  /// Days a root is good: five years.
  private static let rootDays: Int64 = 5 * 365

  /// A key that a root names, with its private half where this machine has it.
  private struct Keeper {
    let material: KeyMaterial
    let key: PrivateKey?
  }

  static func begin(_ folder: String, _ arguments: Arguments) throws(Failure) {
    let id = try arguments.required("id")
    guard IssuerText.isUsable(id) else {
      throw .usage("--id takes a visible text of at most " + String(IssuerText.maximumSize) + " bytes")
    }
    let now = try Time.now(arguments)
    guard !Files.exists(folder + "/list.json") else {
      throw .cannotCreate(visible(folder) + "/list.json is there already and is not overwritten")
    }
    let rootKeepers = try keepers("root-key", "root", 3, arguments)
    let headKeepers = try keepers("head-key", "head", 2, arguments)
    let root = ListRoot(
      list: id, version: 1, issued: now, expires: end(now),
      rootRole: try role(rootKeepers, "root-threshold", max(1, rootKeepers.count - 1), arguments),
      headRole: try role(headKeepers, "head-threshold", 1, arguments), epoch: 1, minimumSequence: 0)
    let list = try publishing { () throws(PublishingError) in
      try ListSources(making: folder, ListSettings(list: id))
    }
    try write(root, list, signedBy: rootKeepers.compactMap { $0.key })
  }

  static func rotate(_ folder: String, _ arguments: Arguments) throws(Failure) {
    let list = try ListCommand.sources(folder)
    let last = try publishing { () throws(PublishingError) in try list.roots() }.last?.root
    guard let last else { throw .data("there is no root to follow") }
    let now = try Time.now(arguments)
    var rootRole = last.rootRole
    var headRole = last.headRole
    var signers = try ListCommand.keys(arguments)
    let newRoot = try namedKeepers("root-key", arguments)
    if !newRoot.isEmpty {
      rootRole = try role(newRoot, "root-threshold", last.rootRole.threshold, arguments)
      signers += newRoot.compactMap { $0.key }
    }
    var newHead = try namedKeepers("head-key", arguments)
    if let keys = arguments["keys"] { newHead.append(try generate(keys, "head")) }
    if !newHead.isEmpty { headRole = try role(newHead, "head-threshold", 1, arguments) }
    let headsChange = headRole != last.headRole
    let minimum = try arguments.number("minimum-sequence", 0...0x7FFF_FFFF).map { Int64($0) }
    let root = ListRoot(
      list: last.list, version: last.version + 1, issued: now, expires: end(now), rootRole: rootRole,
      headRole: headRole, epoch: headsChange ? last.epoch + 1 : last.epoch,
      minimumSequence: minimum ?? (headsChange ? 0 : last.minimumSequence))
    try write(root, list, signedBy: signers)
  }

  private static func end(_ now: Timestamp) -> Timestamp { Timestamp(seconds: now.seconds + rootDays * 86_400) }

  // MARK: Keys

  /// The keys that are named, or new ones in the folder of `--keys`.
  private static func keepers(
    _ option: String, _ name: String, _ count: Int, _ arguments: Arguments
  ) throws(Failure) -> [Keeper] {
    let named = try namedKeepers(option, arguments)
    guard named.isEmpty else { return named }
    guard let folder = arguments["keys"] else {
      throw .usage("name keys with --" + option + ", or a folder to make them in with --keys")
    }
    var made: [Keeper] = []
    for _ in 1...count { made.append(try generate(folder, name)) }
    return made
  }

  /// A new key under the first number that is free.
  private static func generate(_ folder: String, _ name: String) throws(Failure) -> Keeper {
    guard let key = try? PrivateKey.generate(for: .edDSA), let pem = key.pem else {
      throw .software("OpenSSL failed to make a key")
    }
    try Files.createFolder(folder)
    var number = 1
    func path() -> String { folder + "/" + name + "-" + String(number) + ".pem" }
    while Files.exists(path()) { number += 1 }
    let path = path()
    try Files.create(path, pem, mode: 0o600)
    Output.say("made " + visible(path) + ": keep it secret, and on a machine of its own")
    return Keeper(material: key.publicMaterial, key: key)
  }

  private static func namedKeepers(_ option: String, _ arguments: Arguments) throws(Failure) -> [Keeper] {
    var keepers: [Keeper] = []
    for path in arguments.all(option) {
      let bytes = try Files.read(path, limit: TrustFile.maximumSize).bytes
      if let key = try? PrivateKey.read(pem: bytes) {
        keepers.append(Keeper(material: key.publicMaterial, key: key))
        continue
      }
      let pin: Pin
      do {
        pin = try TrustFile.read(bytes, name: "", modified: Timestamp(seconds: 0))
      } catch {
        throw .noInput(visible(path) + " " + Words.say(error))
      }
      for key in pin.keys {
        guard [.p256, .ed25519].contains(key.material.kind) else {
          throw .data(visible(path) + " has a key of a kind that signs no list: P-256 and Ed25519 do")
        }
        keepers.append(Keeper(material: key.material, key: nil))
      }
    }
    return keepers
  }

  private static func role(
    _ keepers: [Keeper], _ option: String, _ threshold: Int, _ arguments: Arguments
  ) throws(Failure) -> ListRoot.Role {
    let threshold = try arguments.number(option, 1...COSESign.maximumSignatures) ?? min(threshold, keepers.count)
    guard let role = ListRoot.Role(keys: keepers.map { $0.material }, threshold: threshold) else {
      throw .usage(
        "--" + option + " " + String(threshold) + " cannot be had from " + String(keepers.count) + " different keys")
    }
    return role
  }

  // MARK: The file

  private static func write(
    _ root: ListRoot, _ list: ListSources, signedBy keys: [PrivateKey]
  ) throws(Failure) {
    var message = COSESign(type: ListRoot.type, payload: root.payload)
    try publishing { () throws(PublishingError) in
      try COSESignFile.sign(&message, with: keys, list: root.list)
    }
    let path = list.rootPath(root.version)
    try Files.create(path, message.encoding, mode: 0o644)
    let count = message.signers(among: root.rootRole.keys, externalData: [UInt8](root.list.utf8)).count
    Output.say(
      "made " + visible(path) + ", good until " + root.expires.day.iso + ", signed by " + String(count)
        + " of its keepers, of whom " + String(root.rootRole.threshold) + " must"
        + (count < root.rootRole.threshold ? "; the others sign with: vidimus list sign " + visible(path) : ""))
  }
}
