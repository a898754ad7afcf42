import Codecs
import Envelopes
import Trust

/// Why a list is not taken: for machines by name, for people in a sentence.
extension Words {
  /// The reason not to take a list, as machines read it.
  static func name(of error: ListError) -> String {
    switch error {
    case .malformed, .digest: "malformed"
    case .untrusted: "untrusted"
    case .wrongList: "wrong-list"
    case .rootMissing: "root-missing"
    case .rootExpired: "root-expired"
    case .wrongEpoch: "wrong-epoch"
    case .rollback: "rollback"
    case .equivocation: "equivocation"
    case .expired: "expired"
    case .fromTheFuture: "from-the-future"
    case .tooLarge: "too-large"
    case .storage: "io"
    }
  }

  static func say(_ error: ListError) -> String {
    switch error {
    case .malformed(let part): "its " + part.rawValue + " is not what a list's must be"
    case .digest(let part): "its " + part.rawValue + " has other bytes than were signed"
    case .untrusted(let part, let holding, let threshold):
      "its " + part.rawValue + " has " + String(holding) + " of the " + String(threshold)
        + " signatures that this desk asks for; perhaps a root in between is missing"
    case .wrongList(let id): "it is another list, " + visible(id)
    case .rootMissing(let version): "root " + String(version) + " of the list is missing"
    case .rootExpired(let time): "the list's root ended on " + time.day.iso + "; its keepers must make a new one"
    case .wrongEpoch(let found, let expected):
      "it is of epoch " + String(found) + ", and epoch " + String(expected) + " has begun"
    case .rollback(let sequence, let held):
      "it is number " + String(sequence) + ", and number " + String(held) + " was seen before"
    case .equivocation(let sequence):
      "there are two lists with number " + String(sequence) + "; tell the list's keepers at once"
    case .expired(let time): "it ended on " + time.day.iso
    case .fromTheFuture(let time): "it is dated " + time.rfc3339 + ", later than this clock"
    case .tooLarge(let bytes, let limit): "it has " + String(bytes) + " bytes, and " + String(limit) + " are the limit"
    case .storage: "it could not be read"
    }
  }

  /// The reason not to take a list of trusted entities, as machines read it.
  static func name(of error: TrustedEntitiesError) -> String {
    switch error {
    case .signature(.notCompact): "not-compact"
    case .signature(.signerNotPinned), .signature(.signerKey), .signature(.signature), .signature(.signerDates),
      .otherOperator:
      "untrusted"
    case .signature(.jws(.tooLarge)): "too-large"
    case .signature, .json, .member, .unknownMember, .tooLongLived: "malformed"
    case .critical: "critical"
    case .wrongType: "wrong-type"
    case .closed: "closed"
    case .otherList: "wrong-list"
    case .rollback: "rollback"
    case .equivocation: "equivocation"
    case .expired: "expired"
    case .fromTheFuture: "from-the-future"
    }
  }

  static func say(_ error: TrustedEntitiesError) -> String {
    switch error {
    case .signature(let error): say(error)
    case .json(let error): "what was signed is not JSON: " + say(error)
    case .member(let path): "its member " + visible(path) + " is missing or not what TS 119 602 asks for"
    case .unknownMember(let path): "TS 119 602 knows no member " + visible(path)
    case .critical(let path): "its extension " + visible(path) + " may be critical, and is not understood"
    case .wrongType(let type): "it is a list of something else than issuers: " + visible(type)
    case .closed: "its operator has closed it"
    case .tooLongLived: "it says it is good for longer than six months"
    case .otherOperator: "its signer's certificate names another organisation or country than the list"
    case .otherList: "it is another list than the one taken under this name before"
    case .rollback(let sequence, let held): say(ListError.rollback(sequence: sequence, held: held))
    case .equivocation(let sequence): say(ListError.equivocation(sequence: sequence))
    case .expired(let time): say(ListError.expired(time))
    case .fromTheFuture(let time): say(ListError.fromTheFuture(time))
    }
  }

  private static func say(_ error: JAdESError) -> String {
    switch error {
    case .notCompact: "it is JSON, with a signature inside or none; ask its operator for the compact JAdES form"
    case .jws(.tooLarge(let limit)): "it has more than " + String(limit) + " bytes"
    case .jws(.critical): "its header demands something that is not understood"
    case .jws(.algorithm): "it is signed with an algorithm this program does not take"
    case .jws: "it is no compact JWS"
    case .header(let name): "its header's " + name + " is missing or not what JAdES baseline B asks for"
    case .signerNotPinned:
      "it names a signer that is not pinned here; if the signer is new, pin the new certificate too"
    case .signerKey: "its pinned signer has a key of a kind this program does not take"
    case .signature: "its signature does not hold under the pinned certificate"
    case .signerDates: "it was signed outside the time in which its signer's certificate is valid"
    }
  }

  static func say(_ error: StatusListError) -> String {
    switch error {
    case .unknownContent: "is no status list token"
    case .envelope: "is a broken status list token"
    case .member(let name): "is a status list token whose " + name + " is missing or wrong"
    case .inflate(let error): "is a status list token, and " + say(EnvelopeError.inflate(error))
    case .untrusted: "is signed with no key of its issuer"
    }
  }
}
