public import Codecs

/// The one rule by which a signed list of any kind may replace another: its number never falls, one number means one
/// list, and its dates make sense.
public struct Succession: Sendable {
  /// How many seconds ahead of the clock a list may have been issued: clocks of desks go wrong by hours.
  private static let tolerance: Int64 = 86_400

  private let epoch: Int64
  private let sequence: Int64
  private let digest: [UInt8]

  /// The list that was seen last.
  ///
  /// - Parameters:
  ///   - epoch: its epoch; 0 for lists without epochs.
  ///   - sequence: its number; 0 before there was a list.
  ///   - digest: its SHA-256, which tells it from another list with the same number.
  public init(epoch: Int64 = 0, sequence: Int64, digest: [UInt8]) {
    self.epoch = epoch
    self.sequence = sequence
    self.digest = digest
  }

  /// Whether a list is newer than the list seen last; false for that very list.
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

  /// Refuses a list that has ended, or that was issued more than a day after now.
  ///
  /// - Parameter clockIsTrusted: false if the true time may be later than `now`.
  /// - Throws: ``SuccessionRefusal/expired(_:)``, ``SuccessionRefusal/fromTheFuture(_:)``.
  public static func checkDates(
    issued: Timestamp, end: Timestamp, at now: Timestamp, clockIsTrusted: Bool = true
  ) throws(SuccessionRefusal) {
    guard now < end else { throw .expired(end) }
    if clockIsTrusted, issued.seconds - now.seconds > tolerance { throw .fromTheFuture(issued) }
  }
}

/// Why a list does not replace another.
public enum SuccessionRefusal: Error, Equatable {
  /// The list is older than the list seen last, whose number is `held`.
  case rollback(sequence: Int64, held: Int64)
  /// The list has the number of the list seen last, and is another.
  case equivocation(sequence: Int64)
  /// The list ended at this time.
  case expired(Timestamp)
  /// The list was issued at this time, more than a day after now.
  case fromTheFuture(Timestamp)
}
