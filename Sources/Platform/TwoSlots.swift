/// Two small files that are written in turn, so that after a power failure one of them is whole.
///
/// The content has a counter in it that grows by one with each writing; its lowest bit is the slot.
package struct TwoSlots {
  private let disk: any FileSystem
  private let path: String

  /// - Parameter path: that of both files, without `.0` and `.1`.
  package init(_ path: String, on disk: any FileSystem) { (self.path, self.disk) = (path, disk) }

  /// What is in the two slots; nil for one that is not there or cannot be read.
  package func contents(limit: Int) -> (first: [UInt8]?, second: [UInt8]?) {
    (try? disk.read(slot(0), limit: limit).bytes, try? disk.read(slot(1), limit: limit).bytes)
  }

  /// Whether something was ever written, readable or not.
  package var isBegun: Bool { disk.exists(slot(0)) || disk.exists(slot(1)) }

  /// Writes the slot that `counter` means, which is the older one where counters grow by one.
  package func write(_ bytes: [UInt8], counter: UInt32) throws(SystemError) {
    try disk.replace(slot(counter & 1), bytes, mode: 0o644)
  }

  private func slot(_ number: UInt32) -> String { path + "." + String(number) }
}
