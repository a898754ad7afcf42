/// What is wrong with one claim or element.
public enum ClaimFault: Error, Equatable {
  /// It must be there and is not.
  case missing
  /// Another type or structure than it has.
  case type
  /// A number, date, code or text that it cannot have.
  case value
  /// A text, byte string or list that is empty or over its limit.
  case length(Int, limit: Int)
}
