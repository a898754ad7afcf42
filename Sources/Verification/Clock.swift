public import Codecs
public import Trust

/// The time a verdict is given at, and how far it is to be believed.
public struct Clock: Sendable {
  public let now: Timestamp
  let standing: Standing

  enum Standing: Sendable {
    /// Somebody named the time, or the machine's clock contradicts nothing.
    case believed
    /// The machine's clock is wrong, and ``now`` is only known to be past.
    case floor
    /// It is wrong, and nothing says what time it is.
    case implausible
  }

  /// The moment before which no clock can be right: this program was not yet written. A board without a
  /// clock chip starts in 1970, where nothing has expired.
  public static let floor = Timestamp(seconds: 1_793_491_200)  // 2026-11-01T00:00:00Z

  /// How long after the end of a list a clock still passes for right: two years.
  private static let patience: Int64 = 2 * 365 * 86_400

  /// The time of the machine's clock, held against what is known.
  ///
  /// - Parameters:
  ///   - past: a time that is known to be past, from the issuer list; nil without one.
  ///   - list: the list, which says until when somebody looked after this desk.
  public static func machine(_ now: Timestamp, past: Timestamp? = nil, list: ListHead? = nil) -> Clock {
    if let list, now.seconds - list.ages.expires.seconds > patience {
      return Clock(now: now, standing: .implausible)
    }
    let floor = max(floor, past ?? floor)
    guard now < floor else { return Clock(now: now, standing: .believed) }
    return past == nil ? Clock(now: now, standing: .implausible) : Clock(now: floor, standing: .floor)
  }

  /// A time that the user named.
  public static func given(_ now: Timestamp) -> Clock { Clock(now: now, standing: .believed) }

  /// Whether a verdict can be given at all.
  public var isPlausible: Bool { standing != .implausible }

  /// Whether the machine's clock is behind what is known to be past, which then counts instead.
  public var isUnset: Bool { standing == .floor }
}
