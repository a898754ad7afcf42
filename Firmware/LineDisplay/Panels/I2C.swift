/// A chip's I2C master that writes. ``end()`` may be the first to send anything.
protocol I2C: ~Copyable {
  /// Begins a transfer to a device's 7-bit address.
  mutating func begin(_ address: UInt8)
  mutating func write(_ byte: UInt8)
  /// Ends the transfer; whether every byte was acknowledged.
  mutating func end() -> Bool
}
