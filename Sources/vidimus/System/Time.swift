import Codecs
import Refreshing
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
