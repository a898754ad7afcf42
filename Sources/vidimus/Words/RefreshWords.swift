import Platform
import Refreshing
import Trust

/// Why a list did not come, or a file cannot be pinned.
extension Failure {
  /// What is wrong with a refresh, which keeps the list that is held.
  init(_ error: RefreshError) {
    let (fact, hint) = Words.tell(error)
    self.init(status: 74, sentence: fact, hint: hint)
  }

  init(_ fault: RefreshRequests.Fault) {
    self =
      switch fault {
      case .read(let error): .noInput(vidimus.sentence(of: error))
      case .line(let path): .noInput(visible(path) + " wants a name, a certificate and a source a line")
      case .certificate(let path, let error):
        .noInput(visible(path) + " has no certificate that could sign a list: it " + Words.say(error))
      case .root(let path, let error): .data(visible(path) + " is no root of an issuer list: " + Words.say(error))
      case .source(let name): .usage("--from takes an https URL or a folder, not " + visible(name))
      }
  }

  init(_ error: PinnedFileError) {
    self =
      switch error {
      case .read(let error): .noInput(vidimus.sentence(of: error))
      case .content(let path, let error): .noInput(visible(path) + " " + Words.say(error))
      case .statusToken(let path, let error): .noInput(visible(path) + " " + Words.say(error))
      }
  }
}

extension Words {
  /// The reason why a list did not come, as machines read it.
  static func name(of error: RefreshError) -> String {
    switch error {
    case .busy: "busy"
    case .noRoom: "no-space"
    case .write(let error): error.isOutOfSpace ? "no-space" : error.isReadOnly ? "read-only" : "io"
    case .folder: "read-only"
    case .noRoot: "no-root"
    case .noSigner: "no-signer"
    case .noSource: "no-source"
    case .noList, .noFile, .noFileName, .partMissing: "not-found"
    case .notAFile, .empty: "malformed"
    case .tooLarge: "too-large"
    case .read, .readBack: "io"
    case .download(let fault, _): name(of: fault)
    case .list(let error): name(of: error)
    case .entities(let error): name(of: error)
    }
  }

  private static func name(of fault: DownloadFault) -> String {
    switch fault {
    case .noProgram: "curl"
    case .unknownName, .noAnswer, .tooSlow, .other: "network"
    case .noCertificates, .certificate: "tls"
    case .redirect: "redirect"
    case .write: "io"
    }
  }

  fileprivate static func tell(_ error: RefreshError) -> (fact: String, hint: String?) {
    switch error {
    case .busy: ("another refresh is at work", nil)
    case .folder(let error): (sentence(of: error), nil)
    case .write(.call(_, _, let number)): ("cannot write the list: " + ErrorNumber.text(number), nil)
    case .write(let error): ("cannot write the list: " + Files.sayReplacing(error), nil)
    case .noRoom(let needed, let free):
      ("the new list needs " + String(needed) + " bytes, and " + String(free) + " are free", nil)
    case .noRoot: ("there is no root to trust yet", "name one with --root")
    case .noSigner: ("nobody may sign the list yet", "name the signer's certificate with --signer")
    case .noSource:
      ("no source is named: --from is missing, and " + RefreshRequests.listSources + " has none", nil)
    case .noList(let source): ("there is no list at " + visible(source), nil)
    case .noFile(let file, let source): ("there is no " + visible(file) + " at " + visible(source), nil)
    case .noFileName(let source): (visible(source) + " names no file", nil)
    case .partMissing(let name, let source):
      ("a part of the list is missing at " + visible(source) + ": " + name, nil)
    case .notAFile(let file): (visible(file) + " is not a file", nil)
    case .empty(let file, let source): (visible(file) + " is empty at " + visible(source), nil)
    case .tooLarge(let file, let limit): (visible(file) + " has more than " + String(limit) + " bytes", nil)
    case .read(let file, let error): ("cannot read " + visible(file) + ": " + ErrorNumber.text(error.errno), nil)
    case .readBack(let error): ("cannot read the new list: " + ErrorNumber.text(error.errno), nil)
    case .download(let fault, let source): tell(fault, visible(source))
    case .list(let error): (say(error), nil)
    case .entities(let error): (say(error), nil)
    }
  }

  private static func tell(_ fault: DownloadFault, _ place: String) -> (fact: String, hint: String?) {
    switch fault {
    case .noProgram: ("curl is not installed", "the Debian package curl brings it")
    case .unknownName: ("the name in " + place + " is not known here", nil)
    case .noAnswer: (place + " does not answer", nil)
    case .tooSlow: (place + " is too slow", nil)
    case .noCertificates:
      (
        "this machine has no certificates to check " + place + " with",
        "the Debian package ca-certificates brings them"
      )
    case .certificate: (place + " does not prove with its certificate who it is", nil)
    case .redirect: (place + " points elsewhere, and that is not followed", nil)
    case .write: ("what came from " + place + " could not be written", nil)
    case .other(let status): ("curl failed with status " + String(status) + " at " + place, nil)
    }
  }
}
