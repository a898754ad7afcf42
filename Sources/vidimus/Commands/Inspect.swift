import CLibC
import Codecs
import Credentials
import Envelopes
import Keys
import Scanning

/// `vidimus inspect`: a code taken apart, layer by layer, without trusting any of it.
enum InspectCommand {
  static let command = Command(
    name: "inspect", summary: "take a code apart without trusting it", synopsis: "[--text TEXT | FILE]",
    options: [Option("text", "TEXT", "take this text apart")],
    notes: """
      Without FILE, or with -, standard input is read, a code a line. Every line of the answer begins with "unverified:",
      for anybody can write anything into a code. Exit status: 0, or 3 where a layer could not be read.
      """,
    run: run)

  private static let inputLimit = 1 << 20

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: arguments.has("text") ? 0 : 1)
    let input: [UInt8]
    if let text = arguments["text"] {
      input = [UInt8](text.utf8)
    } else if let path = arguments.operands.first, path != "-" {
      input = try Files.read(path, limit: inputLimit).bytes
    } else {
      input = try Files.readStandardInput(limit: inputLimit)
    }
    var framer = LineFramer(ending: .lineFeed, limit: inputLimit)
    var isReadable = true
    let lines = input + [0x0A]
    var position = 0
    while position < lines.count {
      guard case .bytes(let line) = framer.push(lines, from: &position), !line.isEmpty else { continue }
      isReadable = try inspect(line) && isReadable
    }
    return isReadable ? 0 : 3
  }

  /// Prints one code; false where a layer of it could not be read.
  private static func inspect(_ line: [UInt8]) throws(Failure) -> Bool {
    var report = Report()
    switch ScannedText(line) {
    case .cose(let profile, let body): report.take(body, profile)
    case .retyped(let readings):
      for reading in readings {
        report.add("keyboard layout", reading.typing.code + ", undone")
        report.take(reading.body, reading.profile)
      }
    case .known(let known):
      report.add("carrier", known.format + ", which this version names and does not take apart")
    case .unknown: report.fail("carrier", "no kind of code this program knows")
    case .notText: report.fail("carrier", "not a text")
    }
    for line in report.lines { try Output.writeLine("unverified: " + line) }
    return report.isReadable
  }
}

/// What one code holds, as lines of a name and a value.
private struct Report {
  private(set) var lines: [String] = []
  private(set) var isReadable = true

  mutating func add(_ name: String, _ value: String) {
    lines.append(name + String(repeating: " ", count: max(1, 22 - name.utf8.count)) + visible(value))
  }

  mutating func fail(_ layer: String, _ sentence: String) {
    add(layer, sentence)
    isReadable = false
  }

  mutating func take(_ body: ArraySlice<UInt8>, _ profile: COSEProfile) {
    add("carrier", profile.format + ", " + String(body.count) + " characters of base45")
    do {
      let bytes = try COSESign1.message(body: body, profile: profile)
      add("message", "COSE_Sign1 of " + String(bytes.count) + " bytes" + packing(of: body, bytes))
      add(try COSESign1(bytes.span, profile: profile))
    } catch {
      fail("error", Words.say(error))
    }
  }

  private func packing(of body: ArraySlice<UInt8>, _ message: [UInt8]) -> String {
    // Three characters of base45 are two bytes.
    let packed = body.count / 3 * 2 + (body.count % 3 == 2 ? 1 : 0)
    return packed == message.count ? ", as it is" : ", in " + String(packed) + " bytes of zlib"
  }

  private mutating func add(_ message: COSESign1) {
    add("alg", message.algorithm.name)
    add("kid", Hexadecimal.encode(message.kid))
    add("protected header", Hexadecimal.encode(message.protectedHeader))
    if message.unknownParameterCount > 0 {
      add("other parameters", String(message.unknownParameterCount) + " not understood")
    }
    add("signature", Hexadecimal.encode(message.signature))
    add("payload", String(message.unverifiedPayload.count) + " bytes of CBOR")
    if message.profile == .mc1 { addMicroCredential(message) } else { addHealthCertificate(message) }
  }

  private mutating func addMicroCredential(_ message: COSESign1) {
    do {
      let (claims, unknown) = try SignedClaims.read(message.unverifiedPayload.span)
      add("iss", claims.issuer)
      add("iat", claims.issuedAt.rfc3339)
      if let expires = claims.expires { add("exp", expires.rfc3339) }
      if let notBefore = claims.notBefore { add("nbf", notBefore.rfc3339) }
      if case .object(let members) = claims.json {
        for member in members { add(member.name, member.value.string ?? member.value.line) }
      }
      let count = unknown.claims + unknown.elements
      if count > 0 { add("other elements", String(count) + " not understood") }
    } catch {
      fail("error", Words.say(error))
    }
  }

  /// The dates alone: a health record is nobody's business here.
  private mutating func addHealthCertificate(_ message: COSESign1) {
    do {
      let claims = try HealthCertificateClaims.read(message.unverifiedPayload.span)
      if let issuer = claims.issuer { add("iss", issuer) }
      if let issued = claims.issuedAt { add("iat", issued.rfc3339) }
      if let expires = claims.expires { add("exp", expires.rfc3339) }
      add("health record", "not shown")
    } catch {
      fail("error", Words.say(error))
    }
  }
}
