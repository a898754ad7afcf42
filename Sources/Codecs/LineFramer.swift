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

  /// Takes in bytes up to and with the next ending, or all of them where there is none.
  ///
  /// - Parameter position: the first byte to take; moved behind the last one taken.
  /// - Returns: the line they end, if they end one.
  public mutating func push(_ bytes: [UInt8], from position: inout Int) -> Line? {
    let start = position
    while position < bytes.count, !ends(bytes[position]) { position += 1 }
    // One byte of room more, for the CR that may turn out to belong to the ending.
    let room = limit + 1 - line.count
    if position - start > room { isTooLong = true }
    if !isTooLong { line += bytes[start..<position] }
    guard position < bytes.count else { return nil }
    position += 1
    return finish(atEnding: true)
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
    let (content, wasTooLong) = (line, isTooLong)
    (line, isTooLong) = ([], false)
    if case .scanner = ending {
      if content.isEmpty, !wasTooLong { return nil }
    } else if atEnding, content.last == 0x0D, !wasTooLong {
      return .bytes([UInt8](content.dropLast()))
    }
    return wasTooLong || content.count > limit ? .tooLong : .bytes(content)
  }
}
