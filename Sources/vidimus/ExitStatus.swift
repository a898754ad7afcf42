import Verification

extension Verdict.Word {
  /// What `vidimus verify` exits with: 0 genuine, 1 refused, 2 could not tell, 3 not readable here, 4 test.
  var exitStatus: Int32 {
    switch self {
    case .genuine: 0
    case .unmet, .ended, .notYet, .withdrawn, .notAsSigned, .notListed, .notCovered: 1
    case .undecided: 2
    case .unreadable, .unsupported, .notACredential: 3
    case .test: 4
    }
  }
}
