import Codecs
import Envelopes
import Keys
import Trust

/// A file that wants the signatures of several people: a root, or the head of a list.
struct COSESignFile {
  let path: String
  private(set) var message: COSESign

  init(_ path: String) throws(Failure) {
    let bytes = try Files.read(path, limit: ListHead.maximumSize).bytes
    do {
      message = try COSESign(bytes.span)
    } catch {
      throw .data(visible(path) + " is nothing that can be signed: " + Words.say(error))
    }
    self.path = path
  }

  /// The keys that `vidimus list` options name.
  static func keys(_ paths: [String]) throws(Failure) -> [PrivateKey] {
    var keys: [PrivateKey] = []
    for path in paths { keys.append(try privateKey(path)) }
    return keys
  }

  static func privateKey(_ path: String) throws(Failure) -> PrivateKey {
    let content = try Files.read(path, limit: TrustFile.maximumSize)
    do {
      return try PrivateKey.read(pem: content.bytes)
    } catch {
      throw .noInput(visible(path) + " has no private key to sign with: it " + Words.say(error))
    }
  }

  /// Adds the signatures of `keys`.
  static func sign(_ message: inout COSESign, with keys: [PrivateKey], list: String) throws(Failure) {
    for key in keys {
      guard message.sign(with: key, externalData: [UInt8](list.utf8)) else {
        throw .software("OpenSSL failed to sign")
      }
    }
  }

  mutating func sign(with keys: [PrivateKey], list: String) throws(Failure) {
    try Self.sign(&message, with: keys, list: list)
    try Files.replace(path, message.encoding, mode: 0o644)
  }

  /// Which of the keys that may sign have not.
  func missing(of role: ListRoot.Role, list: String) -> [KeyMaterial] {
    let signers = message.signers(among: role.keys, externalData: [UInt8](list.utf8))
    return role.keys.filter { !signers.contains($0) }
  }
}
