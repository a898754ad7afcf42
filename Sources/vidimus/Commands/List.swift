import Codecs
import Keys
import Trust

/// `vidimus list`: the publisher of an issuer list.
enum ListCommand {
  static let command = Command(
    name: "list", summary: "publish an issuer list: init, add, withdraw, status, pack, sign, rotate, …",
    synopsis: "ACTION FOLDER [OPTION]... [ARGUMENT]...",
    options: [
      Option("id", "ID", "init: the list's id; add: the issuer's, where a file has none"),
      Option("name", "NAME", "add: the issuer's name, where a file has none"),
      Option("country", "CODE", "add: the issuer's country, as in NL"),
      Option("keys", "FOLDER", "init, rotate: make new keys in this folder; it must not be in the list's own"),
      Option("root-key", "FILE", "init, rotate: a keeper of the root: a private key, which signs, or a public one"),
      Option("head-key", "FILE", "init, rotate: a signer of lists: a private key or a public one"),
      Option("root-threshold", "N", "init, rotate: how many keepers of the root must sign; all but one unless given"),
      Option("head-threshold", "N", "init, rotate: how many signers of lists must; 1 unless given"),
      Option("key", "FILE", "pack, sign, rotate: sign with this private key; may be repeated"),
      Option("out", "FOLDER", "pack: the folder to publish"),
      Option("date", "DAY", "withdraw, retire, compromised: the day it happened; today unless given"),
      Option("except", "FILE", "compromised: signed texts, or a manifest with a column sha256, that are honest"),
      Option("minimum-sequence", "N", "rotate: refuse every list below this number"),
      Option("signer", "FILE", "add: take in lists of trusted entities (TS 119 602) signed with this certificate"),
      Option("next", "DAY", "lint: the day of the next planned run; when the next list is due unless given"),
      Time.option,
    ],
    notes: """
      init FOLDER --id ID [--keys FOLDER]      begin a list: root and head keys, thresholds
      add FOLDER FILE|DID...                   issuer files, JWK sets, PEM or DER certificates and keys, did:key,
                                               did:jwk, DID documents (did:web)
      add FOLDER LIST... --signer CERTIFICATE  lists of trusted entities (ETSI TS 119 602, compact JAdES)
      withdraw FOLDER ISSUER                   it left: what it signed before stays good
      retire FOLDER ISSUER KID                 the key signs no more: what it signed stays good
      compromised FOLDER ISSUER [KID]          nothing it signed is good, except what --except names
      status FOLDER TOKEN...                   issuers' status lists: JWT, CWT, Bitstring credentials
      pack FOLDER --out PUBLIC [--key FILE]... make the next list, ready for a web server or a stick
      sign FILE|PUBLIC --key FILE              add a signature on another machine
      rotate FOLDER [--head-key FILE]...       a new root: other keys, other thresholds, the next epoch
      show FOLDER|BUNDLE                       what is in it
      lint FOLDER                              what lapses when; exit status 1 when a list will end before the next run
      """,
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
}
