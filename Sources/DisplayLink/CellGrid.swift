/// The characters that a display shows, one to a cell, and the lines in inverse video.
///
/// Every place has a character: there is no text that could be left over from an earlier screen.
public struct CellGrid: Sendable {
  public let columns: Int
  public let rows: Int
  /// Bit 0 is the first line.
  public private(set) var inverseLines: UInt8 = 0
  private var cells = InlineArray<80, UInt16>(repeating: 0x20)

  /// An empty grid. `columns` times `rows` is at most ``Link/maximumCells``.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The character in a cell: a scalar of Unicode's Basic Multilingual Plane.
  public subscript(row: Int, column: Int) -> UInt16 { cells[place(row, column)] }

  /// Wrapping, as checked products need help that the smallest processors' compiler does not bring; the array's
  /// bounds are checked all the same.
  private func place(_ row: Int, _ column: Int) -> Int { row &* columns &+ column }

  /// Whether a line is in inverse video.
  public func isInverse(_ row: Int) -> Bool {
    inverseLines & 1 &<< UInt8(truncatingIfNeeded: row) != 0
  }

  /// Whether `text` is UTF-8 in as many lines as there are, none of them too long and without control
  /// characters. Only such text may be shown.
  public func fits(_ text: Span<UInt8>) -> Bool {
    var reader = TextReader()
    var (row, column) = (0, 0)
    for index in text.indices {
      switch reader.push(text[index]) {
      case .incomplete: break
      case .malformed: return false
      case .lineEnd: (row, column) = (row + 1, 0)
      case .scalar: column += 1
      }
      if row >= rows || column > columns { return false }
    }
    return reader.isAtEnd
  }

  /// Shows `text`, of which ``fits(_:)`` is true, and blanks everywhere else.
  public mutating func show(_ text: Span<UInt8>, inverseLines: UInt8) {
    clear()
    self.inverseLines = inverseLines
    var reader = TextReader()
    var (row, column) = (0, 0)
    for index in text.indices {
      switch reader.push(text[index]) {
      case .incomplete, .malformed: break
      case .lineEnd: (row, column) = (row + 1, 0)
      case .scalar(let scalar):
        guard row < rows, column < columns else { continue }
        cells[place(row, column)] = scalar
        column += 1
      }
    }
  }

  /// Shows nothing.
  public mutating func clear() {
    inverseLines = 0
    for index in 0..<80 { cells[index] = 0x20 }
  }

  /// The dots of a column of a cell as ``Glyph`` draws it; bit 0 is the uppermost.
  public func dots(_ glyph: Glyph, _ x: Int, row: Int) -> UInt8 {
    isInverse(row) ? ~glyph.column(x) : glyph.column(x)
  }

  /// What an acknowledgement tells the desk, so that it knows that its screen is there.
  ///
  /// Line by line and from the left: with ``Glyph/font`` the six columns of each cell, bit 0 uppermost, inverse
  /// cells inverted; with another font the characters, each in two bytes, low byte first.
  public func checksum(font: UInt8) -> UInt16 {
    var crc = CRC16()
    for row in 0..<rows {
      for column in 0..<columns {
        let scalar = self[row, column]
        if font == Glyph.font {
          let glyph = Glyph(scalar)
          for x in 0..<Glyph.columns { crc.feed(dots(glyph, x, row: row)) }
        } else {
          crc.feed(UInt8(truncatingIfNeeded: scalar))
          crc.feed(UInt8(truncatingIfNeeded: scalar &>> 8))
        }
      }
    }
    return crc.value
  }
}

/// UTF-8 (RFC 3629) a byte at a time, held to what a line may have: the Basic Multilingual Plane without
/// control characters.
struct TextReader {
  enum Step {
    case incomplete, malformed, lineEnd
    case scalar(UInt16)
  }

  private var value: UInt32 = 0
  private var missing = 0
  /// The least value that needs as many bytes as there are: a shorter one is overlong.
  private var least: UInt32 = 0

  /// Whether no character is half read.
  var isAtEnd: Bool { missing == 0 }

  mutating func push(_ byte: UInt8) -> Step {
    guard missing > 0 else { return start(byte) }
    guard byte & 0xC0 == 0x80 else { return .malformed }
    value = value &<< 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .incomplete }
    // Overlong, a surrogate, or a control character of C1.
    guard value >= least, !(0xD800...0xDFFF).contains(value), value >= 0xA0 else { return .malformed }
    return .scalar(UInt16(truncatingIfNeeded: value))
  }

  private mutating func start(_ byte: UInt8) -> Step {
    switch byte {
    case Link.lineEnd: return .lineEnd
    case 0x20...0x7E: return .scalar(UInt16(byte))
    case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
    default: return .malformed
    }
    return .incomplete
  }
}
