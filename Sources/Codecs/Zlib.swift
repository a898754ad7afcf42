import CZlib

/// Compresses and decompresses zlib streams (RFC 1950) in one piece, with a limit on what may come out.
public enum Zlib {
  /// The version of the zlib library.
  public static var version: String {
    unsafe zlibVersion().map { unsafe String(cString: $0) } ?? ""
  }

  /// The format around the compressed data; the raw values are zlib's.
  public enum Wrapper: Int32, Sendable {
    /// A zlib header and an Adler-32 (RFC 1950).
    case zlib = 15
    /// One member of gzip (RFC 1952).
    case gzip = 31
  }

  /// Inflates one stream: all of `bytes`. Memory use is at most `limit` and 40 KB of zlib's own, for any input.
  ///
  /// - Parameter limit: the most bytes that may come out.
  /// - Throws: ``InflateError``.
  public static func inflate(
    _ bytes: Span<UInt8>, limit: Int, wrapper: Wrapper = .zlib
  ) throws(InflateError) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe vidimus_inflate_init(&stream, wrapper.rawValue) == Z_OK else { throw .outOfMemory }
    defer { unsafe inflateEnd(&stream) }
    // A buffer one byte above the limit tells a stream that just fits from one that goes on.
    var output = [UInt8](repeating: 0, count: limit + 1)
    let room = output.count
    let status = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        // The input pointer is not const, but zlib only reads through it.
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(clamping: input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(clamping: output.count)
        return unsafe CZlib.inflate(&stream, Z_FINISH)
      }
    }
    let written = room - Int(unsafe stream.avail_out)
    guard written <= limit else { throw .tooLarge(limit: limit) }
    switch status {
    case Z_STREAM_END: break
    case Z_NEED_DICT: throw .presetDictionary
    case Z_MEM_ERROR: throw .outOfMemory
    case Z_BUF_ERROR: throw .truncated
    default: throw .corrupt
    }
    guard unsafe stream.avail_in == 0 else { throw .trailingBytes(Int(unsafe stream.avail_in)) }
    output.removeLast(room - written)
    return output
  }

  /// Deflates `bytes`; nil if zlib gets no memory.
  ///
  /// - Parameter level: 1, the fastest, to 9, the smallest.
  public static func deflate(_ bytes: [UInt8], level: Int = 9) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard unsafe vidimus_deflate_init(&stream, Int32(truncatingIfNeeded: level), 15) == Z_OK else { return nil }
    defer { unsafe deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))))
    let room = output.count
    let status = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(clamping: input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(clamping: output.count)
        return unsafe CZlib.deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return nil }
    output.removeLast(Int(unsafe stream.avail_out))
    return output.count <= room ? output : nil
  }
}

/// Why bytes do not inflate.
public enum InflateError: Error, Equatable {
  /// The stream ends before its last block and checksum.
  case truncated
  /// A wrong header, block, distance or Adler-32.
  case corrupt
  /// Bytes follow the checksum.
  case trailingBytes(Int)
  /// More than `limit` bytes would come out.
  case tooLarge(limit: Int)
  /// The stream needs a preset dictionary, which none of our formats has.
  case presetDictionary
  /// zlib got no memory. This says nothing about the bytes.
  case outOfMemory
}
