package import Codecs
import Keys
import Platform
package import Trust
package import Verification

/// Where the time of a verdict comes from.
package enum ClockSource: Equatable, Sendable {
  case machine
  case given(Timestamp)

  /// The time at this moment, held against what the issuer list says of time.
  ///
  /// - Parameter floor: what was seen of the list, as it was stored; nil without a list.
  package func clock(floor: ListFloor? = nil, list: ListHead? = nil) -> Clock {
    switch self {
    case .machine:
      .machine(MachineClock.now, past: floor.map { $0.counted().time }, list: list)
    case .given(let time): .given(time)
    }
  }

  /// A time to update a list at, and whether it is more than a time that is known to be past.
  package func time(past: Timestamp) -> (time: Timestamp, isTrusted: Bool) {
    switch self {
    case .given(let time): return (time, true)
    case .machine:
      let (now, floor) = (MachineClock.now, max(past, Clock.floor))
      return now < floor ? (floor, false) : (now, true)
    }
  }
}

extension ListFloor {
  /// The floor as of now: the time since it was written, as far as the machine was on, has passed too.
  func counted() -> ListFloor {
    var floor = self
    floor.count(poweredOn: MachineClock.poweredOn, boot: Self.thisBoot)
    return floor
  }

  /// A number of this run of the machine.
  private static let thisBoot: Int64 = {
    Int64(bitPattern: ByteOrder.bigEndian.number(Digest.sha256(MachineClock.bootIdentity())[..<8]))
  }()
}
