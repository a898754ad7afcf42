import CLibC
import Codecs
import Credentials
import Envelopes
import Keys
import Scanning

/// `vidimus inspect`: a code taken apart, layer by layer, without trusting any of it.
enum InspectCommand {
  static let command = Command(
    name: "inspect", summary: "take a code apart without trusting it",
    forms: [Command.Form("[FILE]"), Command.Form("--text TEXT")],
    groups: [OptionGroup("Options", [.text])],
    exits: [ExitStatus(3, "a layer could not be read")],
    notes: """
      Without FILE, or with -, the codes come from standard input, a code a line. Every line of the answer begins with \
      "unverified:", because anybody can write anything into a code.
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
    case .carrier(let carrier): report.take(carrier)
    case .retyped(let readings):
      for reading in readings {
        if let typing = reading.typing { report.add("keyboard layout", typing.code + ", undone") }
        report.take(reading)
      }
    case .named(let text):
      report.add("carrier", text.format + ", which this version names and does not take apart")
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

  mutating func take(_ carrier: Carrier) {
    switch carrier.format {
    case .mc1: takeCOSE(carrier.code, .mc1)
    case .hc1: takeCOSE(carrier.code, .hc1)
    default: takeEnvelope(carrier)
    }
  }

  /// What every format has in common.
  private mutating func takeEnvelope(_ carrier: Carrier) {
    add("carrier", carrier.format.rawValue + ", " + String(carrier.code.count) + " characters")
    do {
      let envelope = try carrier.envelope()
      add("alg", envelope.algorithm.name)
      add("kid", String(strictUTF8: envelope.keyHint.bytes) ?? Hexadecimal.encode(envelope.keyHint.bytes))
      if let issuer = envelope.claimedIssuer { add("issuer", issuer) }
      add("payload", String(envelope.unverifiedPayload.count) + " bytes")
      addCredential(envelope)
    } catch {
      fail("error", Words.say(error))
    }
  }

  private mutating func addCredential(_ envelope: Envelope) {
    do {
      add(try Credential.unverified(envelope.unverifiedPayload.span, format: envelope.format).json)
    } catch {
      fail("error", Words.say(error))
    }
  }

  private mutating func add(_ credential: JSONValue) {
    guard case .object(let members) = credential else { return }
    for member in members { add(member.name, member.value.string ?? member.value.line) }
  }

  private mutating func takeCOSE(_ code: ArraySlice<UInt8>, _ profile: COSEProfile) {
    let body = code.dropFirst(profile.prefix.utf8.count)
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
      add(claims.json)
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
