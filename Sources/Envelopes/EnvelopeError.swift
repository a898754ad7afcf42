public import Codecs

/// Why a text is not a signed message this program can check: the layer that failed, and what failed in it.
public enum EnvelopeError: Error, Equatable {
  case base45(Base45Error)
  case inflate(InflateError)
  /// Neither zlib (0x78) nor COSE_Sign1 (0xD2) begins with this byte; nil where there is none.
  case firstByte(UInt8?)
  /// More bytes than the carrier allows.
  case tooLarge(limit: Int)
  case cbor(CBORError)
  case cose(COSEFault)
  /// An algorithm that is unknown, or not one the carrier is signed with; nil for one that is not a number.
  case algorithm(Int64?)
  /// The claim that names the issuer (RFC 8392 §3.1.1) is missing or wrong.
  case issuer(ClaimFault)
  /// The member of a JSON payload that names the issuer is missing or wrong.
  case member(String, ClaimFault)
  case jws(JWSError)
  /// The payload is no JSON.
  case json(JSONError)
}

/// What is wrong with well-formed CBOR as a COSE_Sign1 (RFC 9052 §3, §4.2).
public enum COSEFault: Equatable, Sendable {
  /// The message has another tag than it must, or none.
  case tag
  /// Not the four elements of a COSE_Sign1 in their types.
  case structure
  /// A header that is not a map, or has a label that is neither integer nor text.
  case header
  /// A label in both headers.
  case labelInBothHeaders
  /// The protected header names no algorithm.
  case algMissing
  /// No kid where one may stand.
  case kidMissing
  /// A kid that is no byte string of a length it may have.
  case kidMalformed
  /// crit outside the protected header, empty, or naming a parameter that is absent or not understood.
  case critical
  /// The payload is null: it would be elsewhere, and nothing is fetched.
  case payloadDetached
}

/// Why a text is no JWS that can be checked here.
public enum JWSError: Error, Equatable {
  case tooLarge(limit: Int)
  /// Not three parts.
  case structure
  case base64url
  /// The protected header is no JSON object.
  case header
  /// The header demands something that is not understood (RFC 7515 §4.1.11).
  case critical
  /// An algorithm this program does not verify.
  case algorithm
}
