/// Tells a code that stays under the scanner, and so is read again and again, from a code that is shown anew.
public struct Repeats: Sendable {
  /// Milliseconds after which the same code counts as new, from the moment it was last seen.
  public static let time: Int64 = 3_000

  private var last: (code: LineFramer.Line, seenAt: Int64)?

  /// No code was seen yet.
  public init() {}

  /// Notes a code, and says whether it is the last one again.
  ///
  /// - Parameters:
  ///   - now: milliseconds of a clock that nobody sets.
  ///   - time: milliseconds after which this code counts as new.
  public mutating func isAgain(_ code: LineFramer.Line, at now: Int64, within time: Int64 = Self.time) -> Bool {
    defer { last = (code, now) }
    guard let last else { return false }
    return last.code == code && now - last.seenAt < time
  }
}
