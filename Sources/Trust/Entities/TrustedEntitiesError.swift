public import Codecs
public import Envelopes

/// Why a list of trusted entities is refused.
public enum TrustedEntitiesError: Error, Equatable {
  /// The signature does not hold, or its envelope is malformed.
  case signature(JAdESError)
  /// The signed payload is not JSON.
  case json(JSONError)
  /// The member at this path is missing or wrong.
  case member(String)
  /// The standard does not know the member at this path.
  case unknownMember(String)
  /// The extension at this path is critical and not understood (TS 119 602 §6.3.17), or it does not say that it is not
  /// critical.
  case critical(String)
  /// The list has this LoTEType: it is not for issuers of attestations.
  case wrongType(String)
  /// The scheme operator has closed the list (§6.3.15); it vouches for no entity.
  case closed
  /// NextUpdate is more than six months after ListIssueDateTime.
  case tooLongLived
  /// The signer's certificate names another organisation or country than the list (§6.8).
  case otherOperator
  /// The list is of another scheme than the list that was taken before under the same name.
  case otherList
  /// The list is older than the list held before, whose number is `held`.
  case rollback(sequence: Int64, held: Int64)
  /// Two different lists have the same number: the operator, or a thief of its key, shows different lists to different
  /// desks.
  case equivocation(sequence: Int64)
  /// The list ended at this time.
  case expired(Timestamp)
  /// The list was issued at this time, more than a day after now.
  case fromTheFuture(Timestamp)

  /// The same error with `name` put before its path.
  func inside(_ name: String) -> TrustedEntitiesError {
    func join(_ path: String) -> String { path.isEmpty ? name : path.hasPrefix("[") ? name + path : name + "." + path }
    switch self {
    case .member(let path): return .member(join(path))
    case .unknownMember(let path): return .unknownMember(join(path))
    case .critical(let path): return .critical(join(path))
    default: return self
    }
  }
}
