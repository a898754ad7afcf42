public import Codecs
public import Envelopes

/// Why a list of trusted entities is not taken. Facts; the tool makes the sentences.
public enum TrustedEntitiesError: Error, Equatable {
  /// The signature, or what carries it.
  case signature(JAdESError)
  case json(JSONError)
  /// A member that is missing or not what it must be, by its path.
  case member(String)
  /// A member the standard does not know, by its path.
  case unknownMember(String)
  /// An extension that may not be passed over, and is not understood (TS 119 602 §6.3.17), by its path.
  case critical(String)
  /// A list of something else than issuers of attestations.
  case wrongType(String)
  /// The scheme operator has closed the list (§6.3.15): it vouches for nobody.
  case closed
  /// It says it is good for longer than six months.
  case tooLongLived
  /// The signer's certificate names another organisation or country than the list (§6.8).
  case otherOperator
  /// Another list than the one that was taken before under the same name.
  case otherList
  /// Older than what was held.
  case rollback(sequence: Int64, held: Int64)
  /// Another list under the same number: somebody shows different people different lists.
  case equivocation(sequence: Int64)
  case expired(Timestamp)
  case fromTheFuture(Timestamp)

  /// The same, of a part inside another.
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
