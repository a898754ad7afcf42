public import Codecs

/// What was seen of a list of trusted entities: none with a lower number is taken again, and no other with the same.
///
/// It is kept as a ``ListFloor`` is, in two slots of which one is whole whenever the power fails.
public struct TrustedEntitiesFloor: Sendable, Equatable {
  /// Counts the times it was written.
  public private(set) var counter: UInt32 = 0
  public private(set) var sequence: Int64 = 0
  /// The latest ListIssueDateTime: a time that is known to be past.
  public private(set) var issued = Timestamp(seconds: 0)
  private var digest = [UInt8](repeating: 0, count: 32)
  /// Of the scheme; zeros before there was a list.
  private var identity = [UInt8](repeating: 0, count: 32)

  public init() {}

  public init(_ stored: ListFloor) {
    (counter, sequence, issued) = (stored.counter, stored.sequence, stored.time)
    (digest, identity) = (stored.currentHead, stored.previousHead)
  }

  /// The slot to write next, and which of the two.
  public mutating func next() -> (bytes: [UInt8], slot: UInt32) {
    counter &+= 1
    var floor = ListFloor()
    (floor.counter, floor.sequence, floor.time) = (counter, sequence, issued)
    (floor.currentHead, floor.previousHead) = (digest, identity)
    return (floor.bytes, counter & 1)
  }

  public mutating func raise(to list: TrustedEntitiesList) {
    identity = list.scheme.identity
    issued = max(issued, list.scheme.issued)
    if list.scheme.sequence > sequence { (sequence, digest) = (list.scheme.sequence, list.digest) }
  }

  /// Refuses a list that is older than one that was seen, another with its number, or of another scheme.
  ///
  /// - Throws: ``TrustedEntitiesError``.
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
  /// - Parameter clockIsTrusted: false where `now` is only known not to be before it.
  /// - Returns: whether it is newer than what was seen.
  /// - Throws: ``TrustedEntitiesError`` with the reason to keep what is held.
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
  /// What the rule of all lists refuses.
  public init(_ refusal: SuccessionRefusal) {
    switch refusal {
    case .rollback(let sequence, let held): self = .rollback(sequence: sequence, held: held)
    case .equivocation(let sequence): self = .equivocation(sequence: sequence)
    case .expired(let end): self = .expired(end)
    case .fromTheFuture(let issued): self = .fromTheFuture(issued)
    }
  }
}
