public import Codecs
import Keys

/// What a desk has seen of its list. The desk takes no older list, and believes no earlier time.
///
/// The floor is written to two slots of 128 bytes in turn, so that one slot is whole whenever the power fails:
///
///     "MTF1"  counter, 32 bits  root's version, epoch, sequence, time floor, powered on, boot: 64 bits each
///     SHA-256 of the current head, of the head before     32 bytes each
///     SHA-256 of all that, its first 8 bytes
///
/// Numbers are written least significant byte first.
public struct ListFloor: Sendable, Equatable {
  /// Bytes of a slot.
  public static let size = 128
  private static let magic = [UInt8]("MTF1".utf8)
  /// Far above any real number, and far below where sums overflow.
  private static let limit: Int64 = 1 << 53

  /// How many times a slot was written; it wraps.
  public var counter: UInt32 = 0
  /// The highest version of a root that was trusted; 0 before there was one.
  public var rootVersion: Int64 = 0
  /// The epoch of the newest list; 0 before there was one.
  public var epoch: Int64 = 0
  /// The number of the newest list within ``epoch``; 0 before there was one.
  public var sequence: Int64 = 0
  /// The latest time known to be past. It comes from signed times and from seconds spent powered on.
  public var time = Timestamp(seconds: 0)
  /// How long the machine had been on when ``time`` was written, in seconds.
  public var poweredOn: Int64 = 0
  /// A number for the run of the machine in which ``time`` was written.
  public var boot: Int64 = 0
  /// SHA-256 of the newest signed head; zeros before there was one.
  public var currentHead = [UInt8](repeating: 0, count: 32)
  /// SHA-256 of the signed head before it, which is still good if the power failed between two writes.
  public var previousHead = [UInt8](repeating: 0, count: 32)

  /// The floor of a desk that has seen nothing.
  public init() {}

  /// Reads a slot; nil if it is damaged or not 128 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.size, bytes.starts(with: Self.magic),
      Digest.sha256([UInt8](bytes[..<120])).prefix(8).elementsEqual(bytes[120...])
    else { return nil }
    func number(_ index: Int) -> Int64 {
      let offset = 8 + index * 8
      return Int64(bitPattern: ByteOrder.littleEndian.number(bytes[offset..<offset + 8]))
    }
    counter = UInt32(truncatingIfNeeded: ByteOrder.littleEndian.number(bytes[4..<8]))
    rootVersion = number(0)
    epoch = number(1)
    sequence = number(2)
    time = Timestamp(seconds: number(3))
    poweredOn = number(4)
    boot = number(5)
    // The checksum is no signature: anyone may have written the slot, so sums of its numbers must not overflow.
    let sane = -Self.limit...Self.limit
    guard (0...Timestamp.last.seconds).contains(time.seconds), sane.contains(poweredOn), sane.contains(epoch),
      sane.contains(sequence), sane.contains(rootVersion)
    else { return nil }
    currentHead = [UInt8](bytes[56..<88])
    previousHead = [UInt8](bytes[88..<120])
  }

  /// The slot, 128 bytes.
  public var bytes: [UInt8] {
    var bytes = Self.magic
    ByteOrder.littleEndian.append(UInt64(counter), size: 4, to: &bytes)
    for number in [rootVersion, epoch, sequence, time.seconds, poweredOn, boot] {
      ByteOrder.littleEndian.append(UInt64(bitPattern: number), size: 8, to: &bytes)
    }
    bytes += currentHead + previousHead
    return bytes + Digest.sha256(bytes).prefix(8)
  }

  /// The slot of the two that was written last; nil if neither is whole.
  public static func latest(_ first: ListFloor?, _ second: ListFloor?) -> ListFloor? {
    guard let first, let second else { return first ?? second }
    return first.counter >= second.counter ? first : second
  }

  /// Raises the floor to a list that is held, and its time to those the list's keepers signed.
  public mutating func raise(to list: IssuerList) {
    let head = list.head.head
    rootVersion = max(rootVersion, list.root.version)
    if (head.epoch, head.sequence) > (epoch, sequence) {
      (epoch, sequence) = (head.epoch, head.sequence)
      (previousHead, currentHead) = (currentHead, list.head.digest)
    }
    raise(to: list.head.head.ages.issued)
    raise(to: list.root.issued)
  }

  /// Raises the time; an earlier time changes nothing.
  public mutating func raise(to time: Timestamp) { self.time = max(self.time, time) }

  /// Adds the seconds the machine was on since the floor was written.
  ///
  /// - Parameters:
  ///   - poweredOn: how long the machine has been on, in seconds.
  ///   - boot: a number for this run of the machine; after a restart, all of `poweredOn` counts.
  public mutating func count(poweredOn: Int64, boot: Int64) {
    let since = boot == self.boot ? max(0, poweredOn - self.poweredOn) : max(0, poweredOn)
    time = Timestamp(seconds: min(Timestamp.last.seconds, time.seconds + since))
    (self.poweredOn, self.boot) = (poweredOn, boot)
  }
}
