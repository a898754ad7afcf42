package import Codecs
import Platform
package import Trust

/// What came of the refresh of one list.
package struct RefreshOutcome {
  package enum Change: Equatable, Sendable {
    /// A newer list was taken, in place of number `from`; nil where there was none.
    case new(from: Int64?)
    case upToDate
  }

  /// Nil where what is held was kept, or nothing is held.
  package var change: Change?
  /// Why nothing changed; nil with a ``change``.
  package var error: RefreshError?
  /// The source that was asked last.
  package var source: String?
  /// The name the desk gives a list of trusted entities; nil for the issuer list.
  package let entities: String?
  package var held: Held?
  /// Whether what was seen of earlier lists was written down and cannot be read.
  package var hasLostFloor = false

  init(entities: String? = nil) { self.entities = entities }

  /// The list that is held now.
  package struct Held {
    package let id: String
    package let sequence: Int64
    package let issued: Timestamp
    package let expires: Timestamp
    package let state: ListState
    package let ageInDays: Int64
    /// Bytes of its file.
    package let size: Int
  }

  /// Whether verdicts can rest on what is held.
  package var isUsable: Bool { held.map { $0.state != .expired } ?? false }

  /// Whether the source is a folder, such as a stick's.
  package var isFromFolder: Bool { source.map { !WebSource.takes($0) } ?? false }

  /// Asks one source after the other until one has a list that can be taken, or the list that is held.
  mutating func ask<Source>(
    _ sources: [Source], _ update: (Source, inout String?) throws(RefreshError) -> Change
  ) {
    error = .noSource
    for next in sources {
      do {
        change = try update(next, &source)
        return error = nil
      } catch {
        self.error = error
      }
    }
  }
}

extension RefreshOutcome.Held {
  init(_ held: ListFolder.Held, at now: Timestamp) {
    let head = held.list.head.head
    (id, sequence, issued, expires) = (head.list, head.sequence, head.ages.issued, head.ages.expires)
    (state, size) = (held.list.state(at: now), held.file.size)
    ageInDays = max(0, now.seconds - issued.seconds) / 86_400
  }

  init(_ list: TrustedEntitiesList, in folder: EntitiesFolder, at now: Timestamp) {
    let scheme = list.scheme
    (id, sequence, issued, expires) = (scheme.name, scheme.sequence, scheme.issued, scheme.nextUpdate)
    (state, size) = (list.state(at: now), Int(folder.disk.facts(of: folder.current)?.size ?? 0))
    ageInDays = max(0, now.seconds - issued.seconds) / 86_400
  }
}
