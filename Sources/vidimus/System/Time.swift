import Codecs
import Platform
import Trust
import Verification

/// The time commands work with.
enum Time {
  /// The time `--at` names, else the machine's.
  static func clock(_ arguments: Arguments) throws(Failure) -> ClockSource {
    guard let text = arguments[Option.at.name] else { return .machine }
    guard let time = Timestamp(rfc3339: text) ?? Day(iso: text)?.start else {
      throw .usage("--at takes a time like 2026-05-14T09:30:00Z or a date like 2026-05-14")
    }
    return .given(time)
  }
}

extension Time {
  /// The time at this moment, as those who sign see it.
  static func now(_ arguments: Arguments) throws(Failure) -> Timestamp { try clock(arguments).clock().now }
}

/// Where the time of a verdict comes from.
enum ClockSource {
  case machine
  case given(Timestamp)

  /// The time at this moment, held against what the issuer list says of time.
  ///
  /// - Parameter floor: what was seen of the list, as it was stored; nil without a list.
  func clock(floor: ListFloor? = nil, list: ListHead? = nil) -> Clock {
    switch self {
    case .machine:
      .machine(MachineClock.now, past: floor.map { $0.counted().time }, list: list)
    case .given(let time): .given(time)
    }
  }

  /// A time to update a list at, and whether it is more than a time that is known to be past.
  func time(past: Timestamp) -> (Timestamp, isTrusted: Bool) {
    switch self {
    case .given(let time): return (time, true)
    case .machine:
      let (now, floor) = (MachineClock.now, max(past, Clock.floor))
      return now < floor ? (floor, false) : (now, true)
    }
  }
}
