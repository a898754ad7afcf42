import CLibC

extension Array where Element == UInt8 {
  /// A copy of the bytes of `span`.
  public init(copying span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
  }
}

extension Span where Element == UInt8 {
  /// The first index of `byte` from `start` on; nil if there is none.
  ///
  /// - Parameter start: 0 to ``count``.
  public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let rest = extracting(start..<count)
    let offset = unsafe rest.withUnsafeBytes { rest -> Int? in
      guard let base = rest.baseAddress, let place = unsafe memchr(base, Int32(byte), rest.count) else { return nil }
      return unsafe UnsafeRawPointer(place) - base
    }
    return offset.map { start + $0 }
  }
}
