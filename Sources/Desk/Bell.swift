/// When a bell strikes for a signal: once for accepted, twice for caution, three times for refused.
struct Bell {
  /// Milliseconds from one stroke to the next.
  static let strokeTime: Int64 = 250

  private var strokes = 0
  /// When the next stroke is due; nil while the bell is at rest.
  private(set) var strikesAt: Int64?

  /// Begins the strokes of `signal`; the rest of an earlier signal is dropped.
  mutating func begin(_ signal: Signal, at now: Int64) {
    strokes = signal.strokes
    strikesAt = strokes > 0 ? now : nil
  }

  /// Whether the bell is to strike now. Counts the stroke.
  mutating func strikes(at now: Int64) -> Bool {
    guard let due = strikesAt, due <= now else { return false }
    strokes -= 1
    strikesAt = strokes > 0 ? now + Self.strokeTime : nil
    return true
  }
}
