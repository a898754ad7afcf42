public import Codecs
import Envelopes
public import Keys

/// The files that pin an issuer: issuer file, JWK, JWK set, PEM public key, X.509 certificate in PEM or DER.
public enum TrustFile {
  /// The most bytes a trust file may have.
  public static let maximumSize = 1 << 20

  /// Reads a trust file. Its content tells its kind. A file is taken whole or not at all.
  ///
  /// - Parameters:
  ///   - name: the file's name without folder and extension; it names a key that has no other name.
  ///   - modified: when the file was last changed.
  /// - Throws: ``TrustFileError``.
  public static func read(_ bytes: [UInt8], name: String, modified: Timestamp) throws(TrustFileError) -> Pin {
    let pin: Pin
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    switch bytes.first(where: { !isSpace($0) }) {
    case UInt8(ascii: "{"): pin = try readJSON(bytes, name: name, modified: modified)
    case 0x30: pin = try bare(readDER(bytes), name: name, modified: modified)
    default:
      let keys: [LoadedKey]
      do {
        keys = try KeyFile.readPEM(bytes)
      } catch {
        throw error == .malformed ? .unknownContent : .key(error)
      }
      pin = try bare(keys, name: name, modified: modified)
    }
    guard !isTestIssuer(pin) else { throw .testIssuer }
    return pin
  }

  private static func readDER(_ bytes: [UInt8]) throws(TrustFileError) -> [LoadedKey] {
    do {
      return [try KeyFile.readCertificate(der: bytes)]
    } catch KeyError.malformed {
      // Not a certificate; perhaps a key.
    } catch {
      throw .key(error)
    }
    do {
      return [try KeyFile.readPublicKey(der: bytes)]
    } catch {
      throw .key(error)
    }
  }

  private static func readJSON(_ bytes: [UInt8], name: String, modified: Timestamp) throws(TrustFileError) -> Pin {
    let json: JSONValue
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw .json(error)
    }
    if json["issuer"] != nil { return try IssuerFile(json).pin(modified: modified) }
    let issuer = TrustedIssuer(id: nil, name: name, country: nil, types: nil, asOf: modified)
    if let keys = json["keys"] { return Pin(issuer: issuer, keys: try JWKSet.read(keys)) }
    guard json["kty"] != nil else { throw .unknownContent }
    do {
      return Pin(issuer: issuer, keys: [try JWKSet.readKey(json)])
    } catch {
      throw .key(error)
    }
  }

  /// Keys without an issuer: the certificate's subject, else the file's name, stands for the issuer.
  private static func bare(_ keys: [LoadedKey], name: String, modified: Timestamp) throws(TrustFileError) -> Pin {
    var trusted: [TrustedKey] = []
    for key in keys {
      // HC1 refers to a certificate's key by the certificate's digest, and to a bare key by its thumbprint.
      let kid = key.material.kid
      let other = key.certificateDigest.map { [UInt8]($0.prefix(8)) } ?? kid
      do {
        try key.material.check()
      } catch {
        throw .key(error)
      }
      trusted.append(TrustedKey(material: key.material, kid: kid, names: [.kid(other)]))
    }
    let subject = keys.first?.subject ?? name
    return Pin(
      issuer: TrustedIssuer(id: nil, name: subject, country: nil, types: nil, asOf: modified), keys: trusted)
  }

  /// The built-in test issuer is for test cards only. A desk that pinned it would take them for credentials.
  private static func isTestIssuer(_ pin: Pin) -> Bool {
    if let id = pin.issuer.id, id.hasSameBytes(as: TestIssuer.id) { return true }
    return pin.keys.contains { $0.material == TestIssuer.material }
  }
}

/// Why a file pins nothing.
public enum TrustFileError: Error, Equatable {
  /// The content is none of the kinds that pin an issuer.
  case unknownContent
  /// The content is not JSON, though it begins like JSON.
  case json(JSONError)
  /// A key is malformed, weak or of an unsupported kind.
  case key(KeyError)
  /// This member of an issuer file is missing or wrong.
  case member(String)
  /// Two keys of a JWK set have the same kid.
  case duplicateKid
  /// The file pins the built-in test issuer.
  case testIssuer
}
