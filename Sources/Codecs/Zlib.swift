import CZlib

/// The zlib format (RFC 1950) in one piece, with a bound on what may come out.
public enum Zlib {
  /// The library's version.
  public static var version: String {
    unsafe zlibVersion().map { unsafe String(cString: $0) } ?? ""
  }

  /// What stands around the compressed data, in zlib's numbers for it.
  public enum Wrapper: Int32, Sendable {
    case zlib = 15
    /// One member of gzip (RFC 1952).
    case gzip = 31
  }

  /// Inflates `bytes`, all of them.
  ///
  /// - Parameter limit: bytes that may come out; one more is refused before it is kept.
  /// - Throws: ``InflateError``. Memory used is at most `limit` and zlib's own 40 KB, whatever comes in.
  public static func inflate(
    _ bytes: Span<UInt8>, limit: Int, wrapper: Wrapper = .zlib
  ) throws(InflateError) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe vidimus_inflate_init(&stream, wrapper.rawValue) == Z_OK else { throw .outOfMemory }
    defer { unsafe inflateEnd(&stream) }
    // One byte more than the limit tells "just fits" from "goes on".
    var output = [UInt8](repeating: 0, count: limit + 1)
    let room = output.count
    let status = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        // zlib's input pointer is not const, but inflate only reads through it.
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

  /// Deflates `bytes`; nil where zlib fails for want of memory.
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
  /// The stream asks for a preset dictionary, which no format of ours has.
  case presetDictionary
  /// zlib got no memory: nothing is known of the bytes.
  case outOfMemory
}
