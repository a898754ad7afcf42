/// Tells a code that is still held under the scanner, and so read again and again, from one that is shown on purpose.
public struct Repeats: Sendable {
  /// Milliseconds after which the same code is news again, counted from when it was last seen.
  public static let time: Int64 = 3_000

  private var last: (code: LineFramer.Line, seenAt: Int64)?

  public init() {}

  /// Notes a code; whether it is the last one again.
  ///
  /// - Parameters:
  ///   - now: milliseconds of a clock that nobody sets.
  ///   - time: milliseconds after which this code is news again.
  public mutating func isAgain(_ code: LineFramer.Line, at now: Int64, within time: Int64 = Self.time) -> Bool {
    defer { last = (code, now) }
    guard let last else { return false }
    return last.code == code && now - last.seenAt < time
  }
}
