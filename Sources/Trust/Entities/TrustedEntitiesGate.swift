public import Codecs

/// What a desk has seen of a list of trusted entities. The desk takes no list with a lower number, and no other list
/// with the same number.
///
/// It is stored as a ``ListFloor``: in two slots, one of which is whole whenever the power fails.
public struct TrustedEntitiesFloor: Sendable, Equatable {
  /// How many times it was written; it wraps.
  public private(set) var counter: UInt32 = 0
  /// The number of the newest list; 0 before there was one.
  public private(set) var sequence: Int64 = 0
  /// The latest ListIssueDateTime: a time known to be past.
  public private(set) var issued = Timestamp(seconds: 0)
  private var digest = [UInt8](repeating: 0, count: 32)
  /// The scheme's identity; zeros before there was a list.
  private var identity = [UInt8](repeating: 0, count: 32)

  /// The floor of a desk that has seen no list.
  public init() {}

  /// The floor that was stored in a slot.
  public init(_ stored: ListFloor) {
    (counter, sequence, issued) = (stored.counter, stored.sequence, stored.time)
    (digest, identity) = (stored.currentHead, stored.previousHead)
  }

  /// The 128 bytes to write next, and the slot, 0 or 1, to write them to.
  public mutating func next() -> (bytes: [UInt8], slot: UInt32) {
    counter &+= 1
    var floor = ListFloor()
    (floor.counter, floor.sequence, floor.time) = (counter, sequence, issued)
    (floor.currentHead, floor.previousHead) = (digest, identity)
    return (floor.bytes, counter & 1)
  }

  /// Raises the floor to a list that is held.
  public mutating func raise(to list: TrustedEntitiesList) {
    identity = list.scheme.identity
    issued = max(issued, list.scheme.issued)
    if list.scheme.sequence > sequence { (sequence, digest) = (list.scheme.sequence, list.digest) }
  }

  /// Refuses a list of another scheme, a list that is older than the newest, and another list with the newest's number.
  ///
  /// - Throws: ``TrustedEntitiesError/otherList``, ``TrustedEntitiesError/rollback(sequence:held:)``,
  ///   ``TrustedEntitiesError/equivocation(sequence:)``.
  public func check(_ list: TrustedEntitiesList) throws(TrustedEntitiesError) {
    guard sequence > 0 else { return }
    guard list.scheme.identity == identity else { throw .otherList }
    do {
      _ = try Succession(sequence: sequence, digest: digest).isNews(
        sequence: list.scheme.sequence, digest: list.digest)
    } catch {
      throw TrustedEntitiesError(error)
    }
  }

  /// Decides whether a list may be taken.
  ///
  /// - Parameter clockIsTrusted: false if the true time may be later than `now`.
  /// - Returns: whether the list is newer than the newest list seen.
  /// - Throws: ``TrustedEntitiesError`` with the reason to keep the list that is held.
  public func judge(
    _ list: TrustedEntitiesList, at now: Timestamp, clockIsTrusted: Bool
  ) throws(TrustedEntitiesError) -> Bool {
    try check(list)
    do {
      try Succession.checkDates(
        issued: list.scheme.issued, end: list.scheme.nextUpdate, at: now, clockIsTrusted: clockIsTrusted)
    } catch {
      throw TrustedEntitiesError(error)
    }
    return list.scheme.sequence > sequence
  }
}

extension TrustedEntitiesError {
  /// The refusal as an error of lists of trusted entities.
  public init(_ refusal: SuccessionRefusal) {
    switch refusal {
    case .rollback(let sequence, let held): self = .rollback(sequence: sequence, held: held)
    case .equivocation(let sequence): self = .equivocation(sequence: sequence)
    case .expired(let end): self = .expired(end)
    case .fromTheFuture(let issued): self = .fromTheFuture(issued)
    }
  }
}
