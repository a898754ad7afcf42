import Codecs
import Platform
import Publishing
import Trust

/// Why a list, or a part of it, is not made or published.
extension Failure {
  init(_ error: PublishingError) {
    self =
      switch error {
      case .read(let error): .noInput(vidimus.sentence(of: error))
      case .write(let error): .cannotCreate(Files.sayReplacing(error))
      case .bundle(let error): .io(vidimus.sentence(of: error))
      case .json(let path, let error): .noInput(visible(path) + " " + Words.say(TrustFileError.json(error)))
      case .settings(let path): .noInput(visible(path) + " is not the list.json of an issuer list")
      case .noRoot(let path): .data("there is no " + visible(path))
      case .root(let path, let error): .data(visible(path) + " cannot be published yet: " + Words.say(error))
      case .notARoot(let path): .data(visible(path) + " is no root")
      case .issuer(let place, let error): .data(visible(place) + " " + Words.say(error))
      case .issuerJSON(let place, let error): .data(visible(place) + " " + Words.say(TrustFileError.json(error)))
      case .noIssuer(let id, let folder): .data("there is no issuer " + visible(id) + " in " + visible(folder))
      case .fileOfMany(let path): .data("change it by hand: " + visible(path) + " holds many issuers")
      case .exception(let path): .data(visible(path) + " has a line that is no SHA-256")
      case .source(let path): .noInput(visible(path) + " does not say which list of trusted entities was taken in")
      case .succession(let name, let error): .data(visible(name) + " is not taken: " + Words.say(error))
      case .issuerTwice(let id, let path): .data(visible(id) + " is there twice, once in " + visible(path))
      case .table(let path, let error): .data(visible(path) + ": " + Words.say(error))
      case .noKey(let kid): .data("the issuer has no key " + visible(kid) + "; vidimus list show names them")
      case .ages: .data("list.json lets a list end before the next is due")
      case .list(let error): .data("the list cannot be made: " + Words.say(error))
      case .head(let error): .data("the head cannot be published: " + Words.say(error))
      case .statusToken(let path, let error): .noInput(visible(path) + " " + Words.say(error))
      case .statusEnded(let path, let end): .data(visible(path) + " ended on " + (end?.day.iso ?? ""))
      case .statusOlder(let path, let held):
        .data(visible(path) + " is older than the one that is held, of " + held.rfc3339)
      case .statusUntrusted(let path):
        .data(visible(path) + " " + Words.say(StatusListError.untrusted) + " on this list")
      case .notSignable(let path, let error):
        .data(visible(path) + " is nothing that can be signed: " + Words.say(error))
      case .noSignature: .software("OpenSSL failed to sign")
      }
  }
}

extension Words {
  /// What the next list does not have.
  static func say(_ leftOut: ListSources.LeftOut) -> String {
    switch leftOut {
    case .ended(let source):
      "left out the issuers of " + visible(source.name) + ": " + visible(source.list) + " ended on "
        + source.nextUpdate.rfc3339
    case .endedStatus(let uri, let end): "left out " + visible(uri) + ": it ended on " + (end?.day.iso ?? "")
    case .twice(let id, let source):
      "passed over " + visible(id) + " of " + visible(source) + ": it is there already"
    }
  }
}

/// Runs what makes or publishes a list, and ends the program where it cannot be done.
func publishing<Value>(_ body: () throws(PublishingError) -> Value) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw Failure(error)
  }
}
