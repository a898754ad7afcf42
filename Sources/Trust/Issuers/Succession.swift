public import Codecs

/// The one rule by which a signed list may take the place of another, whatever kind of list it is: its number never
/// falls, one number is one list, and its dates make sense.
public struct Succession: Sendable {
  /// How far ahead of the clock a list may have been issued, in seconds: clocks of desks go wrong by hours.
  private static let tolerance: Int64 = 86_400

  private let epoch: Int64
  private let sequence: Int64
  private let digest: [UInt8]

  /// - Parameters:
  ///   - epoch: of the list that was seen last; 0 for lists without one.
  ///   - sequence: its number; 0 before there was a list.
  ///   - digest: what tells it from another with that number.
  public init(epoch: Int64 = 0, sequence: Int64, digest: [UInt8]) {
    self.epoch = epoch
    self.sequence = sequence
    self.digest = digest
  }

  /// Whether a list is newer than the one that was seen.
  ///
  /// - Throws: ``SuccessionRefusal/rollback(sequence:held:)``, ``SuccessionRefusal/equivocation(sequence:)``.
  public func isNews(
    epoch: Int64 = 0, sequence: Int64, digest: [UInt8]
  ) throws(SuccessionRefusal) -> Bool {
    guard (epoch, sequence) >= (self.epoch, self.sequence) else {
      throw .rollback(sequence: sequence, held: self.sequence)
    }
    guard (epoch, sequence) == (self.epoch, self.sequence) else { return true }
    guard digest == self.digest else { throw .equivocation(sequence: sequence) }
    return false
  }

  /// Refuses a list that is over, or that was issued later than now.
  ///
  /// - Parameter clockIsTrusted: false where `now` is only known not to be before it.
  /// - Throws: ``SuccessionRefusal/expired(_:)``, ``SuccessionRefusal/fromTheFuture(_:)``.
  public static func checkDates(
    issued: Timestamp, end: Timestamp, at now: Timestamp, clockIsTrusted: Bool = true
  ) throws(SuccessionRefusal) {
    guard now < end else { throw .expired(end) }
    if clockIsTrusted, issued.seconds - now.seconds > tolerance { throw .fromTheFuture(issued) }
  }
}

/// Why a list does not take the place of another.
public enum SuccessionRefusal: Error, Equatable {
  /// An older list.
  case rollback(sequence: Int64, held: Int64)
  /// Another list with the number of the one that was seen.
  case equivocation(sequence: Int64)
  /// It has ended.
  case expired(Timestamp)
  /// It was issued more than a day after now.
  case fromTheFuture(Timestamp)
}
