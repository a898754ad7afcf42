import Foundation
import Testing

@Suite struct TrustTests {
  /// Makes other files for the school's key with OpenSSL's own program.
  private func openSSL(_ words: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func everyKindOfFilePins() throws {
    let school = try School()
    let code = try school.code()
    let file = try verdict(try String(contentsOfFile: school.file, encoding: .utf8))
    let keys = try #require(file["keys"])
    let folder = school.folder
    try JSONSerialization.data(withJSONObject: ["keys": keys]).write(to: folder.url.appendingPathComponent("set.jwks"))
    let key = try #require((keys as? [Any])?.first)
    try JSONSerialization.data(withJSONObject: key).write(to: folder.url.appendingPathComponent("one.jwk"))
    try openSSL(["pkey", "-in", school.key, "-pubout", "-out", folder.path("key.pem")])
    try openSSL([
      "req", "-x509", "-key", school.key, "-subj", "/O=Delft/CN=seal", "-days", "2", "-out", folder.path("cert.crt"),
    ])
    try openSSL(["x509", "-in", folder.path("cert.crt"), "-outform", "DER", "-out", folder.path("cert.der")])
    let names = [
      "set.jwks": "set", "one.jwk": "one", "key.pem": "key", "cert.crt": "Delft", "cert.der": "Delft",
    ]
    for (path, name) in names {
      let answer = try Program.run(["verify", "--json", "--only-trust", "--trust", folder.path(path)], input: code)
      #expect(answer.status == 0, "\(path): \(answer.errors)")
      let issuer = try #require(try verdict(answer.output)["issuer"] as? [String: Any])
      #expect(issuer["name"] as? String == name)
      #expect(issuer["id"] as? String == "https://tudelft.nl")
    }
    // The folder keygen made: the private key beside its issuer file is passed over.
    let answer = try Program.run(["verify", "--only-trust", "--trust", folder.path("issuer")], input: code)
    #expect(answer.status == 0)
  }

  @Test func aFileThatCannotBeReadStopsTheStartAndIsNamed() throws {
    let school = try School()
    let broken = [
      "empty.json": "", "other.json": "{\"a\":1}", "twice.json": "{\"issuer\":\"x\",\"issuer\":\"y\"}",
      "noise.pem": "no key", "token.jwt": "eyJ",
      "key.jwk": "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
    ]
    for (name, content) in broken {
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(atPath: school.file, toPath: folder.path("issuer.json"))
      #expect(try Program.run(["verify", "--only-trust", "--trust", folder.url.path, "--text", "x"]).status == 3)
      try folder.write(name, content)
      let answer = try Program.run(["verify", "--only-trust", "--trust", folder.url.path, "--text", "x"])
      #expect(answer.status == 66 && answer.errors.contains(name), "\(name): \(answer.errors)")
      // What has another ending is not the desk's.
      try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path("notes.txt"))
      #expect(try Program.run(["verify", "--only-trust", "--trust", folder.url.path, "--text", "x"]).status == 3)
    }
  }

  @Test func aPrivateKeyIsNoTrustFile() throws {
    let school = try School()
    #expect(try Program.run(["verify", "--trust", school.key, "--text", "x"]).status == 66)
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: school.key, toPath: folder.path("issuer-key.pem"))
    let answer = try Program.run(["verify", "--trust", folder.url.path, "--text", "x"])
    #expect(answer.status == 66 && answer.errors.contains("private"))
  }

  @Test func theTestIssuerCannotBePinned() throws {
    let folder = try TemporaryFolder()
    let x = "-zHtOyTrWIGkbZKKHKBz-vAlZ5X0cliKx4yTlTajfMQ"
    for content in [
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(x)\"}",
      "{\"issuer\":\"https://test.vidimus.example\",\"name\":\"X\",\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(x)\"}]}",
    ] {
      let path = try folder.write("x.json", content)
      let answer = try Program.run(["verify", "--trust", path, "--text", "x"])
      #expect(answer.status == 66 && answer.errors.contains("test issuer"))
    }
  }

  @Test func aFIFOIsNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    try #require(mkfifo(folder.path("pipe.json"), 0o600) == 0)
    let answer = try Program.run(["verify", "--only-trust", "--trust", folder.url.path, "--text", "x"])
    #expect(answer.status == 66 && answer.errors.contains("is not a file"))
  }
}
