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

/// libcrypto in this process.
public enum OpenSSL {
  /// Starts libcrypto with the parts that signatures need. It loads no configuration file, error texts or names of
  /// legacy algorithms, and sets no exit handler; those take half of its usual start-up time. Call this once, before
  /// the first key is made.
  ///
  /// - Parameter readsConfiguration: true if the system's `openssl.cnf` must count, for instance for a FIPS provider.
  ///   Board programs are static and ignore it.
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

  /// `count` random bytes from OpenSSL's generator for public values; nil if the generator fails.
  public static func randomBytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let status = unsafe bytes.withUnsafeMutableBufferPointer { unsafe RAND_bytes($0.baseAddress, Int32($0.count)) }
    return status == 1 ? bytes : nil
  }
}
