/// Tells a code that stays under the scanner, and is read again and again, from a code that is shown anew.
public struct Repeats: Sendable {
  /// Milliseconds since a code was last seen, after which it counts as new.
  public static let time: Int64 = 3_000

  private var last: (code: LineFramer.Line, seenAt: Int64)?

  /// No code was seen yet.
  public init() {}

  /// Notes a code, and tells whether it is the last code again.
  ///
  /// - Parameters:
  ///   - now: milliseconds of a clock that only counts up.
  ///   - time: milliseconds after which the same code counts as new.
  public mutating func isAgain(_ code: LineFramer.Line, at now: Int64, within time: Int64 = Self.time) -> Bool {
    defer { last = (code, now) }
    guard let last else { return false }
    return last.code == code && now - last.seenAt < time
  }
}
