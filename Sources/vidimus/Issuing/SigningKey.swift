import Codecs
import Issuing
import Keys
import Platform
import Trust

/// The key that signs: in a PEM file, encrypted or not, or behind another program.
enum SigningKey {
  static func load(_ arguments: Arguments, _ file: IssuerFile) throws(Failure) -> PrivateKey {
    guard let command = arguments["signer"] else {
      return try read(try arguments.required("key"), passphraseFile: arguments["passphrase-file"])
    }
    guard !arguments.has("key") else { throw .usage("--key and --signer are two ways to sign; which one?") }
    let material = try material(file, kid: arguments["kid"])
    do {
      let signer = SignerProgram(command, for: material.kind == .ed25519 ? .edDSA : .es256)
      return try PrivateKey(heldElsewhere: material) { sign($0, with: signer) }
    } catch {
      throw .data("the key in the issuer file " + Words.say(error))
    }
  }

  static func read(_ path: String, passphraseFile: String?) throws(Failure) -> PrivateKey {
    let content = try Files.read(path, limit: TrustFile.maximumSize)
    let given = try passphraseFile.map { file throws(Failure) in try passphrase(inFile: file) }
    do {
      return try PrivateKey.read(pem: content.bytes) { given ?? ask("passphrase of " + visible(path) + ": ") }
    } catch {
      throw .noInput(visible(path) + " has no private key to sign with: it " + Words.say(error))
    }
  }

  // MARK: Passphrases

  /// The first line of a file.
  static func passphrase(inFile path: String) throws(Failure) -> [UInt8] {
    let bytes = try Files.read(path, limit: 4_096).bytes
    let line = [UInt8](bytes.prefix { $0 != 0x0A && $0 != 0x0D })
    guard !line.isEmpty else { throw .noInput(visible(path) + " has no passphrase in it") }
    return line
  }

  /// What is typed on the terminal, unseen; nil without one.
  static func ask(_ prompt: String) -> [UInt8]? { Platform.Terminal.readHidden(prompt) }

  // MARK: Keys elsewhere

  private static func material(_ file: IssuerFile, kid: String?) throws(Failure) -> KeyMaterial {
    let keys = file.keys.map { $0.material }
    guard let kid else {
      guard let only = keys.first, keys.count == 1 else {
        throw .usage(
          "--kid must say which key the signer has: " + keys.map { Hexadecimal.encode($0.kid) }.joined(separator: ", "))
      }
      return only
    }
    guard let found = keys.first(where: { Hexadecimal.encode($0.kid) == kid }) else {
      throw .usage("the issuer file has no key " + visible(kid))
    }
    return found
  }

  /// The answer of a signer; nil where there is no signature, and then the reason was said.
  private static func sign(_ message: [UInt8], with signer: SignerProgram) -> [UInt8]? {
    do {
      return try signer.sign(message)
    } catch {
      Output.say(Words.say(error))
      return nil
    }
  }
}
