public import Codecs

/// The time a verdict is given at, and how far it is to be believed.
public struct Clock: Sendable {
  public let now: Timestamp
  /// Whether somebody named the time; then it is taken as known.
  private let isGiven: Bool

  /// The moment before which no clock can be right: this program was not yet written. A board without a
  /// clock chip starts in 1970, where nothing has expired.
  public static let floor = Timestamp(seconds: 1_793_491_200)  // 2026-11-01T00:00:00Z

  /// The time of the machine's clock.
  public static func machine(_ now: Timestamp) -> Clock { Clock(now: now, isGiven: false) }

  /// A time that the user named.
  public static func given(_ now: Timestamp) -> Clock { Clock(now: now, isGiven: true) }

  var isPlausible: Bool { isGiven || now >= Self.floor }
}
