public import Codecs

/// Why a text is not a signed message that this program can check: the layer that failed, and its fault.
public enum EnvelopeError: Error, Equatable {
  /// The text is not base45.
  case base45(Base45Error)
  /// The bytes are not zlib, or inflate beyond the carrier's limit.
  case inflate(InflateError)
  /// This first byte begins neither zlib (0x78) nor a tagged COSE_Sign1 (0xD2); nil if there is no byte.
  case firstByte(UInt8?)
  /// The message has more bytes than its carrier allows.
  case tooLarge(limit: Int)
  /// The message, its header or its payload is not CBOR under the carrier's rules.
  case cbor(CBORError)
  /// The CBOR is not a COSE_Sign1.
  case cose(COSEFault)
  /// The algorithm with this identifier is unknown, or its carrier does not allow it; nil if the identifier is no
  /// number.
  case algorithm(Int64?)
  /// The claim that names the issuer (RFC 8392 §3.1.1) is missing or wrong.
  case issuer(ClaimFault)
  /// The member of a JSON payload that names the issuer is missing or wrong.
  case member(String, ClaimFault)
  /// The text is not a JWS that can be checked here.
  case jws(JWSError)
  /// The payload is not JSON.
  case json(JSONError)
}

/// What is wrong with well-formed CBOR as a COSE_Sign1 (RFC 9052 §3, §4.2).
public enum COSEFault: Equatable, Sendable {
  /// The tag is missing or wrong.
  case tag
  /// It is not an array of the four elements of a COSE_Sign1.
  case structure
  /// A header is no map, or has a label that is neither integer nor text.
  case header
  /// One label is in both headers.
  case labelInBothHeaders
  /// The protected header names no algorithm.
  case algMissing
  /// There is no kid where the carrier allows one.
  case kidMissing
  /// The kid is no byte string, or has a length that the carrier does not allow.
  case kidMalformed
  /// crit is outside the protected header, is empty, or names a parameter that is absent or not understood.
  case critical
  /// The payload is null, so it is stored elsewhere; nothing is fetched.
  case payloadDetached
}

/// Why a text is not a JWS that can be checked here.
public enum JWSError: Error, Equatable {
  /// The text has more bytes than the limit.
  case tooLarge(limit: Int)
  /// The text does not have three parts.
  case structure
  /// A part is not base64url.
  case base64url
  /// The protected header is not a JSON object.
  case header
  /// The header has crit or b64, and this program understands no critical parameter (RFC 7515 §4.1.11).
  case critical
  /// The algorithm is one that this program does not verify.
  case algorithm
}
