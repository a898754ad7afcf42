import CLibC
import Codecs
import Trust
import Verification

/// Issuers and keys that a desk met and does not have, so that the list's keeper learns whom to add: what the codes
/// call them, and how often. Nothing of a credential is kept, and nobody vouches for any of it.
final class MissingIssuers {
  struct Entry {
    let issuer: String
    let kid: [UInt8]
    var count: Int64
    var last: Day
  }

  /// Entries kept; further ones are not noted.
  private static let capacity = 256
  /// Milliseconds between two writings.
  private static let interval: Int64 = 60_000

  private let path: String
  private(set) var entries: [Entry]
  private var isChanged = false
  private var writtenAt: Int64 = 0

  init(_ folder: ListFolder) {
    path = folder.path + "/missing"
    entries = Self.read(path)
  }

  /// Takes note of a verdict, where it is that its issuer or key is not known.
  func note(_ verdict: Verdict) {
    guard let unlisted = verdict.unlisted, IssuerText.isUsable(unlisted.issuer) else { return }
    let day = verdict.checkedAt.day
    let index = entries.firstIndex { $0.kid == unlisted.kid && $0.issuer.hasSameBytes(as: unlisted.issuer) }
    if let index {
      entries[index].count += 1
      entries[index].last = day
    } else if entries.count < Self.capacity {
      entries.append(Entry(issuer: unlisted.issuer, kid: unlisted.kid, count: 1, last: day))
    }
    isChanged = true
  }

  /// Writes what is new, not more often than once a minute unless asked to. A desk works without.
  func write(atOnce: Bool) {
    guard isChanged, atOnce || vidimus_milliseconds() - writtenAt >= Self.interval else { return }
    (isChanged, writtenAt) = (false, vidimus_milliseconds())
    let lines = entries.flatMap { entry -> [UInt8] in
      JSONValue.object([
        JSONMember("issuer", .string(entry.issuer)), JSONMember("kid", .string(Base64URL.encode(entry.kid.span))),
        JSONMember("count", .integer(entry.count)), JSONMember("last", .string(entry.last.iso)),
      ]).bytes + [0x0A]
    }
    try? Files.replace(path, lines, mode: 0o600)
  }

  private static func read(_ path: String) -> [Entry] {
    guard let bytes = try? Files.read(path, limit: 1 << 20).bytes else { return [] }
    var entries: [Entry] = []
    for line in bytes.split(separator: 0x0A).prefix(capacity) {
      guard let json = try? JSONReader.read(Array(line)), let issuer = json["issuer"]?.string,
        let kid = json["kid"]?.string.flatMap({ try? Base64URL.decode([UInt8]($0.utf8).span) }),
        let count = json["count"]?.digits, let last = json["last"]?.string.flatMap({ Day(iso: $0) })
      else { continue }
      entries.append(Entry(issuer: issuer, kid: kid, count: count, last: last))
    }
    return entries
  }
}
