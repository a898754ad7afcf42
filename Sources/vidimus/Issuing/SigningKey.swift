import Codecs
import Keys
import Platform
import Trust

/// The key that signs, wherever an institution keeps it: a PEM file, encrypted or not, or behind another program.
enum SigningKey {
  static func load(_ arguments: Arguments, _ file: IssuerFile) throws(Failure) -> PrivateKey {
    guard let command = arguments["signer"] else {
      return try read(try arguments.required("key"), passphraseFile: arguments["passphrase-file"])
    }
    guard !arguments.has("key") else { throw .usage("--key and --signer are two ways to sign; which one?") }
    let material = try material(file, kid: arguments["kid"])
    do {
      return try PrivateKey(heldElsewhere: material) { sign($0, command, isEdDSA: material.kind == .ed25519) }
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

  /// Seconds a signer has, somebody's touch of a card included.
  private static let patience: UInt32 = 120

  /// The answer of a signer; nil where it is no signature, and then what happened was said.
  private static func sign(_ message: [UInt8], _ command: String, isEdDSA: Bool) -> [UInt8]? {
    let answer: Tool.Answer
    do {
      answer = try Tool.shell.run(["-c", command], input: message, seconds: patience)
    } catch {
      // Either the shell is missing, or it did not find the command.
      Output.say(error.status == 69 ? "the signer could not be started" : "the signer: " + error.sentence)
      return nil
    }
    switch answer.status {
    case 0: break
    case 126: Output.say("the signer could not be started")
    case Program.Status.outOfTime: Output.say("the signer gave no answer within " + String(patience) + " s")
    default: Output.say("the signer ended with status " + String(answer.status))
    }
    guard answer.status == 0 else { return nil }
    guard PrivateKey.signature(from: answer.output, isEdDSA ? .edDSA : .es256) != nil else {
      let count = answer.output.count
      Output.say(
        "the signer answered with " + String(count) + (count == 1 ? " byte" : " bytes")
          + " where a signature has 64" + (isEdDSA ? "" : ", or is DER with nothing behind it"))
      return nil
    }
    return answer.output
  }
}
