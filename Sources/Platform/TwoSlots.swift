/// Two small files that are written in turn, so that after a power failure one of them is whole.
///
/// Their content includes a counter that grows by one at each write; its lowest bit tells which file to write.
package struct TwoSlots {
  private let disk: any FileSystem
  private let path: String

  /// - Parameter path: the path of both files, without `.0` and `.1`.
  package init(_ path: String, on disk: any FileSystem) { (self.path, self.disk) = (path, disk) }

  /// The contents of both files; nil for one that is missing or cannot be read.
  package func contents(limit: Int) -> (first: [UInt8]?, second: [UInt8]?) {
    (try? disk.read(slot(0), limit: limit).bytes, try? disk.read(slot(1), limit: limit).bytes)
  }

  /// Whether one of the files exists, readable or not.
  package var isBegun: Bool { disk.exists(slot(0)) || disk.exists(slot(1)) }

  /// Writes the file that `counter` selects, which is the older one.
  package func write(_ bytes: [UInt8], counter: UInt32) throws(SystemError) {
    try disk.replace(slot(counter & 1), bytes, mode: 0o644)
  }

  private func slot(_ number: UInt32) -> String { path + "." + String(number) }
}
