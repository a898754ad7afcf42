/// Text as a display shows it, in cells.
///
/// Whatever wrote the text, nothing of it acts on a display or a terminal: control, bidirectional and
/// invisible characters are dropped, and white space of any kind becomes single spaces between words.
public struct DisplayText: Sendable, Equatable {
  /// One character with its marks, one or two columns wide.
  public struct Cell: Sendable, Equatable {
    /// The character that takes up the columns.
    public let base: Unicode.Scalar
    /// Combining marks, at most ``DisplayText/maximumMarks``.
    public fileprivate(set) var marks: [Unicode.Scalar] = []

    /// A character without marks.
    public init(base: Unicode.Scalar) { self.base = base }

    /// A space, which ends a word.
    public static let blank = Cell(base: " ")

    /// Columns the cell takes up.
    public var columns: Int { base.isWide ? 2 : 1 }
  }

  /// Marks a base keeps. Vietnamese and vocalised Arabic need two; a taller pile would reach into other lines.
  public static let maximumMarks = 2

  /// The characters in order.
  public private(set) var cells: [Cell]

  /// The visible part of `text`.
  public init(_ text: String) {
    cells = []
    for scalar in text.unicodeScalars {
      if scalar.separatesWords {
        if let last = cells.last, last != .blank { cells.append(.blank) }
      } else if scalar.isCombiningMark {
        // A mark without a base is dropped; some terminals would put it on the frame.
        guard let last = cells.last, last != .blank, last.marks.count < Self.maximumMarks else { continue }
        cells[cells.count - 1].marks.append(scalar)
      } else if !scalar.isInvisibleOrControl {
        cells.append(Cell(base: scalar))
      }
    }
    if cells.last == .blank { cells.removeLast() }
  }

  /// A text of cells that are known to be visible.
  public init(cells: some Sequence<Cell>) { self.cells = Array(cells) }

  /// Columns the text takes up.
  public var columns: Int { cells.columns }

  /// The text as a string.
  public var text: String {
    var scalars = String.UnicodeScalarView()
    for cell in cells {
      scalars.append(cell.base)
      scalars.append(contentsOf: cell.marks)
    }
    return String(scalars)
  }

  /// The text with blanks behind it, `columns` wide; a longer one as it is.
  public func padded(to columns: Int) -> DisplayText {
    DisplayText(cells: cells + Array(repeating: .blank, count: Swift.max(0, columns - self.columns)))
  }
}

// MARK: Lines

extension DisplayText {
  /// The text on as many lines of `width` columns as it needs, without loss: broken at spaces, and inside a
  /// word only where it is longer than a line.
  public func lines(width: Int) -> [DisplayText] {
    var lines: [DisplayText] = []
    var line: [Cell] = []
    for word in cells.split(separator: .blank) {
      if !line.isEmpty {
        if line.columns + 1 + word.columns <= width {
          line += [.blank] + word
          continue
        }
        lines.append(DisplayText(cells: line))
      }
      var rest = word
      while rest.columns > width {
        let head = rest.head(width: width)
        lines.append(DisplayText(cells: head))
        rest = rest.dropFirst(head.count)
      }
      line = Array(rest)
    }
    if !line.isEmpty { lines.append(DisplayText(cells: line)) }
    return lines
  }
}

extension Collection where Element == DisplayText.Cell {
  fileprivate var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension ArraySlice where Element == DisplayText.Cell {
  /// What fits on a line of a word that does not: up to a hyphen, as in double-barrelled names, or all that
  /// there is room for.
  fileprivate func head(width: Int) -> ArraySlice {
    var room = width
    let fitting = prefix { cell in
      room -= cell.columns
      return room >= 0
    }
    guard let hyphen = fitting.lastIndex(where: { $0.base == "-" }) else { return fitting }
    return fitting[...hyphen]
  }
}
