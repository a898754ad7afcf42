import Platform
import Trust

/// The two files in which a desk writes down what it has seen of a list.
struct FloorSlots {
  private let slots: TwoSlots

  /// - Parameter path: that of both files, without `.0` and `.1`.
  init(_ path: String, on disk: any FileSystem) { slots = TwoSlots(path, on: disk) }

  /// Whether something was written down, readable or not.
  var isBegun: Bool { slots.isBegun }

  /// What was seen, from the slot that was written last; nil where neither is whole.
  func read() -> ListFloor? {
    let (first, second) = slots.contents(limit: ListFloor.size)
    return ListFloor.latest(first.flatMap { ListFloor($0) }, second.flatMap { ListFloor($0) })
  }

  /// Writes the slot that was not written last. A write that fails does not count, so the next one takes the same slot.
  func write(_ floor: inout ListFloor) throws(RefreshError) {
    var next = floor
    next.counter &+= 1
    try writing { () throws(SystemError) in try slots.write(next.bytes, counter: next.counter) }
    floor = next
  }

  /// The same for a list of trusted entities.
  func write(_ floor: inout TrustedEntitiesFloor) throws(RefreshError) {
    var next = floor
    let (bytes, slot) = next.next()
    try writing { () throws(SystemError) in try slots.write(bytes, counter: slot) }
    floor = next
  }
}
