import CLibC
import Codecs
import Verification

/// The time commands work with.
enum Time {
  static let option = Option("at", "TIME", "act as at this time: RFC 3339, or a date, which means its first second UTC")

  /// The time `--at` names, else the machine's.
  static func clock(_ arguments: Arguments) throws(Failure) -> ClockSource {
    guard let text = arguments[option.name] else { return .machine }
    guard let time = Timestamp(rfc3339: text) ?? Day(iso: text)?.start else {
      throw .usage("--at takes a time like 2026-05-14T09:30:00Z or a date like 2026-05-14")
    }
    return .given(time)
  }
}

/// Where the time of a verdict comes from.
enum ClockSource {
  case machine
  case given(Timestamp)

  /// The time at this moment.
  var clock: Clock {
    switch self {
    case .machine: .machine(Timestamp(seconds: vidimus_now()))
    case .given(let time): .given(time)
    }
  }
}
