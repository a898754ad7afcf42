/// What is wrong with one claim or element.
public enum ClaimFault: Error, Equatable {
  /// It is required and missing.
  case missing
  /// Its type or structure is wrong.
  case type
  /// Its number, date, code or text is not allowed.
  case value
  /// Its text, byte string or list is empty or over the limit, in bytes or items.
  case length(Int, limit: Int)
}
