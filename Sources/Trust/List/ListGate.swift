public import Codecs

/// Decides whether a head may take the place of the one that is held.
public struct ListGate {
  /// How far ahead of the clock a head may have been issued: clocks of desks go wrong by hours.
  private static let tolerance: Int64 = 86_400

  private let root: ListRoot
  private let floor: ListFloor
  private let now: Timestamp
  private let clockIsTrusted: Bool
  private let limit: Int

  /// - Parameters:
  ///   - now: one time for the whole of an update.
  ///   - clockIsTrusted: false where the time is only known not to be before it.
  ///   - limit: bytes the list's content may have.
  public init(root: ListRoot, floor: ListFloor, now: Timestamp, clockIsTrusted: Bool, limit: Int) {
    self.root = root
    self.floor = floor
    self.now = now
    self.clockIsTrusted = clockIsTrusted
    self.limit = limit
  }

  public enum Answer: Equatable {
    case new
    /// The very list that is held.
    case upToDate
  }

  /// - Throws: ``ListError`` with the reason to keep what is held.
  public func judge(_ bytes: [UInt8]) throws(ListError) -> (SignedHead, Answer) {
    guard now < root.expires else { throw .rootExpired(root.expires) }
    let signed = try SignedHead(bytes, under: root)
    let head = signed.head
    guard head.epoch == root.epoch else { throw .wrongEpoch(head.epoch, expected: root.epoch) }
    guard head.sequence >= root.minimumSequence else {
      throw .rollback(sequence: head.sequence, held: root.minimumSequence)
    }
    guard (head.epoch, head.sequence) >= (floor.epoch, floor.sequence) else {
      throw .rollback(sequence: head.sequence, held: floor.sequence)
    }
    if (head.epoch, head.sequence) == (floor.epoch, floor.sequence) {
      guard floor.currentHead == signed.digest else { throw .equivocation(sequence: head.sequence) }
      return (signed, .upToDate)
    }
    guard now < head.ages.expires else { throw .expired(head.ages.expires) }
    if clockIsTrusted, head.ages.issued.seconds - now.seconds > Self.tolerance {
      throw .fromTheFuture(head.ages.issued)
    }
    guard head.contentSize <= limit else { throw .tooLarge(bytes: head.contentSize, limit: limit) }
    return (signed, .new)
  }
}
