package import Codecs
import Platform
import Trust
package import Verification

/// Issuers and keys that a desk met and does not have, so that the list's keeper learns which to add. Only their ids,
/// how often they were met, and when last are kept; nothing of a credential is, and none of it is proven.
package final class MissingIssuers {
  package struct Entry {
    package let issuer: String
    package let kid: [UInt8]
    package var count: Int64
    package var last: Day
  }

  /// Entries kept; further ones are not noted.
  private static let capacity = 256
  /// Milliseconds between two writings.
  private static let interval: Int64 = 60_000

  private let folder: ListFolder
  package private(set) var entries: [Entry]
  private var isChanged = false
  private var writtenAt: Int64 = 0

  package init(_ folder: ListFolder) {
    self.folder = folder
    let bytes = (try? folder.disk.read(Self.path(folder), limit: 1 << 20).bytes) ?? []
    entries = bytes.split(separator: 0x0A).prefix(Self.capacity).compactMap { Entry(line: Array($0)) }
  }

  private static func path(_ folder: ListFolder) -> String { folder.path + "/missing" }

  /// Takes note of a verdict that does not know an issuer or a key.
  package func note(_ verdict: Verdict) {
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

  /// Writes what is new, not more often than once a minute unless it is to be done at once. A desk that cannot write
  /// works on.
  package func write(atOnce: Bool) {
    let now = MachineClock.milliseconds
    guard isChanged, atOnce || now - writtenAt >= Self.interval else { return }
    (isChanged, writtenAt) = (false, now)
    try? folder.disk.replace(Self.path(folder), entries.flatMap { $0.line }, mode: 0o600)
  }
}

extension MissingIssuers.Entry {
  fileprivate init?(line: [UInt8]) {
    guard let json = try? JSONReader.read(line), let issuer = json["issuer"]?.string,
      let kid = json["kid"]?.string.flatMap({ try? Base64URL.decode([UInt8]($0.utf8).span) }),
      let count = json["count"]?.digits, let last = json["last"]?.string.flatMap({ Day(iso: $0) })
    else { return nil }
    (self.issuer, self.kid, self.count, self.last) = (issuer, kid, count, last)
  }

  fileprivate var line: [UInt8] {
    JSONValue.object([
      JSONMember("issuer", .string(issuer)), JSONMember("kid", .string(Base64URL.encode(kid.span))),
      JSONMember("count", .integer(count)), JSONMember("last", .string(last.iso)),
    ]).bytes + [0x0A]
  }
}
