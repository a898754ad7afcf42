/// Writes tables that spreadsheets open (RFC 4180).
public enum CSVWriter {
  /// The byte order mark of UTF-8. Without it, spreadsheets read a table in their own code page.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A row with its line ending (CRLF). A cell that a spreadsheet would run as a formula gets an apostrophe before it.
  public static func row(_ cells: [String], separator: UInt8 = UInt8(ascii: ",")) -> [UInt8] {
    var row: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { row.append(separator) }
      append(isFormula(cell) ? "'" + cell : cell, separator, to: &row)
    }
    return row + [0x0D, 0x0A]
  }

  /// Whether a spreadsheet would compute the cell instead of showing it. Negative numbers and telephone numbers are shown.
  static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let isNumber = cell.utf8.dropFirst().allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
      }
      return !isNumber || cell.utf8.count == 1
    default: return false
    }
  }

  private static func append(_ cell: String, _ separator: UInt8, to row: inout [UInt8]) {
    let needsQuotes = cell.utf8.contains { $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      row += cell.utf8
      return
    }
    row.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { row.append(byte) }
      row.append(byte)
    }
    row.append(UInt8(ascii: "\""))
  }
}
