import Foundation
import Testing

/// Keys as an institution keeps them.
@Suite struct SigningKeyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func keygen(_ words: [String], out: String = "issuer") throws -> Program.Answer {
    try Program.run(["keygen", "--out", folder.path(out)] + words)
  }

  private let who = ["--id", "https://tudelft.nl", "--name", "Delft University of Technology"]

  private func sign(_ words: [String], issuer: String = "issuer") throws -> Program.Answer {
    try Program.run(
      ["issue", "--issuer", folder.path(issuer + "/issuer.json"), "--at", "2026-05-14"] + words, input: School.course())
  }

  private func isGenuine(_ code: String, issuer: String = "issuer") throws -> Bool {
    let trust = ["--only-trust", "--trust", folder.path(issuer + "/issuer.json")]
    return try Program.run(["verify", "--at", "2026-06-01"] + trust, input: code).status == 0
  }

  @Test(arguments: ["ES256", "EdDSA"]) func anEncryptedKeySignsWithItsPassphraseAlone(_ algorithm: String) throws {
    let passphrase = try folder.write("passphrase", "dé jà vu\n")
    #expect(try keygen(who + ["--alg", algorithm, "--passphrase-file", passphrase]).status == 0)
    #expect(try folder.read("issuer/issuer-key.pem").hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    let key = ["--key", folder.path("issuer/issuer-key.pem")]
    let answer = try sign(key + ["--passphrase-file", passphrase])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try isGenuine(answer.output))
    let wrong = try sign(key + ["--passphrase-file", folder.write("other", "deja vu\n")])
    #expect(wrong.status == 66 && wrong.output.isEmpty && wrong.errors.contains("another passphrase"))
    #expect(try sign(key + ["--passphrase-file", folder.write("empty", "\n")]).status == 66)
  }

  /// Of all builds: those for boards have less of OpenSSL, and say the same of it.
  @Test(arguments: ["ED448", "X448", "X25519", "RSA"])
  func aKeyOfAnotherKindIsRefusedForItsKind(_ kind: String) throws {
    #expect(try keygen(who).status == 0)
    let (open, sealed) = (folder.path("open.pem"), folder.path("sealed.pem"))
    let passphrase = try folder.write("passphrase", "secret\n")
    for words in [
      ["genpkey", "-algorithm", kind, "-out", open],
      ["pkcs8", "-topk8", "-in", open, "-out", sealed, "-passout", "file:" + passphrase],
    ] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["openssl"] + words
      #expect(try Program.run(process, input: Data()).status == 0)
    }
    for key in [open, sealed] {
      let refused = try sign(["--key", key, "--passphrase-file", passphrase])
      #expect(refused.status == 66 && refused.output.isEmpty, "\(refused.errors)")
      #expect(refused.errors.contains("of a kind this program does not take here"), "\(refused.errors)")
    }
  }

  /// `openssl` stands for a card here: it sees the bytes to sign and nobody sees its key.
  @Test func aKeyElsewhereSignsThroughACommand() throws {
    #expect(try keygen(who).status == 0)
    let key = folder.path("issuer/issuer-key.pem")
    let answer = try sign(["--signer", "openssl dgst -sha256 -sign \(key)"])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try isGenuine(answer.output))
    for (command, sentence) in [
      ("exit 3", "the signer ended with status 3"), ("true", "answered with 0 bytes where a signature has 64"),
      ("echo no", "answered with 3 bytes"), ("head -c 64 /dev/zero", "did not verify"),
      ("/nowhere/signer", "the signer could not be started"), ("/dev/null", "the signer could not be started"),
      ("kill -ALRM $$", "the signer gave no answer within 120 s"),
      ("openssl dgst -sha256 -sign \(key); echo", "or is DER with nothing behind it"),
      ("openssl dgst -sha1 -sign \(key)", "did not verify"),
    ] {
      let refused = try sign(["--signer", command])
      // A wrong signature is wrong content; where there is none, the row is not at fault.
      #expect(refused.status == (sentence == "did not verify" ? 65 : 70), "\(refused.errors)")
      #expect(refused.output.isEmpty && refused.errors.contains(sentence), "\(refused.errors)")
      #expect(!refused.errors.contains("OpenSSL"), "\(refused.errors)")
    }
    #expect(
      try Program.run(["revoke", "init", folder.path("status"), "--uri", "https://x.example/1", "--size", "1024"])
        .status == 0)
    let list = [
      "revoke", "sign", folder.path("status"), "--issuer", folder.path("issuer/issuer.json"), "--out",
      folder.path("out"), "--at", "2026-06-01", "--signer",
    ]
    #expect(try Program.run(list + ["openssl dgst -sha256 -sign \(key)"]).status == 0)
    let unsigned = try Program.run(list + ["exit 3"])
    #expect(unsigned.status == 70 && unsigned.errors.contains("status 3"), "\(unsigned.errors)")
    #expect(try sign(["--signer", "cat", "--key", key]).status == 64)
  }

  @Test(
    .enabled(if: isThere("softhsm2-util") && isThere("pkcs11-tool")), arguments: ["EC:prime256v1", "EC:edwards25519"])
  func aSecurityModuleSigns(_ type: String) throws {
    let module = try #require(
      ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"].first {
        FileManager.default.fileExists(atPath: $0)
      })
    try FileManager.default.createDirectory(atPath: folder.path("tokens"), withIntermediateDirectories: false)
    let configuration = try folder.write("softhsm2.conf", "directories.tokendir = \(folder.path("tokens"))\n")
    func run(_ script: String) throws -> Data {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", script]
      process.environment = ProcessInfo.processInfo.environment.merging(["SOFTHSM2_CONF": configuration]) { $1 }
      let pipe = Pipe()
      (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "\(script)")
      return output
    }
    _ = try run("softhsm2-util --init-token --free --label school --pin 1234 --so-pin 1234")
    let tool = "pkcs11-tool --module \(module) --login --pin 1234"
    _ = try run("\(tool) --keypairgen --key-type \(type) --id 01 --label signer")
    var der = try run("\(tool) --read-object --type pubkey --id 01")
    // Of Edwards curves it comes in PEM.
    let lines = String(decoding: der, as: UTF8.self).split(separator: "\n")
    if lines[0].hasPrefix("-----BEGIN") {
      der = try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined()))
    }
    // The point, or the key, stands at the end of what the module gives out.
    let isEdwards = type.contains("25519")
    func text(_ bytes: Data) -> String {
      bytes.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
    }
    let point = Data(der.suffix(isEdwards ? 32 : 64))
    let jwk =
      isEdwards
      ? "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(text(point))\"}"
      : "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(text(point.prefix(32)))\",\"y\":\"\(text(point.suffix(32)))\"}"
    try FileManager.default.createDirectory(atPath: folder.path("issuer"), withIntermediateDirectories: false)
    try folder.write(
      "issuer/issuer.json",
      "{\"issuer\":\"https://tudelft.nl\",\"name\":\"Delft University of Technology\",\"keys\":[\(jwk)]}")
    let sign =
      isEdwards
      ? "\(tool) --sign --id 01 --mechanism EDDSA"
      : "openssl dgst -sha256 -binary | \(tool) --sign --id 01 --mechanism ECDSA --signature-format rs"
    let answer = try Program.run(
      [
        "issue", "--issuer", folder.path("issuer/issuer.json"), "--signer", sign + " 2>/dev/null", "--at", "2026-05-14",
      ], input: Data(School.course().utf8), environment: ["SOFTHSM2_CONF": configuration])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try isGenuine(answer.output))
  }

  @Test func theNextKeyOverlapsWithTheLast() throws {
    #expect(try keygen(who + ["--at", "2026-05-01"]).status == 0)
    let next = try keygen(["--next", folder.path("issuer/issuer.json"), "--at", "2027-01-10"], out: "next")
    #expect(next.status == 0, "\(next.errors)")
    let old = try sign(["--key", folder.path("issuer/issuer-key.pem")]).output
    let new = try sign(["--key", folder.path("next/issuer-key.pem")], issuer: "next").output
    #expect(try isGenuine(old) && isGenuine(old, issuer: "next") && isGenuine(new, issuer: "next"))
    #expect(try !isGenuine(new))
    #expect(try folder.read("next/issuer.json").contains("\"cohort\":\"2026\""))
    #expect(try folder.read("next/issuer.json").contains("\"cohort\":\"2027\""))
    // The calendar asks for the next key while the year still has one.
    let early = try keygen(["--next", folder.path("next/issuer.json"), "--at", "2026-11-26"], out: "early")
    #expect(early.status == 0, "\(early.errors)")
    #expect(try folder.read("early/issuer.json").contains("\"cohort\":\"2028\""))
    let twice = try keygen(["--next", folder.path("next/issuer.json"), "--cohort", "2027"], out: "third")
    #expect(twice.status == 64 && twice.errors.contains("--cohort"))
    #expect(try keygen(["--next", folder.path("next/issuer.json"), "--name", "X"], out: "third").status == 64)
    // With two keys, a signer is told which.
    let signer = ["--signer", "openssl dgst -sha256 -sign \(folder.path("next/issuer-key.pem"))"]
    let which = try sign(signer, issuer: "next")
    #expect(which.status == 64 && which.errors.contains("--kid"))
    let kids = which.errors.matches(of: /[0-9a-f]{16}/).map { String(which.errors[$0.range]) }
    #expect(kids.count == 2)
    #expect(try sign(signer + ["--kid", kids[1]], issuer: "next").status == 0)
    #expect(try sign(signer + ["--kid", kids[0]], issuer: "next").status == 65)
  }

  @Test func theCalendarSaysWhatLapsesAndFailsForWhatIsSoon() throws {
    #expect(try keygen(who + ["--at", "2026-05-01"]).status == 0)
    let issuer = folder.path("issuer/issuer.json")
    func calendar(_ day: String, _ words: [String] = [], issuer file: String? = nil) throws -> Program.Answer {
      try Program.run(["keygen", "--calendar", file ?? issuer, "--state", folder.path("none"), "--at", day] + words)
    }
    let early = try calendar("2026-06-01")
    #expect(early.status == 0 && early.output.contains("2026-12-31  key 2026 ("))
    let late = try calendar("2026-12-10")
    #expect(late.status == 1 && late.output.hasPrefix("soon  2026-12-31"))
    #expect(try calendar("2026-12-10", ["--within", "10"]).status == 0)
    #expect(try calendar("2027-02-01").output.hasPrefix("past  2026-12-31"))
    #expect(try keygen(["--next", issuer, "--cohort", "2027"], out: "next").status == 0)
    #expect(try calendar("2026-12-10", issuer: folder.path("next/issuer.json")).status == 0)
    // Status lists and codes have dates of their own.
    #expect(
      try Program.run(["revoke", "init", folder.path("status"), "--uri", "https://x.example/1", "--size", "1024"])
        .status == 0)
    _ = try Program.run([
      "revoke", "sign", folder.path("status"), "--key", folder.path("issuer/issuer-key.pem"), "--issuer", issuer,
      "--out", folder.path("out"), "--at", "2026-06-01",
    ])
    let manifest = try folder.write("manifest.csv", "row,codeExpires\n2,2026-07-01\n3,01.07.2026\n4,\n")
    let full = try calendar(
      "2026-06-01", ["--token", folder.path("out/status.jwt"), "--manifest", manifest, "--within", "31"])
    #expect(full.status == 1)
    #expect(full.output.contains("soon  2026-07-01  status list https://x.example/1 ends"))
    #expect(full.output.contains("      2026-07-01  2 codes end: "))
  }
}
