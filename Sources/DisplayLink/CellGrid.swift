/// The characters that a display shows, one in each cell, and the lines in inverse video.
///
/// Every cell has a character, so no text of an earlier screen can remain.
public struct CellGrid: Sendable {
  /// Characters in a line.
  public let columns: Int
  /// Lines.
  public let rows: Int
  /// The lines in inverse video; bit 0 is the first line.
  public private(set) var inverseLines: UInt8 = 0
  private var cells = InlineArray<80, UInt16>(repeating: 0x20)

  /// An empty grid. `columns` times `rows` is at most ``Link/maximumCells``.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The character in a cell: a scalar of Unicode's Basic Multilingual Plane.
  public subscript(row: Int, column: Int) -> UInt16 { cells[place(row, column)] }

  /// The arithmetic wraps, because checked products need a function that the smallest processors' compiler lacks. The
  /// array still checks its bounds.
  private func place(_ row: Int, _ column: Int) -> Int { row &* columns &+ column }

  /// Whether a line is in inverse video.
  public func isInverse(_ row: Int) -> Bool {
    inverseLines & 1 &<< UInt8(truncatingIfNeeded: row) != 0
  }

  /// Whether `text` is UTF-8 in exactly as many lines as the grid has, none too long and none with control characters.
  /// Only such text may be shown.
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

  /// Shows `text`, for which ``fits(_:)`` is true, and blanks every other cell.
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

  /// Blanks every cell.
  public mutating func clear() {
    inverseLines = 0
    for index in 0..<80 { cells[index] = 0x20 }
  }

  /// The dots of a column of a cell as ``Glyph`` draws it; bit 0 is the uppermost.
  public func dots(_ glyph: Glyph, _ x: Int, row: Int) -> UInt8 {
    isInverse(row) ? ~glyph.column(x) : glyph.column(x)
  }

  /// The checksum that an acknowledgement tells the desk, so that the desk knows what is shown.
  ///
  /// It covers the lines from the top, each from the left. With ``Glyph/font`` it covers the six columns of each cell,
  /// bit 0 uppermost, inverse cells inverted. With another font it covers the characters, each in two bytes, low byte
  /// first.
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

/// Reads UTF-8 (RFC 3629) a byte at a time and allows what a line may have: the Basic Multilingual Plane without
/// control characters.
struct TextReader {
  enum Step {
    case incomplete, malformed, lineEnd
    case scalar(UInt16)
  }

  private var value: UInt32 = 0
  private var missing = 0
  /// The lowest value that needs this many bytes; a lower value is overlong.
  private var least: UInt32 = 0

  /// Whether no character is incomplete.
  var isAtEnd: Bool { missing == 0 }

  mutating func push(_ byte: UInt8) -> Step {
    guard missing > 0 else { return start(byte) }
    guard byte & 0xC0 == 0x80 else { return .malformed }
    value = value &<< 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .incomplete }
    // Overlong, a surrogate, or a C1 control character.
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
