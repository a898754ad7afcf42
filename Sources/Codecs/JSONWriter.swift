extension JSONValue {
  /// The value on one line of UTF-8, without a line ending.
  ///
  /// Quotation marks, backslashes and every invisible or control character are escaped. So nothing in the line ends it or
  /// acts on a terminal.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    // A verdict on a micro-credential is about this long.
    bytes.reserveCapacity(2_048)
    append(to: &bytes)
    return bytes
  }

  /// ``bytes`` as text, for messages and for formats that are text themselves.
  public var line: String { String(decoding: bytes, as: UTF8.self) }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let number): bytes += number.utf8
    case .string(let content): Self.append(quoted: content, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(quoted: member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(quoted content: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes += content.utf8
    // Most strings need no escape and stay as they were appended.
    if !bytes[start...].allSatisfy({ isPlain($0) }) {
      let plain = [UInt8](bytes[start...])
      bytes.removeLast(plain.count)
      append(escaped: content, plain, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether the byte is visible ASCII, or a space, that needs no escape.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// - Parameter plain: the bytes of `content`. What lies between two escapes is appended whole.
  private static func append(escaped content: String, _ plain: [UInt8], to bytes: inout [UInt8]) {
    var (runStart, position) = (0, 0)
    for scalar in content.unicodeScalars {
      let end = position + UTF8.width(scalar)
      defer { position = end }
      guard scalar == "\"" || scalar == "\\" || scalar.isInvisibleOrControl else { continue }
      bytes += plain[runStart..<position]
      append(escape: scalar, to: &bytes)
      runStart = end
    }
    bytes += plain[runStart...]
  }

  private static func append(escape scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar == "\"" || scalar == "\\" {
      bytes += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
      return
    }
    // A scalar beyond the basic plane is written as two surrogates of ten bits each (RFC 8259 §7).
    let above: UInt32? = scalar.value >= 0x10000 ? scalar.value - 0x10000 : nil
    for unit in above.map({ [0xD800 + $0 >> 10, 0xDC00 + $0 & 0x3FF] }) ?? [scalar.value] {
      bytes += "\\u".utf8
      bytes += Hexadecimal.encode(ByteOrder.bigEndian.bytes(UInt64(unit), size: 2)).utf8
    }
  }
}
