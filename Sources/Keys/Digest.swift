import COpenSSL

/// Message digests.
public enum Digest {
  /// SHA-256 (FIPS 180-4): 32 bytes.
  public static func sha256(_ message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe message.withUnsafeBufferPointer { message in
      unsafe digest.withUnsafeMutableBufferPointer { digest in
        _ = unsafe SHA256(message.baseAddress, message.count, digest.baseAddress)
      }
    }
    return digest
  }
}

/// OpenSSL's state in this process.
public enum OpenSSL {
  /// Starts libcrypto with what signatures need and no more: no configuration file, error strings, names
  /// of legacy algorithms or exit handler. Half of its usual start-up time goes into those.
  ///
  /// - Parameter readsConfiguration: true where the system's `openssl.cnf` must count, for a FIPS
  ///   provider for instance; a board's file is static and loads none. To be called once, before any key is made.
  public static func start(readsConfiguration: Bool) {
    #if !hasFeature(Embedded)
      guard !readsConfiguration else { return }
    #endif
    let options =
      UInt64(OPENSSL_INIT_NO_LOAD_CONFIG) | UInt64(OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS)
      | UInt64(OPENSSL_INIT_NO_ADD_ALL_CIPHERS) | UInt64(OPENSSL_INIT_NO_ADD_ALL_DIGESTS)
      | UInt64(OPENSSL_INIT_NO_ATEXIT)
    // A failure shows in the first key that cannot be made.
    _ = OPENSSL_init_crypto(options, nil)
  }

  /// The library's name and version, as in "OpenSSL 3.0.19".
  public static var version: String {
    guard let text = unsafe OpenSSL_version(OPENSSL_FULL_VERSION_STRING) else { return "OpenSSL" }
    return "OpenSSL " + (unsafe String(cString: text))
  }

  /// `count` random bytes from OpenSSL's generator for public values; nil where it has none.
  public static func randomBytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let status = unsafe bytes.withUnsafeMutableBufferPointer { unsafe RAND_bytes($0.baseAddress, Int32($0.count)) }
    return status == 1 ? bytes : nil
  }
}
