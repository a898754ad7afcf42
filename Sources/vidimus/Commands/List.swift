import Codecs
import Keys
import Publishing
import Trust

/// `vidimus list`: the publisher of an issuer list.
enum ListCommand {
  static let command = Command(
    name: "list", summary: "publish an issuer list that desks can refresh from",
    forms: [
      Command.Form("init FOLDER --id ID [OPTION]...", "begin a list, with the keys of its root and of its signers"),
      Command.Form(
        "add FOLDER FILE|DID... [OPTION]...",
        "take in issuer files, JWK sets, keys and certificates in PEM or DER, did:key, did:jwk, and DID documents"),
      Command.Form(
        "add FOLDER LIST... --signer CERTIFICATE...",
        "take in the issuers of lists of trusted entities (ETSI TS 119 602)"),
      Command.Form("withdraw FOLDER ISSUER [--date DAY]", "say that the issuer left; what it signed before stays good"),
      Command.Form("retire FOLDER ISSUER KID [--date DAY]", "say that a key signs no more; what it signed stays good"),
      Command.Form(
        "compromised FOLDER ISSUER [KID] [--date DAY] [--except FILE]",
        "say that a key is in other hands; nothing it signed is good, except what --except names"),
      Command.Form("status FOLDER TOKEN...", "take in issuers' status lists: JWT, CWT, or Bitstring credentials"),
      Command.Form(
        "pack FOLDER --out PUBLIC [--key FILE]...", "make the next list, ready for a web server or a stick"),
      Command.Form("sign FILE|PUBLIC --key FILE", "sign a root or a packed list on another machine"),
      Command.Form("rotate FOLDER [OPTION]...", "make the next root, with other keys or thresholds"),
      Command.Form("show FOLDER|BUNDLE", "show what is in a list"),
      Command.Form("lint FOLDER [--next DAY]", "say what lapses when"),
    ],
    groups: [
      OptionGroup(
        "Issuers (init, add)",
        [
          Option("id", "ID", "init: name the list; add: name the issuer, where its file has no id"),
          Option("name", "NAME", "add: set the issuer's name, where its file has none"),
          Option("country", "CODE", "add: set the issuer's country, such as NL"),
          Option(
            "signer", "FILE",
            "add: read the certificate that signs a list of trusted entities from FILE", repeats: true),
        ]),
      OptionGroup(
        "Keys (init, rotate)",
        [
          Option("keys", "FOLDER", "make new keys and write them to FOLDER, which must not be in the list's own"),
          Option(
            "root-key", "FILE",
            "name a keeper of the root by a key in FILE: a private key, which signs at once, or a "
              + "public key", repeats: true),
          Option(
            "head-key", "FILE", "name a signer of lists by a private or public key in FILE", repeats: true),
          Option("root-threshold", "N", "require N keepers of the root to sign; unless given, all but one"),
          Option("head-threshold", "N", "require N signers of lists to sign; 1 unless given"),
          Option("minimum-sequence", "N", "rotate: refuse every list below this number"),
        ]),
      OptionGroup(
        "What happened (withdraw, retire, compromised)",
        [
          Option("date", "DAY", "set the day it happened; today unless given"),
          Option(
            "except", "FILE",
            "compromised: read what is honest from FILE: signed texts, or a manifest with a column "
              + "sha256"),
        ]),
      OptionGroup(
        "Publication (pack, sign, rotate)",
        [
          Option("key", "FILE", "sign with the private key in FILE (PEM)", repeats: true),
          Option(
            "passphrase-file", "FILE", "read the keys' passphrase from FILE; without it the terminal asks"),
          Option("out", "FOLDER", "pack: write the files to publish to FOLDER"),
        ]),
      OptionGroup(
        "Other options",
        [
          Option("next", "DAY", "lint: name the day of the next planned run; unless given, when the next list is due"),
          .at,
        ]),
    ],
    exits: [ExitStatus(1, "lint found something that must be done before the next run")],
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    let words = arguments.operands
    guard words.count >= 2 else { throw .usage("list takes an action and a folder, as in: vidimus list show FOLDER") }
    let (action, folder, rest) = (words[0], words[1], Array(words.dropFirst(2)))
    switch action {
    case "init": try ListRoots.begin(folder, arguments)
    case "rotate": try ListRoots.rotate(folder, arguments)
    case "add": try ListIssuers.add(folder, rest, arguments)
    case "withdraw": try ListIssuers.withdraw(folder, rest, arguments)
    case "retire": try ListIssuers.retire(folder, rest, arguments)
    case "compromised": try ListIssuers.compromised(folder, rest, arguments)
    case "status": try ListStatuses.take(folder, rest, arguments)
    case "pack": try ListPacking.pack(folder, arguments)
    case "sign": try ListPacking.sign(folder, arguments)
    case "show": try ListReport.show(folder, at: try Time.now(arguments))
    case "lint": return try ListReport.lint(folder, arguments)
    default: throw .usage("list has no action \"" + visible(action) + "\"")
    }
    return 0
  }

  /// The sources of a list in a folder.
  static func sources(_ folder: String) throws(Failure) -> ListSources {
    try publishing { () throws(PublishingError) in try ListSources(folder) }
  }

  /// The keys of `--key`, encrypted or not.
  static func keys(_ arguments: Arguments) throws(Failure) -> [PrivateKey] {
    var keys: [PrivateKey] = []
    for path in arguments.all("key") {
      keys.append(try SigningKey.read(path, passphraseFile: arguments["passphrase-file"]))
    }
    return keys
  }
}
