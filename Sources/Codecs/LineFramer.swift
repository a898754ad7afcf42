/// Cuts a stream of bytes into lines, in memory bounded by the longest line it lets through.
///
/// Bytes are never repaired or dropped inside a line. A longer line is reported once, as
/// ``Line/tooLong``, and the rest of it is passed over unread.
public struct LineFramer {
  public enum Line: Equatable, Sendable {
    case bytes([UInt8])
    case tooLong
  }

  /// What ends a line.
  public enum Ending: Sendable {
    /// LF ends a line; one CR before it is dropped. An empty line is a line.
    case lineFeed
    /// CR, LF or both end a code, as scanners send them, and TAB where `tab` is set. Empty ones are ignored.
    case scanner(tab: Bool)
  }

  private let ending: Ending
  private let limit: Int
  private var line: [UInt8] = []
  private var isTooLong = false

  /// - Parameter limit: bytes a line may have, without its ending.
  public init(ending: Ending, limit: Int) {
    self.ending = ending
    self.limit = limit
  }

  /// Whether bytes of an unfinished line are held.
  public var isInsideLine: Bool { !line.isEmpty || isTooLong }

  /// Takes in the next byte; the line it ends, if it ends one.
  public mutating func push(_ byte: UInt8) -> Line? {
    if ends(byte) { return finish(atEnding: true) }
    // One byte of room more, for the CR that may turn out to belong to the ending.
    if line.count > limit {
      isTooLong = true
    } else if !isTooLong {
      line.append(byte)
    }
    return nil
  }

  /// Ends the line that is underway, at the end of the stream or after silence; nil without one.
  public mutating func finish() -> Line? {
    isInsideLine ? finish(atEnding: false) : nil
  }

  private func ends(_ byte: UInt8) -> Bool {
    switch ending {
    case .lineFeed: byte == 0x0A
    case .scanner(let tab): byte == 0x0A || byte == 0x0D || (tab && byte == 0x09)
    }
  }

  private mutating func finish(atEnding: Bool) -> Line? {
    defer {
      line.removeAll(keepingCapacity: true)
      isTooLong = false
    }
    if case .scanner = ending {
      if line.isEmpty, !isTooLong { return nil }
    } else if atEnding, line.last == 0x0D, !isTooLong {
      line.removeLast()
    }
    return isTooLong || line.count > limit ? .tooLong : .bytes(line)
  }
}
