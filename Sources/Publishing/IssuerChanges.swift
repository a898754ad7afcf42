package import Codecs
import Keys
package import Trust

/// What keepers say of the issuers on their list.
extension ListSources {
  /// Adds an issuer. If it is there already, its keys add up, and what is known of them stays.
  package func add(_ record: IssuerRecord) throws(PublishingError) {
    guard let (found, path) = try? issuer(record.id) else { return try write(record) }
    let new = record.keys.filter { key in !found.keys.contains { $0.material == key.material } }
    try write(found.with(keys: found.keys + new), to: path)
  }

  /// Says that an issuer left; what it signed before stays good.
  ///
  /// - Returns: the issuer's name.
  package func withdraw(_ id: String, on day: Day) throws(PublishingError) -> String {
    let (record, path) = try issuer(id)
    try write(record.with(left: day.start), to: path)
    return record.name
  }

  /// Says that a key signs for the last time on `day`.
  package func retire(_ id: String, kid: String, on day: Day) throws(PublishingError) {
    try change(id, kid: kid) { $0.validUntil = Timestamp(seconds: day.next.start.seconds - 1) }
  }

  /// Says that others have a key, or all keys of an issuer, since `day`.
  package func compromise(_ id: String, kid: String?, on day: Day) throws(PublishingError) {
    try change(id, kid: kid) { $0.compromised = day.start }
  }

  /// Adds texts that are honest though their key was compromised, by their digests.
  package func except(_ digests: [[UInt8]], on day: Day) throws(PublishingError) {
    let name = Hexadecimal.encode([UInt8](Digest.sha256(digests.flatMap { $0 }).prefix(4)))
    try addExceptions(digests, name: "compromised-" + day.iso + "-" + name)
  }

  /// Changes what is said of one key, or of all.
  private func change(
    _ id: String, kid: String?, _ change: (inout KeyStanding) -> Void
  ) throws(PublishingError) {
    let (record, path) = try issuer(id)
    var isFound = false
    let keys = record.keys.map { key -> IssuerRecord.Key in
      let names = [Base64URL.encode(key.material.kid.span), Hexadecimal.encode(key.material.kid)]
      guard kid.map({ names.contains($0) }) ?? true else { return key }
      isFound = true
      var standing = key.standing
      change(&standing)
      return IssuerRecord.Key(material: key.material, standing: standing)
    }
    guard isFound else { throw .noKey(kid ?? "") }
    try write(record.with(keys: keys), to: path)
  }
}
