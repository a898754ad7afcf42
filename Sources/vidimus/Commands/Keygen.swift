import Codecs
import Keys
import Trust

/// `vidimus keygen`: a key pair, and the issuer file with which others come to trust it.
enum KeygenCommand {
  static let command = Command(
    name: "keygen", summary: "make a key pair and its issuer file",
    synopsis: "--out FOLDER --id URL --name NAME [--country CODE] [--alg ES256|EdDSA]",
    options: [
      Option("out", "FOLDER", "the folder to make, for its owner alone"),
      Option("id", "URL", "the issuer's id: a URL the institution will still own in thirty years"),
      Option("name", "NAME", "the institution's name, as desks are to show it"),
      Option("country", "CODE", "its country, as in NL (ISO 3166-1)"),
      Option("alg", "NAME", "ES256 (the default) or EdDSA"),
    ],
    notes: """
      FOLDER/issuer-key.pem is the private key (PKCS #8, readable by its owner alone): keep it, and keep it secret.
      FOLDER/issuer.json is the issuer file: give it to everybody who shall trust your codes.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let folder = try arguments.required("out")
    let id = try arguments.required("id")
    let name = try arguments.required("name")
    try check(id: id, name: name, country: arguments["country"])
    let algorithm = try algorithm(arguments["alg"] ?? "ES256")
    let (keyPath, filePath) = (folder + "/issuer-key.pem", folder + "/issuer.json")
    // Looked at before a key is made, so that no key is left without its issuer file.
    for path in [keyPath, filePath] where Files.exists(path) {
      throw .cannotCreate(visible(path) + " is there already and is not overwritten")
    }
    guard let key = try? PrivateKey.generate(for: algorithm), let pem = key.pem else {
      throw .software("OpenSSL failed to make a key")
    }
    let file = IssuerFile.make(id: id, name: name, country: arguments["country"], key: key.publicMaterial)
    try Files.createFolder(folder)
    try Files.create(keyPath, pem, mode: 0o600)
    do {
      try Files.create(filePath, [UInt8]((file.line + "\n").utf8), mode: 0o644)
    } catch {
      Files.remove(keyPath)
      throw error
    }
    Output.say("made " + visible(keyPath) + " (keep it secret) and " + visible(filePath) + " (give it to desks)")
    return 0
  }

  private static func check(id: String, name: String, country: String?) throws(Failure) {
    let limit = String(IssuerFile.maximumTextSize)
    guard IssuerFile.isUsable(id), id.utf8.contains(UInt8(ascii: ":")) else {
      throw .usage("--id takes a URL of at most " + limit + " bytes, as in https://school.example")
    }
    guard !id.hasSameBytes(as: TestIssuer.id) else { throw .usage("--id is that of the built-in test issuer") }
    guard IssuerFile.isUsable(name) else { throw .usage("--name takes a visible text of at most " + limit + " bytes") }
    guard country.map(IssuerFile.isCountry) ?? true else {
      throw .usage("--country takes two capital letters, as in NL (GR for Greece)")
    }
  }

  private static func algorithm(_ name: String) throws(Failure) -> SignatureAlgorithm {
    switch name {
    case "ES256": return .es256
    case "EdDSA": return .edDSA
    default: throw .usage("--alg takes ES256 or EdDSA")
    }
  }
}
