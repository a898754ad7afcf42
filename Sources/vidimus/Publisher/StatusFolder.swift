import Codecs
import Issuing
import Keys
import Platform
import Publishing
import Trust

/// The folder of an issuer's status list: `status.json`, what the list is, and `register.csv`, what is in it.
///
/// Lines are added to the register under a lock and brought to the disk before anything that rests on them leaves the
/// program; a line that was cut short by a power failure was never said, and is cut off.
final class StatusFolder {
  let folder: String
  let uri: String
  let lifetime: (nextUpdateDays: Int64, expiresDays: Int64)
  private(set) var register: StatusRegister
  private let file: AppendOnlyFile

  /// Credentials a list has room for unless told otherwise: 2¹⁷, so that nobody is told from the rest by it.
  static let usualSize = 131_072

  /// Opens a status list and locks it until this is gone.
  ///
  /// - Throws: ``Failure``.
  init(_ folder: String) throws(Failure) {
    self.folder = folder
    let path = folder + "/status.json"
    let json = try publishing { () throws(PublishingError) in try ListSources.readJSON(path) }
    guard let uri = json["uri"]?.string, IssuerText.isUsable(uri, limit: StatusList.maximumURISize),
      let size = json["size"]?.digits.flatMap({ UInt32(exactly: $0) }), (1...1 << 24).contains(size),
      let next = json["nextUpdateDays"]?.digits, let end = json["expiresDays"]?.digits, next <= end, end <= 3_660
    else { throw .noInput(visible(path) + " is not the status.json of a status list") }
    self.uri = uri
    lifetime = (next, end)
    register = StatusRegister(size: size)
    do {
      file = try AppendOnlyFile(folder + "/register.csv", on: disk)
    } catch {
      switch error {
      case .busy: throw .cannotCreate(sentence(of: error.about(folder)))
      case .call(.open, _, _): throw .noInput(sentence(of: error))
      default: throw .io(sentence(of: error))
      }
    }
    try read()
  }

  static func make(_ folder: String, uri: String, size: Int) throws(Failure) {
    try Files.createFolders(folder)
    let json = JSONValue.object([
      JSONMember("uri", .string(uri)), JSONMember("size", .integer(Int64(size))),
      JSONMember("nextUpdateDays", .integer(1)), JSONMember("expiresDays", .integer(30)),
    ])
    try Files.create(folder + "/register.csv", [UInt8]((StatusRegister.header + "\n").utf8), mode: 0o600)
    try Files.create(folder + "/status.json", json.lines, mode: 0o644)
  }

  private var registerPath: String { folder + "/register.csv" }

  private func read() throws(Failure) {
    let bytes = try orFail(Failure.noInput) { () throws(SystemError) in try file.content(limit: 1 << 30) }
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      number += 1
      do {
        try register.add(String(strictUTF8: line.last == 0x0D ? Array(line.dropLast()) : Array(line)) ?? "?")
      } catch {
        throw .data(visible(registerPath) + ", line " + String(number) + ": " + Self.say(error))
      }
    }
  }

  /// Adds lines, down to the disk.
  private func append(_ entries: [StatusRegister.Entry]) throws(Failure) {
    let text = entries.map { $0.line }.joined()
    try orFail(Failure.io) { () throws(SystemError) in try file.append([UInt8](text.utf8)) }
  }

  /// Takes an index for each of the credentials.
  func allocate(for ids: [[UInt8]], on day: Day) throws(Failure) -> [UInt32] {
    var entries: [StatusRegister.Entry] = []
    for id in ids {
      do {
        entries.append(
          try register.allocate(for: Hexadecimal.encode(id), on: day) {
            OpenSSL.randomBytes(4).map { UInt32(truncatingIfNeeded: ByteOrder.bigEndian.number($0[...])) }
          })
      } catch {
        throw .data(Self.say(error))
      }
    }
    try append(entries)
    return entries.map { $0.index }
  }

  /// The entry of a credential by its id or its index. Sixteen digits are an id, however few of them are letters.
  func entry(named name: String) -> StatusRegister.Entry? {
    if let entry = register.entry(of: name) { return entry }
    guard name.utf8.count < 16, let index = Decimal.digits(name.utf8).flatMap({ UInt32(exactly: $0) }) else {
      return nil
    }
    return register.entries[index]
  }

  /// Sets what became of credentials that are named by id or index; how many it changed.
  func set(_ names: [String], to value: StatusList.Value, on day: Day) throws(Failure) -> Int {
    var changed: [StatusRegister.Entry] = []
    for name in names {
      guard var entry = entry(named: name) else {
        throw .data(visible(name) + " is neither the id nor the index of a credential in " + visible(folder))
      }
      guard entry.value != .revoked || value == .revoked else {
        throw .data(visible(name) + " was withdrawn, and that is for good; issue a new one")
      }
      guard entry.value != value else { continue }
      (entry.value, entry.date) = (value, day)
      changed.append(entry)
    }
    try append(changed)
    for entry in changed { try? register.add(String(entry.line.dropLast())) }
    return changed.count
  }

  /// The list as of now.
  func list(at now: Timestamp) throws(Failure) -> StatusList {
    let list = register.list(
      uri: uri, issued: now, nextUpdate: Timestamp(seconds: now.seconds + lifetime.nextUpdateDays * 86_400),
      expires: Timestamp(seconds: now.seconds + lifetime.expiresDays * 86_400))
    guard let list else { throw .software("the status list cannot be made") }
    return list
  }

  private static func say(_ error: StatusRegisterError) -> String {
    switch error {
    case .line: "not a line of a register"
    case .indexTwice(let index): "two credentials have index " + String(index)
    case .credentialTwice(let id): "credential " + visible(id) + " has two indices"
    case .full(let size):
      "half of the " + String(size) + " places are taken; begin another list with vidimus revoke init"
    case .noRandomness: "OpenSSL has no random bytes"
    }
  }
}
