public import Codecs

/// Decides whether a new head may replace the one that is held.
public struct ListGate {
  private let root: ListRoot
  private let floor: ListFloor
  private let now: Timestamp
  private let clockIsTrusted: Bool
  private let limit: Int

  /// A gate for one update.
  ///
  /// - Parameters:
  ///   - now: the same time for the whole update.
  ///   - clockIsTrusted: false if the true time may be later than `now`.
  ///   - limit: the most bytes the list's content may have.
  public init(root: ListRoot, floor: ListFloor, now: Timestamp, clockIsTrusted: Bool, limit: Int) {
    self.root = root
    self.floor = floor
    self.now = now
    self.clockIsTrusted = clockIsTrusted
    self.limit = limit
  }

  /// Whether a head that may be taken is newer than the one that is held.
  public enum Answer: Equatable {
    /// A newer head.
    case new
    /// The very head that is held.
    case upToDate
  }

  /// Reads a signed head and decides.
  ///
  /// - Throws: ``ListError`` with the reason to keep the list that is held.
  public func judge(_ bytes: [UInt8]) throws(ListError) -> (SignedHead, Answer) {
    guard now < root.expires else { throw .rootExpired(root.expires) }
    let signed = try SignedHead(bytes, under: root)
    let head = signed.head
    guard head.epoch == root.epoch else { throw .wrongEpoch(head.epoch, expected: root.epoch) }
    guard head.sequence >= root.minimumSequence else {
      throw .rollback(sequence: head.sequence, held: root.minimumSequence)
    }
    do throws(SuccessionRefusal) {
      let held = Succession(epoch: floor.epoch, sequence: floor.sequence, digest: floor.currentHead)
      guard try held.isNews(epoch: head.epoch, sequence: head.sequence, digest: signed.digest) else {
        return (signed, .upToDate)
      }
      try Succession.checkDates(
        issued: head.ages.issued, end: head.ages.expires, at: now, clockIsTrusted: clockIsTrusted)
    } catch {
      throw ListError(error)
    }
    guard head.contentSize <= limit else { throw .tooLarge(bytes: head.contentSize, limit: limit) }
    return (signed, .new)
  }
}

extension ListError {
  init(_ refusal: SuccessionRefusal) {
    switch refusal {
    case .rollback(let sequence, let held): self = .rollback(sequence: sequence, held: held)
    case .equivocation(let sequence): self = .equivocation(sequence: sequence)
    case .expired(let end): self = .expired(end)
    case .fromTheFuture(let issued): self = .fromTheFuture(issued)
    }
  }
}
