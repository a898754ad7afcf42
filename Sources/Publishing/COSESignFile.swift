package import Envelopes
package import Keys
package import Platform
package import Trust

/// A file that several people sign: a root, or the head of a list.
package struct COSESignFile {
  package let path: String
  package private(set) var message: COSESign
  private let disk: any FileSystem

  package init(_ path: String, on disk: any FileSystem = Disk()) throws(PublishingError) {
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: ListHead.maximumSize).bytes }
    do {
      message = try COSESign(bytes.span)
    } catch {
      throw .notSignable(path: path, error)
    }
    (self.path, self.disk) = (path, disk)
  }

  /// Adds the signatures of `keys` to a message.
  package static func sign(
    _ message: inout COSESign, with keys: [PrivateKey], list: String
  ) throws(PublishingError) {
    for key in keys {
      guard message.sign(with: key, externalData: [UInt8](list.utf8)) else { throw .noSignature }
    }
  }

  /// Adds the signatures of `keys`, and writes the file anew.
  package mutating func sign(with keys: [PrivateKey], list: String) throws(PublishingError) {
    try Self.sign(&message, with: keys, list: list)
    let bytes = message.encoding
    try writing { () throws(SystemError) in try disk.replace(path, bytes, mode: 0o644) }
  }

  /// The keys that may sign and have not.
  package func missing(of role: ListRoot.Role, list: String) -> [KeyMaterial] {
    let signers = message.signers(among: role.keys, externalData: [UInt8](list.utf8))
    return role.keys.filter { !signers.contains($0) }
  }
}
