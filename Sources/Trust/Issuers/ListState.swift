public import Codecs

/// How old a list is.
public enum ListState: String, Sendable {
  /// Not yet due for renewal.
  case fresh
  /// A newer list was due. This one still counts; its date is shown beside the verdict.
  case stale
  /// The list has ended and counts for nothing.
  case expired
}

/// How much of its life a list has used, and so how urgent its renewal is.
public enum ListUrgency: Int, Comparable, Sendable {
  /// Less than half; half; four fifths; nineteen twentieths, or all of it.
  case none, half, fourFifths, nineteenTwentieths

  /// - Parameters:
  ///   - issued: when the list's life began.
  ///   - end: when the list ends.
  public init(issued: Timestamp, end: Timestamp, now: Timestamp) {
    let life = end.seconds - issued.seconds
    let lived = life - max(0, end.seconds - now.seconds)
    let twentieths = life > 0 ? lived / max(1, life / 20) : 20
    self =
      switch twentieths {
      case ..<10: .none
      case ..<16: .half
      case ..<19: .fourFifths
      default: .nineteenTwentieths
      }
  }

  /// Whether `left` is less urgent.
  public static func < (left: ListUrgency, right: ListUrgency) -> Bool { left.rawValue < right.rawValue }
}
