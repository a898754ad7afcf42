package import Codecs
package import Envelopes
package import Platform
package import Trust

/// Why a list, or a part of it, is not made or published.
package enum PublishingError: Error, Equatable {
  case read(SystemError)
  case write(SystemError)
  /// Writing a bundle failed on the way.
  case bundle(SystemError)
  /// A file of the list's sources is not JSON.
  case json(path: String, JSONError)
  /// The file is not the list.json of an issuer list.
  case settings(path: String)
  case noRoot(path: String)
  /// A root that cannot be published, for want of signatures for example.
  case root(path: String, ListError)
  /// A file among the published roots that is none.
  case notARoot(path: String)
  /// An issuer that cannot be on a list; `place` is a file, or a line of one.
  case issuer(place: String, TrustFileError)
  case issuerJSON(place: String, JSONError)
  case noIssuer(String, folder: String)
  /// The issuer is one of many in a file, which is changed by hand.
  case fileOfMany(path: String)
  /// A line that is no SHA-256.
  case exception(path: String)
  /// The file does not say which list of trusted entities was taken in.
  case source(path: String)
  /// A list of trusted entities that does not take the place of the one taken in before.
  case succession(name: String, TrustedEntitiesError)
  /// The issuer is in two files, of which this is the second.
  case issuerTwice(String, path: String)
  case table(path: String, ListError)
  /// The issuer has no key of that kid.
  case noKey(String)
  /// The settings let a list end before the next is due.
  case ages
  /// A list that cannot be made of these issuers.
  case list(ListError)
  /// A head that cannot be published.
  case head(ListError)
  case statusToken(path: String, StatusListError)
  /// A status list that has ended.
  case statusEnded(path: String, Timestamp?)
  /// A status list that is older than the one taken in before, of `held`.
  case statusOlder(path: String, held: Timestamp)
  /// No sound key of an issuer on the list signed the status list.
  case statusUntrusted(path: String)
  /// The file is nothing that several people sign.
  case notSignable(path: String, EnvelopeError)
  /// OpenSSL, or a signer outside, gave no signature.
  case noSignature
}

func reading<Value>(_ body: () throws(SystemError) -> Value) throws(PublishingError) -> Value {
  do {
    return try body()
  } catch {
    throw .read(error)
  }
}

func writing<Value>(_ body: () throws(SystemError) -> Value) throws(PublishingError) -> Value {
  do {
    return try body()
  } catch {
    throw .write(error)
  }
}
