/// The choice of a symbol's mask (ISO/IEC 18004 §7.8.3), which is nine tenths of making one: the eight masks are scored
/// on whole lines of bits instead of module by module.
///
/// The score is the one libqrencode 4.1.1 gives, so that the symbol is the one it would have chosen.
struct QRMasks {
  /// The longest side whose lines fit: that of version 27.
  static let longestSide = 125

  private let side: Int
  private let rows: Lines
  private let columns: Lines

  /// The modules of a symbol, line by line in one direction; bit n of a line is its module n from the left or the top.
  private struct Lines {
    /// Which modules are dark under mask 0.
    var dark = [UInt128](repeating: 0, count: 128)
    /// Which modules a mask may turn over.
    var data = [UInt128](repeating: 0, count: 128)

    /// A line under a mask.
    ///
    /// - Parameters:
    ///   - turns: what the mask turns over in this line.
    ///   - along: what its format information turns over in the eighth line of this direction.
    ///   - across: the same in the other direction.
    subscript(line: Int, turns: UInt128, along: UInt128, across: UInt128) -> UInt128 {
      dark[line] ^ (data[line] & turns) ^ (line == 8 ? along : (across &>> UInt128(line) & 1) << 8)
    }
  }

  /// - Parameters:
  ///   - modules: `side` × `side` bytes of a symbol under mask 0, as libqrencode has them: bit 0 is dark, bit 7 is a
  ///     module that no mask touches.
  ///   - side: at most ``longestSide``.
  init(modules: Span<UInt8>, side: Int) {
    var rows = Lines()
    for y in 0..<side {
      var (dark, data) = (0 as UInt128, 0 as UInt128)
      for index in y * side..<(y + 1) * side {
        let module = modules[index]
        dark = dark >> 1 | UInt128(module & 1) << 127
        data = data >> 1 | UInt128(~module >> 7) << 127
      }
      rows.dark[y] = dark >> UInt128(128 - side)
      rows.data[y] = data >> UInt128(128 - side)
    }
    self.side = side
    self.rows = rows
    columns = Lines(dark: Self.transposed(rows.dark), data: Self.transposed(rows.data))
  }

  /// The mask with the lowest penalty, 0 to 7; the first of equals.
  var best: Int {
    let penalties = (0..<8).map(penalty)
    return penalties.indices.min { penalties[$0] < penalties[$1] } ?? 0
  }

  /// What the symbol is charged under a mask (ISO/IEC 18004 Table 11).
  func penalty(of mask: Int) -> Int {
    let (turns, format) = (Self.turns[mask], format(mask))
    var (points, dark) = (0, 0)
    var above: UInt128?
    for line in 0..<side {
      let row = rows[line, turns.rows[line % 12], format.row, format.column]
      let column = columns[line, turns.columns[line % 6], format.column, format.row]
      points += charge(row) + charge(column)
      if let above { points += 3 * blocks(above, row) }
      dark += row.nonzeroBitCount
      above = row
    }
    let area = side * side
    let percent = (200 * dark + area) / area / 2
    return points + abs(percent - 50) / 5 * 10
  }

  // MARK: Points

  /// For runs of five modules or more of one colour, and for what looks like a finder pattern.
  private func charge(_ line: UInt128) -> Int {
    let same = ~(line ^ line &>> 1) & pairs
    let fives = same & same &>> 1 & same &>> 2 & same &>> 3
    // Three for the first five modules of a run and one for each further one.
    var points = fives.nonzeroBitCount + 2 * (fives & ~(fives &<< 1)).nonzeroBitCount
    let threes = line & line &>> 1 & line &>> 2
    guard threes != 0 else { return points }
    points += 40 * finderPatterns(line, unit: 1, core: threes)
    var (unit, core) = (2, threes & threes &>> 3)
    while core != 0 {
      points += 40 * finderPatterns(line, unit: unit, core: core)
      core &= threes >> UInt128(3 * unit)
      unit += 1
    }
    return points
  }

  /// How often there are dark, light, dark, light and dark runs of 1 : 1 : 3 : 1 : 1 with four times as much light before
  /// or behind them. Around the symbol all is light.
  ///
  /// - Parameters:
  ///   - unit: modules of the narrow runs.
  ///   - core: where three times as many dark modules begin.
  @inline(__always) private func finderPatterns(_ line: UInt128, unit: Int, core: UInt128) -> Int {
    // All but a few are of the smallest unit, for which these shifts are constants.
    func from(_ module: Int, _ bits: UInt128) -> UInt128 { bits >> UInt128(module) }
    var (dark, light) = (line, ~line)
    for n in 1..<unit {
      dark &= from(n, line)
      light &= from(n, ~line)
    }
    var found = dark & from(unit, light) & from(2 * unit, core) & from(5 * unit, light) & from(6 * unit, dark)
    // One module more, and the outer runs would be longer than the narrow ones.
    found &= ~(line << 1 | from(7 * unit, line))
    guard found != 0 else { return 0 }
    var (before, behind) = (0 as UInt128, 0 as UInt128)
    for n in 0..<4 * unit {
      before |= line << UInt128(n + 1)
      behind |= from(7 * unit + n, line)
    }
    return (found & ~(before & behind)).nonzeroBitCount
  }

  /// Blocks of two by two modules of one colour; they may overlap.
  private func blocks(_ above: UInt128, _ below: UInt128) -> Int {
    (~(above ^ below) & ~(above ^ above &>> 1) & ~(below ^ below &>> 1) & pairs).nonzeroBitCount
  }

  /// The modules of a line that have another one behind them.
  private var pairs: UInt128 { 1 &<< UInt128(side - 1) &- 1 }

  /// Rows as columns: quarters change places, then quarters of quarters.
  private static func transposed(_ lines: [UInt128]) -> [UInt128] {
    var lines = lines
    var (half, mask) = (64, UInt128(UInt64.max))
    while half > 0 {
      for line in 0..<128 where line & half == 0 {
        let change = (lines[line] &>> UInt128(half) ^ lines[line + half]) & mask
        lines[line] ^= change &<< UInt128(half)
        lines[line + half] ^= change
      }
      half /= 2
      mask ^= mask << UInt128(half)
    }
    return lines
  }

  // MARK: What masks turn over

  /// What a mask turns over that mask 0 does not, or the other way round, in rows and in columns; it is the same again
  /// after twelve rows and after six columns (ISO/IEC 18004 Table 10).
  private static let turns: [(rows: [UInt128], columns: [UInt128])] = (0..<8).map { mask in
    func line(_ isTurned: (Int) -> Bool) -> UInt128 {
      (0..<longestSide).reduce(0) { isTurned($1) ? $0 | 1 << UInt128($1) : $0 }
    }
    func isTurned(_ x: Int, _ y: Int) -> Bool { turns(mask, x, y) != turns(0, x, y) }
    return (
      (0..<12).map { y in line { isTurned($0, y) } },
      (0..<6).map { x in line { isTurned(x, $0) } }
    )
  }

  private static func turns(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (y / 2 + x / 3) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }

  /// Which bits of the format information are not as under mask 0, in row 8 and column 8, where they stand twice
  /// (ISO/IEC 18004 Figure 25). Their code is linear (Annex C), so the level of error correction, which stays, makes no
  /// difference.
  private func format(_ mask: Int) -> (row: UInt128, column: UInt128) {
    let remainder = stride(from: 14, through: 10, by: -1).reduce(mask << 10) {
      $0 >> $1 & 1 == 1 ? $0 ^ 0b101_0011_0111 << ($1 - 10) : $0
    }
    let format = mask << 10 | remainder
    var (row, column) = (0 as UInt128, 0 as UInt128)
    for bit in 0..<15 where format >> bit & 1 == 1 {
      row |= 1 &<< UInt128(bit < 8 ? side - 1 - bit : bit == 8 ? 7 : 14 - bit)
      column |= 1 &<< UInt128(bit < 6 ? bit : bit < 8 ? bit + 1 : side - 15 + bit)
    }
    // The module where they cross is in both.
    row |= column & 1 << 8
    return (row, column)
  }
}
