import Codecs
import Foundation
import Keys
import Testing
import Trust
import Verification

@Suite struct KeyTests {
  /// RFC 7517 Appendix A.1 and RFC 8037 Appendix A.
  private func material(_ jwk: String) throws -> KeyMaterial {
    try KeyMaterial(jwk: try JSONReader.read([UInt8](jwk.utf8)))
  }

  private func openSSL(_ words: [String], input: Data = Data()) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + words
    let (output, standardInput) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardInput = standardInput
    process.standardError = FileHandle.nullDevice
    try process.run()
    standardInput.fileHandleForWriting.write(input)
    try standardInput.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(words)")
    return [UInt8](data)
  }

  /// The thumbprint of RFC 9679 §5.6, whose key is the third of RFC 8152 Appendix C.7.1.
  @Test func theThumbprintIsThatOfTheStandard() throws {
    let key = KeyMaterial.ellipticCurve(
      .p256, x: bytes("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d"),
      y: bytes("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c"))
    let expected = "496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec"
    #expect(Hexadecimal.encode(key.coseThumbprint) == expected)
    #expect(Hexadecimal.encode(key.kid) == String(expected.prefix(16)))
  }

  private func bytes(_ hex: String) -> [UInt8] { Hexadecimal.decode(hex) ?? [] }

  @Test func pointsAreOnTheirCurve() throws {
    let good = try PrivateKey.generate(for: .es256).publicMaterial
    guard case .ellipticCurve(let kind, let x, var y) = good else { Issue.record("no point"); return }
    _ = try PublicKey(good)
    y[31] ^= 1
    #expect(throws: KeyError.weakPoint) { try PublicKey(.ellipticCurve(kind, x: x, y: y)) }
    let zero = [UInt8](repeating: 0, count: 32)
    #expect(throws: KeyError.weakPoint) { try PublicKey(.ellipticCurve(.p256, x: zero, y: zero)) }
    #expect(throws: KeyError.malformed) { try PublicKey(.ellipticCurve(.p256, x: [UInt8](x.dropLast()), y: y)) }
    #expect(throws: KeyError.malformed) { try PublicKey(.ellipticCurve(.p384, x: x, y: y)) }
  }

  @Test func pointsOfLowOrderAreRefusedHoweverTheyAreEncoded() throws {
    let low = [
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ]
    for hex in low {
      for sign in [0, 0x80] as [UInt8] {
        var point = bytes(hex)
        point[31] |= sign
        #expect(throws: KeyError.weakPoint) { try PublicKey(.ed25519(point)) }
      }
    }
    _ = try PublicKey(try PrivateKey.generate(for: .edDSA).publicMaterial)
    #expect(throws: KeyError.malformed) { try PublicKey(.ed25519([1])) }
  }

  @Test func edwardsKeysArePointsInTheirOneEncoding() throws {
    func point(_ low: UInt8, _ rest: UInt8, _ high: UInt8) -> KeyMaterial {
      .ed25519([low] + [UInt8](repeating: rest, count: 30) + [high])
    }
    // y of 3 and 4: both points, with either sign of x. y of 2 and 7 are none.
    for y in [3, 4] as [UInt8] {
      for sign in [0, 0x80] as [UInt8] { _ = try PublicKey(point(y, 0, sign)) }
    }
    for y in [2, 7] as [UInt8] {
      for sign in [0, 0x80] as [UInt8] { #expect(throws: KeyError.weakPoint) { try PublicKey(point(y, 0, sign)) } }
    }
    // 3 again, written as p + 3: a second name for one key.
    #expect(throws: KeyError.weakPoint) { try PublicKey(point(0xF0, 0xFF, 0x7F)) }
  }

  @Test func rsaKeysHave2048To4096BitsAndAnOddExponent() throws {
    func modulus(_ bits: Int) -> [UInt8] {
      var number = [UInt8](repeating: 0xFF, count: (bits + 7) / 8)
      if bits % 8 != 0 { number[0] = UInt8(1 << (bits % 8)) - 1 }
      return number
    }
    for bits in [2_048, 3_072, 4_096] { _ = try PublicKey(.rsa(modulus: modulus(bits), exponent: [1, 0, 1])) }
    for bits in [1_024, 2_047, 4_097] {
      #expect(throws: KeyError.modulusLength(bits: bits)) {
        try PublicKey(.rsa(modulus: modulus(bits), exponent: [1, 0, 1]))
      }
    }
    for exponent in [[1], [2], [1, 0, 0]] as [[UInt8]] {
      #expect(throws: KeyError.exponent) { try PublicKey(.rsa(modulus: modulus(2_048), exponent: exponent)) }
    }
    _ = try PublicKey(.rsa(modulus: modulus(2_048), exponent: [3]))
    #expect(throws: KeyError.malformed) { try PublicKey(.rsa(modulus: [0] + modulus(2_048), exponent: [3])) }
    #expect(throws: KeyError.malformed) { try PublicKey(.rsa(modulus: modulus(2_048), exponent: [])) }
  }

  @Test func jsonWebKeysAreTheirOwnKind() throws {
    let x = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
    #expect(try material("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(x)\",\"y\":\"\(y)\"}").kind == .p256)
    for (jwk, error) in [
      ("{\"kty\":\"EC\",\"crv\":\"P-521\",\"x\":\"\(x)\",\"y\":\"\(y)\"}", KeyError.unsupported),
      ("{\"kty\":\"oct\",\"k\":\"AA\"}", .privateKey),
      ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(x)\"}", .malformed),
      ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(x)=\",\"y\":\"\(y)\"}", .malformed), ("[]", .malformed),
      ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(x)\",\"y\":\"\(y)\",\"d\":\"AA\"}", .privateKey),
      ("{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"\(x)\"}", .unsupported),
    ] { #expect(throws: error, "\(jwk)") { try material(jwk) } }
  }

  @Test(arguments: [SignatureAlgorithm.es256, .edDSA])
  func whatIsSignedVerifiesAndNothingElseDoes(_ algorithm: SignatureAlgorithm) throws {
    let key = try PrivateKey.generate(for: algorithm)
    let again = try PrivateKey.read(pem: try #require(key.pem))
    #expect(again.publicMaterial == key.publicMaterial)
    let publicKey = try PublicKey(key.publicMaterial)
    let message = [UInt8]("Vidimus".utf8), other = [UInt8]("vidimus".utf8)
    let signature = try #require(again.sign(message))
    #expect(signature.count == 64)
    func holds(_ signature: [UInt8], over message: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
      publicKey.isValid(signature.span, over: message.span, algorithm: algorithm)
    }
    #expect(holds(signature, over: message, algorithm))
    #expect(holds(signature, over: message, algorithm), "a second time")
    #expect(!holds(signature, over: other, algorithm))
    for wrong in SignatureAlgorithm.allCases where wrong != algorithm {
      #expect(!holds(signature, over: message, wrong))
    }
    #expect(!holds([UInt8](signature.dropLast()), over: message, algorithm))
    #expect(!holds(signature + [0], over: message, algorithm))
  }

  /// The files that are written of a key are those that OpenSSL would write, byte for byte.
  @Test(arguments: [SignatureAlgorithm.es256, .edDSA])
  func keyFilesAreOpenSSLs(_ algorithm: SignatureAlgorithm) throws {
    let key = try PrivateKey.generate(for: algorithm)
    let open = try #require(key.pem)
    #expect(try openSSL(["pkey"], input: Data(open)) == open)
    let sealed = try #require(key.pem(encryptedWith: Array("pass phrase".utf8)))
    #expect(sealed.starts(with: "-----BEGIN ENCRYPTED PRIVATE KEY-----\n".utf8))
    #expect(try openSSL(["pkey", "-passin", "pass:pass phrase"], input: Data(sealed)) == open)
    #expect(
      try PrivateKey.read(pem: sealed, passphrase: { Array("pass phrase".utf8) }).publicMaterial == key.publicMaterial)
    #expect(throws: KeyError.passphrase) { try PrivateKey.read(pem: sealed, passphrase: { Array("another".utf8) }) }
  }

  /// Whatever keeps an encrypted file from being opened, it is not called a wrong passphrase unless it is one.
  @Test func encryptedFilesSayWhatIsWrong() throws {
    let key = try openSSL(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"])
    let other = try openSSL(["genpkey", "-algorithm", "ED448"])
    func read(_ key: [UInt8], _ how: [String], _ passphrase: String = "right") throws {
      let file = try openSSL(["pkcs8", "-topk8", "-passout", "pass:right"] + how, input: Data(key))
      _ = try PrivateKey.read(pem: file, passphrase: { Array(passphrase.utf8) })
    }
    try read(key, ["-v2", "aes-256-cbc"])
    try read(key, ["-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA1"])
    #expect(throws: KeyError.passphrase) { try read(key, ["-v2", "aes-256-cbc"], "wrong") }
    #expect(throws: KeyError.unsupported) { try read(other, ["-v2", "aes-256-cbc"]) }
    let legacy = ["-v1", "PBE-MD5-DES", "-provider", "legacy", "-provider", "default"]
    #expect(throws: KeyError.unsupported) { try read(key, legacy) }
    #expect(throws: KeyError.malformed) {
      let empty = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n"
      _ = try PrivateKey.read(pem: Array(empty.utf8), passphrase: { [0x61] })
    }
  }

  @Test func keyFilesAreTakenWholeOrNotAtAll() throws {
    let pem = try openSSL(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"])
    let publicPEM = try openSSL(["pkey", "-pubout"], input: Data(pem))
    let der = try openSSL(["pkey", "-pubout", "-outform", "DER"], input: Data(pem))
    let modified = Timestamp(seconds: 0)
    _ = try PrivateKey.read(pem: pem)
    #expect(try TrustFile.read(publicPEM, name: "x", modified: modified).keys.count == 1)
    #expect(try TrustFile.read(publicPEM + publicPEM, name: "x", modified: modified).keys.count == 2)
    #expect(try TrustFile.read(der, name: "x", modified: modified).keys.count == 1)
    #expect(throws: TrustFileError.self) { try TrustFile.read(der + [0], name: "x", modified: modified) }
    // A second block that is damaged or breaks off is not left out in silence.
    let text = String(decoding: publicPEM, as: UTF8.self)
    for damaged in [text.replacingOccurrences(of: "\nM", with: "\n?"), String(text.dropLast(30))] {
      #expect(throws: TrustFileError.self, "\(damaged)") {
        try TrustFile.read(publicPEM + [UInt8](damaged.utf8), name: "x", modified: modified)
      }
    }
    let withComments = [UInt8]("Subject: of two keys\n".utf8) + publicPEM + [UInt8]("\nthe end\n".utf8)
    #expect(try TrustFile.read(withComments, name: "x", modified: modified).keys.count == 1)
    #expect(throws: TrustFileError.key(.privateKey)) { try TrustFile.read(pem, name: "x", modified: modified) }
    #expect(throws: TrustFileError.key(.privateKey)) {
      try TrustFile.read(publicPEM + pem, name: "x", modified: modified)
    }
    let behindParameters = try openSSL(["ecparam", "-name", "prime256v1", "-genkey"])
    #expect(throws: TrustFileError.key(.privateKey)) {
      try TrustFile.read(behindParameters, name: "x", modified: modified)
    }
    let encrypted = try openSSL(["pkcs8", "-topk8", "-passout", "pass:x"], input: Data(pem))
    #expect(throws: KeyError.encrypted) { try PrivateKey.read(pem: encrypted) }
    #expect(throws: KeyError.malformed) { try PrivateKey.read(pem: publicPEM) }
    #expect(throws: KeyError.malformed) { try PrivateKey.read(pem: []) }
    let rsa = try openSSL(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
    #expect(throws: KeyError.unsupported) { try PrivateKey.read(pem: rsa) }
    let brainpool = try openSSL(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"])
    let other = try openSSL(["pkey", "-pubout"], input: Data(brainpool))
    #expect(throws: TrustFileError.key(.unsupported)) { try TrustFile.read(other, name: "x", modified: modified) }
  }

  /// A health certificate under PS256, which an RSA key could also have signed under RS256.
  @Test func aKeyThatNamesItsAlgorithmIsForNoOther() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vidimus-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("key.pem").path
    _ = try openSSL(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", path])
    let modified = Timestamp(seconds: 0)
    let bare = try TrustFile.read(try openSSL(["pkey", "-in", path, "-pubout"]), name: "x", modified: modified)
    let jwk = try #require(bare.keys.first?.material).jwk.line
    let padding = ["rsa_padding_mode:pss", "rsa_pss_saltlen:32"].flatMap { ["-sigopt", $0] }
    for (number, options, name, other) in [(-37, padding, "PS256", "RS256"), (-257, [], "RS256", "PS256")] {
      let header = Workbench.map([1: .integer(Int64(number)), 4: .bytes([UInt8]("k".utf8))]).deterministicEncoding
      let payload = Workbench.map([6: .unsigned(1_778_716_800), -260: .map([])]).deterministicEncoding
      let signed = CBORValue.array([.text("Signature1"), .bytes(header), .bytes([]), .bytes(payload)])
      let signature = try openSSL(
        ["dgst", "-sha256"] + options + ["-sign", path], input: Data(signed.deterministicEncoding))
      let message = CBORValue.tagged(18, .array([.bytes(header), .map([]), .bytes(payload), .bytes(signature)]))
      let body = try #require(Zlib.deflate(message.deterministicEncoding))
      let text = [UInt8]("HC1:".utf8) + Base45.encode(body.span)
      for (member, reason) in [("", Reason.ok), (name, .ok), (other, .badSignature)] {
        let named = "{\"kid\":\"k\"," + (member.isEmpty ? "" : "\"alg\":\"\(member)\",")
        let file = jwk.replacingOccurrences(of: "{", with: named)
        var store = TrustStore()
        store.add(try TrustFile.read([UInt8](file.utf8), name: "x", modified: modified))
        let verdict = Verifier(trust: store, kinds: .all).verdict(on: text, at: .given(Workbench.today))
        #expect(verdict.reason == reason, "\(name) under a key for \(member)")
      }
    }
  }

  @Test func issuerFilesSayWhatTheyMust() throws {
    let jwk = try PrivateKey.generate(for: .edDSA).publicMaterial.jwk.line
    func read(_ text: String) throws -> Pin {
      try TrustFile.read([UInt8](text.utf8), name: "x", modified: Timestamp(seconds: 0))
    }
    let good =
      "{\"issuer\":\"https://x.example\",\"name\":\"X\",\"country\":\"NL\",\"types\":[\"EDC\"],\"keys\":[\(jwk)]}"
    #expect(try read(good).issuer.country == "NL")
    for (old, new, member) in [
      ("\"https://x.example\"", "\"\"", "issuer"), ("\"https://x.example\"", "7", "issuer"),
      ("\"X\"", "\"a\\u202eb\"", "name"),
      ("\"name\":\"X\",", "", "name"), ("\"NL\"", "\"nl\"", "country"), ("\"EDC\"", "\"Edc\"", "types"),
      ("[\"EDC\"]", "\"EDC\"", "types"),
      ("\"EDC\"", "\"SDJWTVC:\"", "types"), ("[\(jwk)]", "[]", "keys"), ("[\(jwk)]", jwk, "keys"),
    ] {
      #expect(throws: TrustFileError.member(member), "\(new)") {
        try read(good.replacingOccurrences(of: old, with: new))
      }
    }
    // A kid of bytes, written with either alphabet of base64.
    for kid in ["-_8AAAAAAAA", "+/8AAAAAAAA="] {
      let pin = try read(jwk.replacingOccurrences(of: "{", with: "{\"kid\":\"\(kid)\","))
      let text = [UInt8](kid.utf8)
      #expect(
        pin.keys[0].names == [.kidText(text), .kid(text), .kid([0xFB, 0xFF, 0, 0, 0, 0, 0, 0])], "\(kid)")
    }
    let named = jwk.replacingOccurrences(of: "{", with: "{\"kid\":\"a\",")
    #expect(throws: TrustFileError.duplicateKid) { try read("{\"keys\":[\(named),\(named)]}") }
    #expect(try read("{\"keys\":[\(named),{\"kty\":\"oct\",\"use\":\"enc\"},{\"kty\":\"AKP\"}]}").keys.count == 1)
    #expect(throws: TrustFileError.key(.malformed)) {
      try read(jwk.replacingOccurrences(of: "{", with: "{\"alg\":\"ES256\","))
    }
    #expect(try read(jwk.replacingOccurrences(of: "{", with: "{\"alg\":\"EdDSA\",\"use\":\"sig\",")).keys.count == 1)
  }
}
