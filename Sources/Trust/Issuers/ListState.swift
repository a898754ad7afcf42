public import Codecs

/// How old a list is.
public enum ListState: String, Sendable {
  case fresh
  /// A newer one was due: still good, with its date beside it.
  case stale
  case expired
}

/// How much of its life a list has behind it, and so how urgent it is to look after it.
public enum ListUrgency: Int, Comparable, Sendable {
  case none, half, fourFifths, nineteenTwentieths

  /// - Parameters:
  ///   - issued: when the list's life began.
  ///   - end: when it is good no more.
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

  /// Orders by urgency.
  public static func < (left: ListUrgency, right: ListUrgency) -> Bool { left.rawValue < right.rawValue }
}
