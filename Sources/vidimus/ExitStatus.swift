import Verification

/// An exit status, and what it means.
struct ExitStatus: Sendable {
  let code: Int
  /// A phrase without a full stop.
  let meaning: String

  init(_ code: Int, _ meaning: String) {
    self.code = code
    self.meaning = meaning
  }

  /// The statuses any command may end with, those of sysexits.h.
  static let faults = [
    ExitStatus(64, "the command line is wrong"),
    ExitStatus(65, "the content of a file or a line is wrong"),
    ExitStatus(66, "a file cannot be read"),
    ExitStatus(69, "a program that this needs is not installed or does not run"),
    ExitStatus(70, "the program or a library failed"),
    ExitStatus(73, "a file cannot be made, or would be overwritten"),
    ExitStatus(74, "reading or writing failed"),
  ]
}

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
