import Codecs
import Credentials
import Desk
import DisplayLink
import Envelopes
import Foundation
import Issuing
import Keys
import Scanning
import Verification

@testable import Trust

/// libFuzzer's own main, in the library that `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
func LLVMFuzzerRunDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Between these two nothing that is made counts as a leak.
@_silgen_name("__lsan_disable")
func leakDetectorOff()
@_silgen_name("__lsan_enable")
func leakDetectorOn()

/// Runs one target: `Fuzz TARGET [libFuzzer's options] [CORPUS]`. A target traps where something that cannot
/// be has happened; that it does not crash, hang or take memory is libFuzzer's to see.
@main struct Fuzz {
  static func main() {
    var count = CommandLine.argc
    var words = CommandLine.unsafeArgv
    guard count > 1, let name = words[1].map({ String(cString: $0) }), let target = targets[name] else {
      print("usage: Fuzz \(targets.keys.sorted().joined(separator: "|")) [OPTION]... [CORPUS]")
      exit(64)
    }
    // The target's name is ours, the rest libFuzzer's; the program's own name stays in front.
    words[1] = words[0]
    words += 1
    count -= 1
    exit(LLVMFuzzerRunDriver(&count, &words, target))
  }

  private static let targets: [String: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt] = [
    "base45": { base45(bytes($0, $1)) },
    "base64url": { base64URL(bytes($0, $1)) },
    "cbor": { cbor(bytes($0, $1)) },
    "cose": { cose(bytes($0, $1)) },
    "claims": { claims(bytes($0, $1)) },
    "json": { json(bytes($0, $1)) },
    "csv": { csv(bytes($0, $1)) },
    "roll": { roll(bytes($0, $1)) },
    "trust": { trust(bytes($0, $1)) },
    "framer": { framer(bytes($0, $1)) },
    "line": { line(bytes($0, $1)) },
    "root": { ListTargets.root(bytes($0, $1)) },
    "head": { ListTargets.head(bytes($0, $1)) },
    "bundle": { ListTargets.bundle(bytes($0, $1)) },
    "shard": { ListTargets.shard(bytes($0, $1)) },
    "floor": { ListTargets.floor(bytes($0, $1)) },
    "status": { ListTargets.status(bytes($0, $1)) },
    "jws": { ListTargets.jws(bytes($0, $1)) },
    "did": { ListTargets.did(bytes($0, $1)) },
    "entities": { entities(bytes($0, $1)) },
    "typed": { typed(bytes($0, $1)) },
    "keys": { keys(bytes($0, $1)) },
    "options": { options(bytes($0, $1)) },
    "calibration": { calibration(bytes($0, $1)) },
    "link": { link(bytes($0, $1)) },
    "lcdproc": { DeskTargets.lcdproc(bytes($0, $1)) },
    "rules": { DeskTargets.rules(bytes($0, $1)) },
  ]

  private static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  // MARK: Targets

  /// Every text that decodes is the one text of its bytes.
  private static func base45(_ input: [UInt8]) -> CInt {
    if let decoded = try? Base45.decode(input.span) { precondition(Base45.encode(decoded.span) == input) }
    precondition((try? Base45.decode(Base45.encode(input.span).span)) == input)
    return 0
  }

  private static func base64URL(_ input: [UInt8]) -> CInt {
    if let decoded = try? Base64URL.decode(input.span) {
      precondition([UInt8](Base64URL.encode(decoded.span).utf8) == input)
    }
    precondition((try? Base64URL.decode([UInt8](Base64URL.encode(input.span).utf8).span)) == input)
    return 0
  }

  /// Deterministic CBOR that is read is written as the same bytes; what general rules let through can be
  /// written and read again.
  private static func cbor(_ input: [UInt8]) -> CInt {
    if let value = read(input, .deterministic) { precondition(value.deterministicEncoding == input) }
    if let value = read(input, .general) {
      let written = value.deterministicEncoding
      guard let again = read(written, .general) else { preconditionFailure("unreadable") }
      precondition(again.deterministicEncoding == written)
    }
    return 0
  }

  private static func read(_ input: [UInt8], _ rules: CBORRules) -> CBORValue? {
    try? CBORReader.read(input, rules: rules)
  }

  /// The strict profile accepts nothing that the lenient one refuses for its form.
  private static func cose(_ input: [UInt8]) -> CInt {
    if let message = try? COSESign1(input.span, profile: .mc1) {
      precondition(message.kid.count == 8)
      precondition(!message.sigStructure.isEmpty)
      precondition((try? COSESign1(input.span, profile: .hc1)) != nil)
    }
    _ = try? COSESign1(input.span, profile: .hc1)
    return 0
  }

  /// Claims that are read are written so that they read the same.
  private static func claims(_ input: [UInt8]) -> CInt {
    _ = try? HealthCertificateClaims.read(input.span)
    guard let (claims, _) = try? SignedClaims.read(input.span) else { return 0 }
    let payload = claims.payload
    guard let (again, unknown) = try? SignedClaims.read(payload.span) else { preconditionFailure("unreadable") }
    precondition(again == claims && unknown.claims == 0 && unknown.elements == 0)
    precondition(!claims.json.bytes.contains(0x0A))
    return 0
  }

  private static func json(_ input: [UInt8]) -> CInt {
    guard let value = try? JSONReader.read(input) else { return 0 }
    precondition(!value.line.unicodeScalars.contains { $0.isInvisibleOrControl })
    precondition((try? JSONReader.read(value.bytes)) == value)
    return 0
  }

  private static func csv(_ input: [UInt8]) -> CInt {
    // In pieces, as a stream comes, it is what it is as a whole.
    func rows(pieces: Int) throws(CSVError) -> [[String]] {
      var stream = CSVStream()
      var rows: [CSVRow] = []
      let size = max(1, (input.count + pieces - 1) / pieces)
      for start in stride(from: 0, to: input.count, by: size) {
        rows += try stream.push(input[start..<min(start + size, input.count)])
      }
      return (rows + (try stream.finish())).map { $0.cells }
    }
    let (whole, pieces) = (try? rows(pieces: 1), try? rows(pieces: 7))
    precondition(whole == pieces)
    return 0
  }

  /// A credential that passes as a draft fits into a payload.
  private static func roll(_ input: [UInt8]) -> CInt {
    guard let roll = try? Roll(input) else { return 0 }
    for entry in roll.entries {
      guard let draft = try? Draft(entry.content) else { continue }
      let claims = SignedClaims(
        issuer: "https://x.example",
        issuedAt: draft.credential.issuanceDate.start.seconds < 0
          ? Timestamp(seconds: 0) : draft.credential.issuanceDate.start,
        id: [UInt8](repeating: 1, count: 8), expires: nil, notBefore: nil, status: draft.status,
        credential: draft.credential)
      guard let (again, _) = try? SignedClaims.read(claims.payload.span) else { preconditionFailure("unreadable") }
      precondition(again == claims)
    }
    return 0
  }

  /// A list of trusted entities: the input as it would come, and as what its operator signed.
  private static func entities(_ input: [UInt8]) -> CInt {
    _ = try? TrustedEntitiesList(input, signers: [entitiesSigner])
    guard let list = try? TrustedEntitiesList(payload: input, signer: entitiesSigner) else { return 0 }
    precondition(list.scheme.sequence > 0 && list.scheme.issued < list.scheme.nextUpdate)
    precondition(list.state(at: list.scheme.nextUpdate) == .expired)
    var floor = TrustedEntitiesFloor()
    floor.raise(to: list)
    precondition((try? floor.check(list)) != nil)
    var store = TrustStore()
    store.use([list])
    for entity in list.entities {
      precondition(IssuerText.isUsable(entity.name) && entity.country.map(IssuerText.isCountry) ?? true)
      for issuance in entity.issuance {
        for id in issuance.ids where !issuance.keys.isEmpty {
          // What keepers of an issuer list write down of it reads the same.
          let record = IssuerRecord(
            id: id, name: entity.name, country: entity.country, types: nil, keys: issuance.keys, left: entity.left)
          precondition((try? IssuerRecord(record.json)) == record)
          let hint = KeyHint.thumbprint(issuance.keys[0].material.kid)
          guard let found = try? store.anchors(of: id, hint), !found.isEmpty else { preconditionFailure("no key") }
        }
      }
    }
    return 0
  }

  /// The operator of the corpus's lists.
  private static let entitiesSigner: Certificate = {
    let certificate = """
      -----BEGIN CERTIFICATE-----
      MIIBsjCCAVmgAwIBAgIULnu3E0y+QoIoUuIhOc8vbdvDsRowCgYIKoZIzj0EAwIw
      LzELMAkGA1UEBhMCRVUxETAPBgNVBAoMCE9wZXJhdG9yMQ0wCwYDVQQDDARsaXN0
      MB4XDTI2MDEwMTAwMDAwMFoXDTI4MDEwMTAwMDAwMFowLzELMAkGA1UEBhMCRVUx
      ETAPBgNVBAoMCE9wZXJhdG9yMQ0wCwYDVQQDDARsaXN0MFkwEwYHKoZIzj0CAQYI
      KoZIzj0DAQcDQgAE+if+6ICITRrufbdqOvIkzrnyeGw9TkOMtae2tGOlj4ro9Tjx
      CWMPpc10ipym3ifdQaCoV5+bQ3seaZw2Cax/KaNTMFEwHQYDVR0OBBYEFPN0l0hV
      R1W/F6Q/k0ABLAZe9k3KMB8GA1UdIwQYMBaAFPN0l0hVR1W/F6Q/k0ABLAZe9k3K
      MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgc6ruTqRDk10b064w
      INGrzPPP1FlBiQg0zV5jl06tcu8CIH62MjRSQB3Z8F02MEwHI7PwW1AhzAIiqgrD
      Vjfa9gqw
      -----END CERTIFICATE-----
      """
    guard let signer = try? Certificate.read(Array(certificate.utf8)).first else { preconditionFailure("no signer") }
    // The table of members lives as long as the process. Pointers in it carry tags, which the detector does not follow.
    leakDetectorOff()
    _ = try? TrustedEntitiesList(payload: Array("{}".utf8), signer: signer)
    leakDetectorOn()
    return signer
  }()

  /// What is undone is base45, and typed again looks alike but for dead keys.
  private static func typed(_ input: [UInt8]) -> CInt {
    let text = Array(String(decoding: input, as: UTF8.self).unicodeScalars)
    let alphabet = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    for (typing, letters) in typings where text.prefix(4).allSatisfy({ letters.contains($0.value) }) {
      guard let keys = typing.undone(text) else { continue }
      precondition(
        keys.allSatisfy { alphabet.contains($0) } && keys.count >= text.count && keys.count <= 2 * text.count)
      guard let again = typing.typed(String(decoding: keys, as: UTF8.self)) else { preconditionFailure("not base45") }
      if !again.contains(where: { (0x300...0x36F).contains($0.value) }) { precondition(again == text) }
    }
    return line(input)
  }

  /// Each way of typing with the characters that its keys write: any other ends the undoing at once, and most texts have
  /// one early.
  private static let typings: [(Typing, Set<UInt32>)] = Typing.all.map { typing in
    let scalars = (0..<0x3000 as Range<UInt32>).compactMap { Unicode.Scalar($0) }
    return (typing, Set(scalars.filter { typing.undone([$0]) != nil }.map { $0.value }))
  }

  /// However events are cut, the same is typed, and no event types more than two bytes.
  private static func keys(_ input: [UInt8]) -> CInt {
    var (whole, pieces) = (KeyDecoder(), KeyDecoder())
    let typed = whole.push(input)
    let size = 1 + input.count % 61
    let starts = stride(from: 0, to: input.count, by: size)
    precondition(starts.flatMap { pieces.push(Array(input[$0..<min($0 + size, input.count)])) } == typed)
    precondition(typed.count <= 2 * (input.count / KeyDecoder.eventSize))
    return 0
  }

  /// What is read can be written so that it is read again, beside what takes the place of something.
  private static func options(_ input: [UInt8]) -> CInt {
    guard let entries = try? OptionFile.read(input) else { return 0 }
    let kept = entries.filter { $0.name != "scanner" }
    guard let again = try? OptionFile.read(OptionFile.replacing([("scanner", "stdin")], in: input)) else {
      preconditionFailure("unreadable")
    }
    precondition(again.dropLast().map { $0.name } == kept.map { $0.name })
    precondition(again.dropLast().map { $0.value } == kept.map { $0.value })
    precondition(again.last?.value == "stdin")
    return 0
  }

  /// Only the card itself is without a finding.
  private static func calibration(_ input: [UInt8]) -> CInt {
    if Calibration.findings(input) == [] {
      precondition(ScannerText(input).text.elementsEqual(Calibration.text.utf8))
    }
    _ = DeskCommand(input)
    return 0
  }

  /// Whatever a display hears, it shows only characters, and a good verdict only for a time.
  private static func link(_ input: [UInt8]) -> CInt {
    var reader = FrameReader()
    let hasDots = (input.first ?? 0) & 3 == 0
    let (columns, rows) = hasDots ? (16, 2) : (20, 4)
    var display = DisplayController(
      columns: columns, rows: rows, font: hasDots ? Glyph.font : 0, scripts: Glyph.scripts)
    for (index, byte) in input.enumerated() {
      if case .frame = reader.push(byte) {
        // A frame that is read is written so that it reads the same.
        var frame = RequestWriter(type: reader.type, sequence: reader.sequence)
        let payload = reader.payload
        for index in payload.indices { frame.write(payload[index]) }
        frame.finish()
        var again = FrameReader()
        for index in 0..<frame.count - 1 { _ = again.push(frame[index]) }
        guard case .frame = again.push(0) else { preconditionFailure("unreadable") }
        precondition(again.payload.count == payload.count)
      }
      display.receive(byte)
      if display.isStale { display.drew(replaced: 0, hasPanel: true) }
      // An answer sums up all that is shown, which takes ten times as long as all the rest.
      if display.hasReply, index % 16 == 15 || index == input.count - 1 { _ = display.takeReply() }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let scalar = display.grid[row, column]
        precondition(scalar >= 0x20 && !(0x7F...0x9F).contains(scalar) && !(0xD800...0xDFFF).contains(scalar))
      }
    }
    for tenths in 1...256 as ClosedRange<UInt32> where display.lamp == .accepted {
      for byte in ping { display.receive(byte) }
      display.tick(tenths * 100)
    }
    precondition(display.lamp != .accepted)
    return 0
  }

  private static let ping: [UInt8] = [0x00, 0x05, 0x10, 0x09, 0x17, 0x07, 0x00]

  private static func trust(_ input: [UInt8]) -> CInt {
    _ = try? TrustFile.read(input, name: "x", modified: Timestamp(seconds: 0))
    return 0
  }

  /// Lines are within their limit, and nothing of them is lost or made up.
  private static func framer(_ input: [UInt8]) -> CInt {
    var framer = LineFramer(ending: .lineFeed, limit: 64)
    var lines: [[UInt8]] = []
    var isWhole = true
    var position = 0
    while position < input.count {
      switch framer.push(input, from: &position) {
      case .bytes(let line): lines.append(line)
      case .tooLong: isWhole = false
      case nil: break
      }
    }
    switch framer.finish() {
    case .bytes(let line): lines.append(line)
    case .tooLong: isWhole = false
    case nil: if isWhole { lines.append([]) }
    }
    precondition(lines.allSatisfy { $0.count <= 64 && !$0.contains(0x0A) })
    if isWhole, !input.contains(0x0D) {
      var expected = input.split(separator: 0x0A, omittingEmptySubsequences: false).map { [UInt8]($0) }
      if lines.count != expected.count, expected.last == [] { expected.removeLast() }
      if lines.count != expected.count, lines.last == [] { lines.removeLast() }
      precondition(lines == expected)
    }
    return 0
  }

  /// Nothing but the seeds themselves is genuine: nobody else has the key.
  private static func line(_ input: [UInt8]) -> CInt {
    let verdict = verifier.verdict(on: input, at: .given(Timestamp(seconds: 1_795_000_000)))
    precondition(verdict.issuer != nil || verdict.credential == nil)
    if verdict.word == .genuine || verdict.word == .test {
      guard let id = verdict.credential?.id else { preconditionFailure("no content") }
      precondition(signedIDs.contains(id))
    }
    return 0
  }

  /// The issuer of the corpus, whose private key is nowhere.
  private nonisolated(unsafe) static let verifier: Verifier = {
    var store = TrustStore()
    let file = Array(
      """
      {"issuer":"https://tudelft.nl","name":"Delft University of Technology","keys":[{"kty":"EC","crv":"P-256",\
      "x":"xOapTv791xbHiuF0J3C37BV--BCLCuu-p1QTKuMl778","y":"n-5GMvxbde4MXpkWwwg1MVFIsI9UpfUnnAZv33437_s"}]}
      """.utf8)
    if let pin = try? TrustFile.read(file, name: "x", modified: Timestamp(seconds: 0)) { store.add(pin) }
    return Verifier(trust: store, kinds: .all)
  }()

  private static let signedIDs: Set<String> = ["a185b1800cacd21a", "ab150314b08153f1", "164190f32f9d4b3e"]
}
