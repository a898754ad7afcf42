import Desk
import Refreshing

extension StickNotice {
  /// What a display says of the stick that was asked for a list.
  init(_ outcome: RefreshOutcome) {
    self.init(Self.kind(of: outcome.error), number: outcome.held?.sequence, list: outcome.held?.id)
  }

  /// By the machine's name of the reason.
  private static func kind(of error: RefreshError?) -> Kind {
    guard let error else { return .taken }
    return switch Words.name(of: error) {
    case "rollback": .older
    case "not-found": .noList
    case "expired": .tooOld
    case "no-root": .noRoot
    case "no-signer": .noSigner
    case "io", "busy": .unread
    case "no-space", "read-only": .diskFull
    case "untrusted", "wrong-list": .notFromKeepers
    case "malformed", "too-large": .damaged
    // An alarm, or something that only the list's keepers can mend.
    default: .refused
    }
  }
}
