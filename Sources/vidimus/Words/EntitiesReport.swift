import Codecs
import Keys
import Refreshing
import Trust

/// Lists of trusted entities in words, for whoever looks after a desk or a list.
enum EntitiesReport {
  /// Days before a signer's certificate ends from which its successor is to be pinned beside it.
  private static let signerNotice: Int64 = 90

  /// A list on one line.
  static func describe(_ list: TrustedEntitiesList) -> String {
    let scheme = list.scheme
    return visible(scheme.name) + ", number " + String(scheme.sequence) + " of " + scheme.issued.day.iso
      + ", good until "
      + scheme.nextUpdate.rfc3339 + ", " + String(list.entities.count)
      + (list.entities.count == 1 ? " entity" : " entities")
  }

  /// What a desk keeps, a line a list.
  static func lines(in folder: ListFolder, at now: Timestamp) -> [String] {
    EntitiesFolder.all(in: folder).map { place in
      let name = "entities  " + place.name + "  "
      do throws(TrustedEntitiesError) {
        guard let list = try place.held() else { return name + "none yet; vidimus refresh brings one" }
        let isOver = list.state(at: now) == .expired
        return name + (isOver ? "ENDED: " : "") + describe(list) + ", signed with "
          + Hexadecimal.encode([UInt8](list.signer.digest.prefix(8)))
      } catch {
        return name + "none that counts: " + Words.say(error)
      }
    }
  }

  /// An entity on lines: the first for finding it, the others indented.
  static func describe(_ entity: TrustedEntity, of list: TrustedEntitiesList) -> [String] {
    let ids = entity.issuance.flatMap { $0.ids }
    let name = visible(entity.name) + (entity.country.map { " (" + $0 + ")" } ?? "")
    var lines = [
      (ids.first ?? "any issuer that is nobody else's") + "  " + name
        + (entity.left.map { ", left on " + $0.day.iso } ?? "") + ", " + visible(list.scheme.name)
    ]
    for id in ids.dropFirst() { lines.append("  also " + visible(id)) }
    return lines + entity.issuance.flatMap { $0.keys }.flatMap { Words.describe($0) }
  }

  /// What a desk's keeper is to know of a list.
  struct Finding {
    let matters: Bool
    let text: String
  }

  /// What a desk's keeper is to know of its lists, and whether something is to be done.
  static func findings(in folder: ListFolder, at now: Timestamp) -> [Finding] {
    EntitiesFolder.all(in: folder).flatMap { findings(of: $0, at: now) }
  }

  private static func findings(of place: EntitiesFolder, at now: Timestamp) -> [Finding] {
    let name = "entities " + place.name + ": "
    let list: TrustedEntitiesList
    do {
      guard let held = try place.held() else {
        return [Finding(matters: true, text: name + "none yet; vidimus refresh brings one")]
      }
      list = held
    } catch {
      let text = "none that counts, " + Words.say(error) + "; vidimus refresh brings it anew"
      return [Finding(matters: true, text: name + text)]
    }
    let (issued, end) = (list.scheme.issued, list.scheme.nextUpdate)
    let age = ListAge(issued, end, now)
    var findings = [Finding(matters: age.isHalf, text: name + describe(list) + "; " + age.sentence)]
    if list.signer.notAfter.seconds - now.seconds < signerNotice * 86_400 {
      let text = "its signer's certificate ends on " + list.signer.notAfter.day.iso
      findings.append(Finding(matters: true, text: name + text))
    }
    if list.passedOver > 0 {
      let text = String(list.passedOver) + " of its entities have nothing to go by here"
      findings.append(Finding(matters: false, text: name + text))
    }
    return findings
  }
}
