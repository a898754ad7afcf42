public import Codecs
public import Trust

/// The time of a verdict, and how far that time can be believed.
public struct Clock: Sendable {
  /// The time that counts: the machine's, the user's, or the latest time known to be past.
  public let now: Timestamp
  let standing: Standing

  enum Standing: Sendable {
    /// The user gave the time, or nothing contradicts the machine's clock.
    case believed
    /// The machine's clock is wrong; the true time is ``now`` or later.
    case floor
    /// The machine's clock is wrong, and nothing tells the time.
    case implausible
  }

  /// No correct clock is before this moment: the program did not exist yet. A board without a clock chip starts in
  /// 1970, when nothing has expired.
  public static let floor = Timestamp(seconds: 1_793_491_200)  // 2026-11-01T00:00:00Z

  /// How many seconds after the end of a list a clock is still believed: two years.
  private static let patience: Int64 = 2 * 365 * 86_400

  /// The time of the machine's clock, compared with what is known.
  ///
  /// - Parameters:
  ///   - past: a time known to be past, from the issuer list; nil if there is none.
  ///   - list: the list's head. Its end tells until when the desk was looked after.
  public static func machine(_ now: Timestamp, past: Timestamp? = nil, list: ListHead? = nil) -> Clock {
    if let list, now.seconds - list.ages.expires.seconds > patience {
      return Clock(now: now, standing: .implausible)
    }
    let floor = max(floor, past ?? floor)
    guard now < floor else { return Clock(now: now, standing: .believed) }
    return past == nil ? Clock(now: now, standing: .implausible) : Clock(now: floor, standing: .floor)
  }

  /// A time that the user gave; it is believed.
  public static func given(_ now: Timestamp) -> Clock { Clock(now: now, standing: .believed) }

  /// Whether the time allows a verdict at all.
  public var isPlausible: Bool { standing != .implausible }

  /// Whether the machine's clock was before a time known to be past, which ``now`` then is.
  public var isUnset: Bool { standing == .floor }
}
