import Codecs
import Credentials
import Envelopes

/// What is wrong with a layer of a code.
extension Words {
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

  static func say(_ fault: ClaimFault) -> String {
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
}
