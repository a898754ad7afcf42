import Codecs
import Credentials
import Desk
import Envelopes
import Issuing
import Keys
import Scanning
import Trust
import Verification

/// Facts turned into sentences; every text of a verdict or an error that people read on a command line.
enum Words {
  // MARK: Verdicts

  /// One line on a verdict: the word, the reason, and who or what it is about once the signature holds.
  static func say(_ verdict: Verdict) -> String {
    var line = verdict.word.rawValue
    if verdict.reason.text != verdict.word.rawValue, verdict.reason != .ok {
      line += " (" + verdict.reason.text + ")"
    }
    if let detail = detail(verdict) { line += ": " + detail }
    for warning in verdict.warnings { line += "; " + warning.text }
    if verdict.reason != .keyboardLayout, verdict.typings != nil { line += ": " + keyboard(of: verdict) }
    return line
  }

  private static func detail(_ verdict: Verdict) -> String? {
    var parts: [String] = []
    if let fault = verdict.fault { parts.append(say(fault)) }
    if let credential = verdict.credential {
      let title = credential.title.map { "\"" + visible($0) + "\"" }
      let known = [credential.learner?.spokenName.map { visible($0) }, title].compactMap { $0 }
      if !known.isEmpty { parts.append(known.joined(separator: ", ")) }
    }
    if let issuer = verdict.issuer {
      parts.append("signed by " + visible(issuer.name) + (issuer.country.map { " (" + $0 + ")" } ?? ""))
    }
    if verdict.issuer == nil, verdict.fault == nil, let explanation = explain(verdict) { parts.append(explanation) }
    if let date = date(of: verdict.reason) { parts.append(date) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// What is to be done about a scanner that types on another keyboard than the machine is set to.
  private static func keyboard(of verdict: Verdict) -> String { say(verdict.typings ?? []) + "; set both to the same" }

  /// "your scanner types on a French keyboard".
  static func say(_ typings: [Typing]) -> String { "your scanner " + predicate(typings) }

  /// "types on a French keyboard".
  static func predicate(_ typings: [Typing]) -> String {
    var names: [String] = []
    for typing in typings {
      let name = typing.layout?.name ?? "American"
      if !names.contains(where: { $0.hasSameBytes(as: name) }) { names.append(name) }
    }
    let isShifted = typings.allSatisfy { $0.swapsCase }
    if isShifted, typings.count == 1, typings[0].layout == nil { return "types with Caps Lock on" }
    let article = names.first?.hasPrefix("I") ?? false ? "an " : "a "
    return "types on " + article + names.joined(separator: " or ") + " keyboard"
      + (isShifted ? " with Caps Lock on" : "")
  }

  private static func date(of reason: Reason) -> String? {
    switch reason {
    case .expired(let day), .lapsed(let day): "good until " + day.iso
    case .notYetValid(let day): "good from " + day.iso
    default: nil
    }
  }

  private static func explain(_ verdict: Verdict) -> String? {
    switch verdict.reason {
    case .badSignature: "the key is known, and the signature does not hold under it"
    case .issuerNotListed: "no issuer of that name is trusted here; add its issuer file with --trust"
    case .keyNotListed: "its issuer is trusted, this key is not; its issuer file may be out of date"
    case .listMissing: "no issuer is trusted here; add issuer files with --trust"
    case .onlineLink: "a link to the web, which cannot be checked offline"
    case .openID4VP: "the start of a live exchange with a wallet, which cannot be checked offline"
    case .newerVersion: (verdict.format ?? "the format") + " of a later version than this program reads"
    case .keyboardLayout: keyboard(of: verdict) + ", and what was meant cannot be told"
    case .format where verdict.format?.hasSameBytes(as: "GS1") == true:
      "encoded as GS1, in which characters are lost; ask whoever printed it for a plain QR code"
    case .format: (verdict.format ?? "a format") + ", which this version does not verify"
    case .algorithm: "signed with an algorithm this program does not take here"
    case .notForThisDesk: (verdict.format ?? "a format") + " is not for this desk; nothing of it was read"
    case .unreadable(.tooLarge): "longer than any code"
    case .unreadable(.notText): "not a text"
    case .unknownText: "no kind of credential this program knows"
    default: nil
    }
  }

  static func say(_ fault: Verdict.Fault) -> String {
    switch fault {
    case .envelope(let error): say(error)
    case .payload(let error): say(error)
    }
  }

  // MARK: Layers

  static func say(_ error: EnvelopeError) -> String {
    switch error {
    case .base45(.character(let byte, let position)):
      "base45 has no character " + name(of: byte) + " (character " + String(position + 1) + ")"
    case .base45(.outOfRange(let position)): "base45 characters from " + String(position + 1) + " stand for no bytes"
    case .base45(.danglingCharacter): "the base45 text breaks off"
    case .inflate(.truncated): "the zlib data break off"
    case .inflate(.corrupt): "the zlib data are damaged"
    case .inflate(.trailingBytes(let count)): String(count) + " bytes follow the zlib data"
    case .inflate(.tooLarge(let limit)): "the zlib data inflate to more than " + String(limit) + " bytes"
    case .inflate(.presetDictionary): "the zlib data ask for a preset dictionary"
    case .inflate(.outOfMemory): "zlib got no memory"
    case .firstByte: "neither zlib nor COSE begins like this"
    case .tooLarge(let limit): "the message has more than " + String(limit) + " bytes"
    case .cbor(let error): say(error)
    case .cose(let fault): say(fault)
    case .algorithm(let number): "algorithm " + (number.map { String($0) } ?? "without a number")
    case .issuer(let fault): "claim iss " + say(fault)
    case .member(let name, let fault): "member " + visible(name) + " " + say(fault)
    case .jws(let error): say(error)
    case .json(let error): "the payload is not JSON: " + say(error)
    }
  }

  static func say(_ error: JWSError) -> String {
    switch error {
    case .tooLarge(let limit): "the JWS has more than " + String(limit) + " bytes"
    case .structure: "the JWS has not three parts"
    case .base64url: "a part of the JWS is not base64url"
    case .header: "the protected header is no JSON object"
    case .critical: "the header demands something that is not understood"
    case .algorithm: "the header names an algorithm that is not taken here"
    }
  }

  static func say(_ fault: COSEFault) -> String {
    switch fault {
    case .tag: "the message is not tagged as a COSE_Sign1"
    case .structure: "the message has not the four parts of a COSE_Sign1"
    case .header: "a header is no map of header parameters"
    case .labelInBothHeaders: "a parameter stands in both headers"
    case .algMissing: "the protected header names no algorithm"
    case .kidMissing: "the protected header names no key"
    case .kidMalformed: "the kid has a wrong type or length"
    case .critical: "the header demands something that is not understood"
    case .payloadDetached: "the payload is elsewhere"
    }
  }

  static func say(_ error: CBORError) -> String {
    let what =
      switch error.kind {
      case .truncated: "the CBOR breaks off"
      case .unexpectedType: "the CBOR has another type of value than it should"
      case .unexpectedTag: "the CBOR has other tags in front than it should"
      case .trailingBytes: "bytes follow the CBOR"
      case .tooDeep: "the CBOR is nested too deep"
      case .duplicateKey: "a CBOR map has one key twice"
      case .unsortedKey: "the keys of a CBOR map are not in order"
      case .longHead: "a CBOR number is longer than it need be"
      case .reservedHead: "the CBOR is ill-formed"
      case .indefiniteLength: "the CBOR leaves a length open"
      case .illFormedText: "a CBOR text is not UTF-8"
      case .float: "the CBOR has a floating-point number"
      case .tag: "the CBOR has a tag"
      case .simpleValue: "the CBOR has a simple value without a meaning"
      }
    return what + " (byte " + String(error.offset + 1) + ")"
  }

  static func say(_ error: PayloadError) -> String {
    switch error {
    case .cbor(let error): say(error)
    case .json(let error): "the payload is not JSON: " + say(error)
    case .member(let name, let fault): "member " + visible(name) + " " + say(fault)
    case .claim(let claim, let fault): "claim " + name(of: claim) + " " + say(fault)
    case .element(let element, let fault): "element " + element.name + " " + say(fault)
    case .noCredential: "there is no credential of its kind in it"
    case .newerVersion(let version): "version " + String(version) + " of MC1"
    }
  }

  private static func name(of claim: PayloadError.Claim) -> String {
    switch claim {
    case .payload: "set"
    case .iss: "iss"
    case .iat: "iat"
    case .cti: "cti"
    case .exp: "exp"
    case .nbf: "nbf"
    case .status: "status"
    }
  }

  private static func say(_ fault: PayloadError.Fault) -> String {
    switch fault {
    case .missing: "is missing"
    case .type: "is of a wrong type"
    case .value: "has a value it cannot have"
    case .length(let length, let limit): "has a length of " + String(length) + " where 1 to " + String(limit) + " go"
    }
  }

  private static func name(of byte: UInt8) -> String {
    (0x21..<0x7F).contains(byte) ? "\"" + String(Unicode.Scalar(byte)) + "\"" : "0x" + Hexadecimal.encode([byte])
  }

  // MARK: Files

  static func say(_ error: TrustFileError) -> String {
    switch error {
    case .unknownContent: "is no issuer file, JWK, JWK set, PEM public key or X.509 certificate"
    case .json(let error): "is not JSON: " + say(error)
    case .key(let error): "has a key that " + say(error)
    case .member(let name): "is no issuer file: its member \"" + name + "\" is missing or wrong"
    case .duplicateKid: "calls two keys by one kid"
    case .testIssuer: "pins the built-in test issuer, whose cards are not credentials"
    }
  }

  static func say(_ error: JSONError) -> String {
    let what =
      switch error.kind {
      case .truncated: "it breaks off"
      case .unexpectedByte: "a character stands where it cannot"
      case .trailingBytes: "something follows the value"
      case .tooDeep: "it is nested too deep"
      case .duplicateName: "an object has one name twice"
      case .illFormedText: "a text is not UTF-8"
      case .controlCharacter: "a text has a control character in it"
      case .loneSurrogate: "a text has half of an escaped pair in it"
      }
    return what + " (byte " + String(error.offset + 1) + ")"
  }

  static func say(_ error: KeyError) -> String {
    switch error {
    case .malformed: "cannot be read"
    case .unsupported: "is of a kind this program does not take here"
    case .privateKey: "is private and belongs in no trust file"
    case .encrypted: "is encrypted; give its passphrase with --passphrase-file, or on a terminal"
    case .passphrase: "was encrypted with another passphrase"
    case .weakPoint: "is no point of its curve that could be trusted"
    case .modulusLength(let bits): "has " + String(bits) + " bits where 2048 to 4096 go"
    case .exponent: "has an exponent that is even or below 3"
    case .openSSL: "OpenSSL failed on"
    }
  }

  // MARK: Issuing

  static func say(_ error: IssuingError) -> String {
    switch error {
    case .keyNotInIssuerFile: "the private key belongs to no key in the issuer file"
    case .typeNotCovered: "the issuer file names types, and MicroCredential is not among them"
    case .expiresBeforeItBegins: "codeExpires lies before the code is good for the first time"
    case .tooLarge(let bytes, let limit):
      "the credential is too large: " + meter(bytes, limit)
    case .signer: "the signer gave no signature"
    case .openSSL: "OpenSSL failed to sign"
    case .notVerified: "the signed text did not verify and was thrown away"
    }
  }

  static func say(_ problem: DraftProblem) -> String {
    let member = visible(problem.member)
    switch problem.kind {
    case .missing:
      let element = Element.allCases.first { $0.name == problem.member }
      guard let place = element?.annexI, place.isMandatory else { return member + " is missing" }
      return member + " is missing: " + place.title + ", mandatory element " + String(place.number)
        + " in Annex I of Council Recommendation 2022/C 243/02"
    case .type(let expected): return member + " must be " + expected
    case .value(let value, let expected):
      return member + " cannot be \"" + visible(value) + "\": it must be " + expected
    case .tooLong(let bytes, let limit):
      return member + " is too long: " + meter(bytes, limit)
    case .tooMany(let count, let limit):
      return member + " has " + String(count) + " entries where " + String(limit) + " go"
    case .invisible(let scalar):
      return member + " has the invisible or control character U+" + codePoint(scalar) + " in it"
    case .unknownMember: return "there is no member " + member
    }
  }

  /// Twenty columns for the limit, and beyond it whatever is too much.
  private static func meter(_ bytes: Int, _ limit: Int) -> String {
    let over = min(20, max(1, (bytes - limit) * 20 / limit))
    return "[" + String(repeating: "#", count: 20) + "|" + String(repeating: "#", count: over) + "] "
      + String(bytes) + " of " + String(limit) + " bytes, " + String(bytes - limit) + " too many"
  }

  /// The elements of a credential that take the most room: where to shorten one that is too large.
  static func largest(_ credential: JSONValue) -> String {
    guard case .object(let members) = credential else { return "" }
    let sizes = members.map { (name: $0.name, bytes: $0.value.bytes.count) }.sorted { $0.bytes > $1.bytes }
    let named = sizes.prefix(3).map { visible($0.name) + " (" + String($0.bytes) + " bytes)" }
    return "its largest elements are " + named.joined(separator: ", ")
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }
}

extension Verdict {
  /// How the scanner may have typed; nil where nothing is wrong with that.
  fileprivate var typings: [Typing]? {
    for case .keyboardLayout(let typings) in warnings { return typings }
    return nil
  }
}

extension Words {
  static func say(_ error: RollError) -> String {
    switch error {
    case .empty: "there is no credential in the roll"
    case .json(let error): "the roll is not JSON: " + say(error)
    case .table(let error): "the roll is no table: line " + String(error.line) + ": " + say(error.kind)
    case .columnTwice(let name): "the roll has the column \"" + visible(name) + "\" twice"
    case .noColumns:
      "the roll is neither JSON nor a table with columns of a credential, such as familyName, title and awardingBody"
    case .tooLarge(let limit):
      "the roll is JSON of more than " + String(limit) + " bytes in one piece; write an object a line"
    }
  }

  static func say(_ fault: RollRow.Fault) -> String {
    switch fault {
    case .cellBeyondColumns: "more cells than columns; a cell with a separator in it goes in quotation marks"
    case .json(let error): "the line is not JSON: " + say(error)
    }
  }

  static func say(_ fault: CSVError.Kind) -> String {
    switch fault {
    case .openQuotation: "a quotation mark opens a cell and none closes it"
    case .quotationInText: "a quotation mark stands inside a cell that does not begin with one"
    case .textBehindQuotation: "text stands behind the quotation mark that closes a cell"
    case .codePage(.utf16): "it is UTF-16, \"Unicode Text\"; save it as \"CSV UTF-8\""
    case .codePage(let page):
      "it is not UTF-8 but looks like " + page.rawValue + "; save it as \"CSV UTF-8\", or run iconv -f "
        + page.rawValue + " -t UTF-8"
    case .rowTooLong: "a row does not end; perhaps a quotation mark is missing"
    }
  }

  // MARK: Issuer lists

  /// The reason not to take a list, as machines read it.
  static func name(of error: ListError) -> String {
    switch error {
    case .malformed, .digest: "malformed"
    case .untrusted: "untrusted"
    case .wrongList: "wrong-list"
    case .rootMissing: "root-missing"
    case .rootExpired: "root-expired"
    case .wrongEpoch: "wrong-epoch"
    case .rollback: "rollback"
    case .equivocation: "equivocation"
    case .expired: "expired"
    case .fromTheFuture: "from-the-future"
    case .tooLarge: "too-large"
    case .storage: "io"
    }
  }

  static func say(_ error: ListError) -> String {
    switch error {
    case .malformed(let part): "its " + part.rawValue + " is not what a list's must be"
    case .digest(let part): "its " + part.rawValue + " has other bytes than were signed"
    case .untrusted(let part, let holding, let threshold):
      "its " + part.rawValue + " has " + String(holding) + " of the " + String(threshold)
        + " signatures that this desk asks for; perhaps a root in between is missing"
    case .wrongList(let id): "it is another list, " + visible(id)
    case .rootMissing(let version): "root " + String(version) + " of the list is missing"
    case .rootExpired(let time): "the list's root ended on " + time.day.iso + "; its keepers must make a new one"
    case .wrongEpoch(let found, let expected):
      "it is of epoch " + String(found) + ", and epoch " + String(expected) + " has begun"
    case .rollback(let sequence, let held):
      "it is number " + String(sequence) + ", and number " + String(held) + " was seen before"
    case .equivocation(let sequence):
      "there are two lists with number " + String(sequence) + "; tell the list's keepers at once"
    case .expired(let time): "it ended on " + time.day.iso
    case .fromTheFuture(let time): "it is dated " + time.rfc3339 + ", later than this clock"
    case .tooLarge(let bytes, let limit): "it has " + String(bytes) + " bytes, and " + String(limit) + " are the limit"
    case .storage: "it could not be read"
    }
  }

  /// The reason not to take a list of trusted entities, as machines read it.
  static func name(of error: TrustedEntitiesError) -> String {
    switch error {
    case .signature(.notCompact): "not-compact"
    case .signature(.signerNotPinned), .signature(.signerKey), .signature(.signature), .signature(.signerDates),
      .otherOperator:
      "untrusted"
    case .signature(.jws(.tooLarge)): "too-large"
    case .signature, .json, .member, .unknownMember, .tooLongLived: "malformed"
    case .critical: "critical"
    case .wrongType: "wrong-type"
    case .closed: "closed"
    case .otherList: "wrong-list"
    case .rollback: "rollback"
    case .equivocation: "equivocation"
    case .expired: "expired"
    case .fromTheFuture: "from-the-future"
    }
  }

  static func say(_ error: TrustedEntitiesError) -> String {
    switch error {
    case .signature(let error): say(error)
    case .json(let error): "what was signed is not JSON: " + say(error)
    case .member(let path): "its member " + visible(path) + " is missing or not what TS 119 602 asks for"
    case .unknownMember(let path): "TS 119 602 knows no member " + visible(path)
    case .critical(let path): "its extension " + visible(path) + " may be critical, and is not understood"
    case .wrongType(let type): "it is a list of something else than issuers: " + visible(type)
    case .closed: "its operator has closed it"
    case .tooLongLived: "it says it is good for longer than six months"
    case .otherOperator: "its signer's certificate names another organisation or country than the list"
    case .otherList: "it is another list than the one taken under this name before"
    case .rollback(let sequence, let held): say(ListError.rollback(sequence: sequence, held: held))
    case .equivocation(let sequence): say(ListError.equivocation(sequence: sequence))
    case .expired(let time): say(ListError.expired(time))
    case .fromTheFuture(let time): say(ListError.fromTheFuture(time))
    }
  }

  private static func say(_ error: JAdESError) -> String {
    switch error {
    case .notCompact: "it is JSON, with a signature inside or none; ask its operator for the compact JAdES form"
    case .jws(.tooLarge(let limit)): "it has more than " + String(limit) + " bytes"
    case .jws(.critical): "its header demands something that is not understood"
    case .jws(.algorithm): "it is signed with an algorithm this program does not take"
    case .jws: "it is no compact JWS"
    case .header(let name): "its header's " + name + " is missing or not what JAdES baseline B asks for"
    case .signerNotPinned:
      "it names a signer that is not pinned here; if the signer is new, pin the new certificate too"
    case .signerKey: "its pinned signer has a key of a kind this program does not take"
    case .signature: "its signature does not hold under the pinned certificate"
    case .signerDates: "it was signed outside the time in which its signer's certificate is valid"
    }
  }

  static func say(_ error: StatusListError) -> String {
    switch error {
    case .unknownContent: "is no status list token"
    case .envelope: "is a broken status list token"
    case .member(let name): "is a status list token whose " + name + " is missing or wrong"
    case .inflate(let error): "is a status list token, and " + say(EnvelopeError.inflate(error))
    case .untrusted: "is signed with no key of its issuer"
    }
  }
}

// MARK: The desk

extension Words {
  static func say(_ error: RuleError) -> String {
    switch error {
    case .syntax: "is no rule; one looks like eqf=5, or in a file like name: eqf=5"
    case .unknownDemand(let name):
      "there is no demand \"" + visible(name)
        + "\"; there are eqf, ects, skill, supervision, age, country, issuer, group"
    case .value(let value, let expected): "\"" + visible(value) + "\" must be " + expected
    case .name(let name):
      "\"" + visible(name) + "\" cannot be a name: at most 32 small letters, digits and hyphens"
    case .twice(let name): "\"" + visible(name) + "\" is there already; give one of them a name of its own"
    case .unknownGroup(let name): "no group \"" + visible(name) + "\" stands above the rule"
    case .tooLarge: "the file is too large for rules"
    }
  }

  static func say(_ fault: PhraseError.Fault) -> String {
    switch fault {
    case .syntax: "is not a key, a colon and a text"
    case .unknownKey(let key): "there is no text \"" + visible(key) + "\""
    case .twice(let key): "\"" + visible(key) + "\" is there twice"
    case .braces: "other {braces} than the text it replaces"
    case .tooLong(let columns): "is too long for a display of " + String(columns) + " columns"
    case .months: "twelve months go here, with blanks between"
    }
  }
}
