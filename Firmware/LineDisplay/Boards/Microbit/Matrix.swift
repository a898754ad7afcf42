/// The 5×5 lamps of the front, wired as three rows of nine, of which one row is lit at a time.
enum Matrix {
  /// Rows at P0.13 to P0.15, lit high; columns at P0.04 to P0.12, lit low.
  static let rows: UInt32 = 0b111 &<< 13
  static let columns: UInt32 = 0x1FF &<< 4
  static let all: UInt32 = rows | columns

  /// The lamp, as its number from the upper left, for each of nine columns of three rows; 25 where there is none.
  private static func place(_ index: Int) -> UInt32 { UInt32(places[index]) }

  private nonisolated(unsafe) static var shown = Link.Lamp.off
  private nonisolated(unsafe) static var row = 0

  /// Shows a verdict's shape from the next millisecond on.
  static func show(_ lamp: Link.Lamp) { unsafe shown = lamp }

  static func turnOff() {
    unsafe shown = .off
    GPIO.clear.store(rows)
    GPIO.set.store(columns)
  }

  /// Lights the next row for a millisecond.
  static func refresh() {
    let picture = unsafe shown.picture
    let lit = unsafe row == 2 ? 0 : row &+ 1
    unsafe row = lit
    GPIO.clear.store(rows)
    var low: UInt32 = 0
    for column in 0..<9 where picture &>> place(lit &* 9 &+ column) & 1 != 0 {
      low |= 0x10 &<< UInt32(truncatingIfNeeded: column)
    }
    GPIO.set.store(columns & ~low)
    GPIO.clear.store(low)
    if low != 0 { GPIO.set.store(0x2000 &<< UInt32(truncatingIfNeeded: lit)) }
  }
}

private let places: InlineArray<27, UInt8> = [
  0, 2, 4, 19, 18, 17, 16, 15, 11,
  14, 10, 12, 1, 3, 23, 21, 25, 25,
  22, 24, 20, 5, 6, 7, 8, 9, 13,
]

extension Link.Lamp {
  /// ✓, ✗ or ! with a bit for each lamp, the lowest upper left.
  fileprivate var picture: UInt32 {
    switch self {
    case .off: 0
    case .accepted: 0b00010_00101_01000_10000_00000
    case .refused: 0b10001_01010_00100_01010_10001
    case .caution: 0b00100_00000_00100_00100_00100
    }
  }
}
