/// x
public struct CBORReader: ~Escapable {
  private let bytes: Span<UInt8>
  public private(set) var offset = 0
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) { self.bytes = bytes }
  @_lifetime(copy self)
  public mutating func take(_ n: Int) -> Span<UInt8>? {
    guard n <= bytes.count - offset else { return nil }
    defer { offset += n }
    return bytes.extracting(offset..<offset + n)
  }
  public mutating func byte() -> UInt8? {
    guard offset < bytes.count else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }
}
extension String {
  public init?(utf8 bytes: Span<UInt8>) {
    guard let u = try? UTF8Span(validating: bytes) else { return nil }
    self = String(copying: u)
  }
}
