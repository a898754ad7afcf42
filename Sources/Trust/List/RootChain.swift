import Codecs

/// Roots in a row, each behind its length of 32 bits: in a bundle, and in the `roots` file of a desk.
public enum RootChain {
  /// The bytes of a row of signed roots.
  public static func bytes(of roots: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for root in roots {
      ByteOrder.littleEndian.append(UInt64(root.count), size: 4, to: &bytes)
      bytes += root
    }
    return bytes
  }

  /// Takes a row apart, from its first root on.
  ///
  /// - Returns: the roots, unchecked, and whether the bytes end where a root does.
  public static func split(_ bytes: [UInt8]) -> (roots: [[UInt8]], isWhole: Bool) {
    var roots: [[UInt8]] = []
    var rest = bytes[...]
    while rest.count >= 4 {
      // The length is the sender's claim: compare first, convert after.
      let claimed = ByteOrder.littleEndian.number(rest.prefix(4))
      guard claimed <= ListRoot.maximumSize, claimed <= rest.count - 4 else { break }
      rest = rest.dropFirst(4)
      roots.append([UInt8](rest.prefix(Int(claimed))))
      rest = rest.dropFirst(Int(claimed))
    }
    return (roots, rest.isEmpty)
  }
}
