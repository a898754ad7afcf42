import Codecs

/// Cuts a stream of bytes into lines. Its memory is bounded by the longest allowed line.
///
/// The bytes of a line are never changed. A line above the limit is reported once, as ``Line/tooLong``, and the rest of
/// it is skipped.
public struct LineFramer {
  /// A line whose ending has come.
  public enum Line: Equatable, Sendable {
    /// A line without its ending.
    case bytes([UInt8])
    /// A line of more bytes than the limit.
    case tooLong
  }

  /// What ends a line.
  public enum Ending: Sendable {
    /// LF ends a line; one CR before it is dropped. An empty line is a line.
    case lineFeed
    /// CR, LF or both end a code, as scanners send them; TAB does where `tab` is set. Empty codes are ignored.
    case scanner(tab: Bool)
  }

  private let ending: Ending
  private let limit: Int
  private var line: [UInt8] = []
  private var isTooLong = false

  /// A framer at the beginning of a stream.
  ///
  /// - Parameter limit: the most bytes a line may have, without its ending.
  public init(ending: Ending, limit: Int) {
    self.ending = ending
    self.limit = limit
  }

  /// Whether the framer holds bytes of an unfinished line.
  public var isInsideLine: Bool { !line.isEmpty || isTooLong }

  /// Takes bytes up to and including the next ending, or all of them if there is none.
  ///
  /// - Parameter position: the first byte to take; afterwards the first byte not taken.
  /// - Returns: the line that ended; nil if none did.
  public mutating func push(_ bytes: [UInt8], from position: inout Int) -> Line? {
    let end = end(in: bytes, from: position)
    let content = position..<(end ?? bytes.count)
    // One byte more than the limit may be a CR that belongs to the ending.
    if content.count > limit + 1 - line.count { isTooLong = true }
    if !isTooLong { line += bytes[content] }
    guard let end else {
      position = bytes.count
      return nil
    }
    position = end + 1
    return finish(atEnding: true)
  }

  /// Ends the unfinished line, at the end of the stream or after silence; nil if there is none.
  public mutating func finish() -> Line? {
    isInsideLine ? finish(atEnding: false) : nil
  }

  private func end(in bytes: [UInt8], from position: Int) -> Int? {
    switch ending {
    case .lineFeed: bytes.span.firstIndex(of: 0x0A, from: position)
    case .scanner(let tab):
      bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D || (tab && $0 == 0x09) }
    }
  }

  private mutating func finish(atEnding: Bool) -> Line? {
    var content = line
    let wasTooLong = isTooLong
    (line, isTooLong) = ([], false)
    switch ending {
    case .scanner: if content.isEmpty, !wasTooLong { return nil }
    case .lineFeed: if atEnding, !wasTooLong, content.last == 0x0D { content.removeLast() }
    }
    return wasTooLong || content.count > limit ? .tooLong : .bytes(content)
  }
}
