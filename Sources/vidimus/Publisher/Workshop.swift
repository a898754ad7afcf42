import Codecs
import Keys
import Trust

/// The folder in which the keepers of an issuer list work: readable files that fit in git. No private key is in it.
///
///     list.json       the list's id, how long lists are good, and what was last made
///     roots/N.root    every root
///     issuers/        an issuer file each (.json), or many, one a line (.jsonl)
///     exceptions/     digests of texts that are honest though their key was compromised, one a line
///     statuses/       status lists that were taken in
///     sources/        lists of trusted entities that were taken in, with their issuers
struct Workshop {
  let folder: String
  var settings: Settings

  /// What list.json says.
  struct Settings {
    var list: String
    /// Days after which the next list is due, and after which one is good no more; of status lists, the same.
    var nextUpdateDays = 7
    var expiresDays = 45
    var statusNextUpdateDays = 1
    var statusExpiresDays = 7
    /// The last list that was made, in the epoch it is of.
    var epoch: Int64 = 1
    var sequence: Int64 = 0
    var issued: Timestamp?
    var expires: Timestamp?

    init(list: String) { self.list = list }

    init?(_ json: JSONValue) {
      guard let list = json["list"]?.string else { return nil }
      self.init(list: list)
      func days(_ name: String, _ value: inout Int) -> Bool {
        guard let member = json[name] else { return true }
        guard let found = member.digits, (1...3_660).contains(found) else { return false }
        value = Int(found)
        return true
      }
      guard days("nextUpdateDays", &nextUpdateDays), days("expiresDays", &expiresDays),
        days("statusNextUpdateDays", &statusNextUpdateDays), days("statusExpiresDays", &statusExpiresDays)
      else { return nil }
      guard let epoch = json["epoch"]?.digits, let sequence = json["sequence"]?.digits else { return nil }
      self.epoch = epoch
      self.sequence = sequence
      issued = json["issued"]?.string.flatMap { Timestamp(rfc3339: $0) }
      expires = json["expires"]?.string.flatMap { Timestamp(rfc3339: $0) }
    }

    var json: JSONValue {
      func time(_ name: String, _ time: Timestamp?) -> [JSONMember] {
        time.map { [JSONMember(name, .string($0.rfc3339))] } ?? []
      }
      return .object(
        [
          JSONMember("list", .string(list)), JSONMember("nextUpdateDays", .integer(Int64(nextUpdateDays))),
          JSONMember("expiresDays", .integer(Int64(expiresDays))),
          JSONMember("statusNextUpdateDays", .integer(Int64(statusNextUpdateDays))),
          JSONMember("statusExpiresDays", .integer(Int64(statusExpiresDays))), JSONMember("epoch", .integer(epoch)),
          JSONMember("sequence", .integer(sequence)),
        ] + time("issued", issued) + time("expires", expires))
    }
  }

  /// Opens a workshop.
  ///
  /// - Throws: ``Failure`` with status 66.
  init(_ folder: String) throws(Failure) {
    let path = folder + "/list.json"
    let json = try Self.readJSON(path)
    guard let settings = Settings(json) else {
      throw .noInput(visible(path) + " is not the list.json of an issuer list")
    }
    self.folder = folder
    self.settings = settings
  }

  /// Makes a workshop.
  init(making folder: String, _ settings: Settings) throws(Failure) {
    self.folder = folder
    self.settings = settings
    for name in ["", "/roots", "/issuers", "/exceptions", "/statuses"] { try Files.createFolders(folder + name) }
    try Files.create(folder + "/list.json", Self.lines(settings.json), mode: 0o644)
  }

  func save() throws(Failure) { try Files.replace(folder + "/list.json", Self.lines(settings.json), mode: 0o644) }

  // MARK: Roots

  func rootPath(_ version: Int64) -> String { folder + "/roots/" + String(version) + ".root" }

  /// The roots that enough keepers signed, ascending from 1.
  func roots() throws(Failure) -> [SignedRoot] {
    var roots: [SignedRoot] = []
    while Files.exists(rootPath(Int64(roots.count + 1))) {
      let path = rootPath(Int64(roots.count + 1))
      let bytes = try Files.read(path, limit: ListRoot.maximumSize).bytes
      roots.append(try Self.root(bytes, after: roots.last, path))
    }
    guard !roots.isEmpty else { throw .data("there is no " + visible(rootPath(1))) }
    return roots
  }

  private static func root(_ bytes: [UInt8], after last: SignedRoot?, _ path: String) throws(Failure) -> SignedRoot {
    do {
      guard let last else { return try SignedRoot(pinned: bytes) }
      return try SignedRoot(bytes, after: last.root)
    } catch {
      throw .data(visible(path) + " cannot be published yet: " + Words.say(error))
    }
  }

  // MARK: Issuers

  /// Calls `body` with every issuer, file by file in the order of their names.
  func forEachIssuer(_ body: (IssuerRecord, String) throws(Failure) -> Void) throws(Failure) {
    for path in try files("issuers", [".json", ".jsonl"]) { try forEachRecord(ofFile: path, body) }
  }

  /// Calls `body` with every issuer of a file.
  func forEachRecord(
    ofFile path: String, _ body: (IssuerRecord, String) throws(Failure) -> Void
  ) throws(Failure) {
    let bytes = try Files.read(path, limit: 1 << 30).bytes
    guard path.hasSuffix(".jsonl") else { return try body(try Self.record(bytes, path), path) }
    var number = 0
    for line in bytes.split(separator: 0x0A) {
      number += 1
      try body(try Self.record(Array(line), path + ", line " + String(number)), path)
    }
  }

  /// An issuer's record and the file that has it alone.
  func issuer(_ id: String) throws(Failure) -> (IssuerRecord, path: String) {
    var found: (IssuerRecord, path: String)?
    try forEachIssuer { record, path in if record.id.hasSameBytes(as: id) { found = (record, path) } }
    guard let found else { throw .data("there is no issuer " + visible(id) + " in " + visible(folder) + "/issuers") }
    guard !found.path.hasSuffix(".jsonl") else {
      throw .data("change it by hand: " + visible(found.path) + " holds many issuers")
    }
    return found
  }

  /// Writes an issuer into a file of its own, named after its id.
  func write(_ record: IssuerRecord, to path: String? = nil) throws(Failure) {
    let name = Self.plain(record.id)
    let digest = Hexadecimal.encode([UInt8](Digest.sha256([UInt8](record.id.utf8)).prefix(4)))
    let path = path ?? folder + "/issuers/" + name.prefix(60) + "-" + digest + ".json"
    try Files.replace(path, Self.lines(record.json), mode: 0o644)
  }

  /// A text as it may stand in a file's name: ASCII letters and digits, and hyphens for everything else.
  static func plain(_ text: String) -> String {
    String(decoding: text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  private static func record(_ bytes: [UInt8], _ place: String) throws(Failure) -> IssuerRecord {
    let json: JSONValue
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw .data(visible(place) + " " + Words.say(TrustFileError.json(error)))
    }
    return try record(json, place)
  }

  /// An issuer as a file has it.
  static func record(_ json: JSONValue, _ place: String) throws(Failure) -> IssuerRecord {
    do {
      return try IssuerRecord(json)
    } catch {
      throw .data(visible(place) + " " + Words.say(error))
    }
  }

  // MARK: Exceptions

  /// Digests of texts that are honest though their key was compromised.
  func exceptions() throws(Failure) -> [[UInt8]] {
    var digests: [[UInt8]] = []
    for path in try files("exceptions", [".txt"]) {
      for line in try Files.read(path, limit: 1 << 28).bytes.split(separator: 0x0A) {
        guard let text = String(strictUTF8: Array(line)), let digest = Hexadecimal.decode(text), digest.count == 32
        else { throw .data(visible(path) + " has a line that is no SHA-256") }
        digests.append(digest)
      }
    }
    return digests
  }

  func addExceptions(_ digests: [[UInt8]], name: String) throws(Failure) {
    let text = digests.map { Hexadecimal.encode($0) + "\n" }.joined()
    try Files.replace(folder + "/exceptions/" + name + ".txt", [UInt8](text.utf8), mode: 0o644)
  }

  // MARK: Files

  /// The files of a part that have one of these endings, by name.
  func files(_ part: String, _ endings: [String]) throws(Failure) -> [String] {
    let path = folder + "/" + part
    guard Files.isFolder(path) else { return [] }
    return try Files.names(in: path)
      .filter { name in !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) } }
      .map { path + "/" + $0 }
  }

  static func readJSON(_ path: String) throws(Failure) -> JSONValue {
    let bytes = try Files.read(path, limit: TrustFile.maximumSize).bytes
    do {
      return try JSONReader.read(bytes)
    } catch {
      throw .noInput(visible(path) + " " + Words.say(TrustFileError.json(error)))
    }
  }

  /// JSON as git shows its changes best: a member a line.
  static func lines(_ json: JSONValue) -> [UInt8] {
    guard case .object(let members) = json else { return json.bytes + [0x0A] }
    var lines = [UInt8]("{".utf8)
    for (index, member) in members.enumerated() {
      lines += (index > 0 ? ",\n  " : "\n  ").utf8
      lines += JSONValue.string(member.name).bytes
      lines += ": ".utf8
      lines += member.value.bytes
    }
    return lines + "\n}\n".utf8
  }
}
