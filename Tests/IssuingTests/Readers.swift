import Foundation
import Issuing

/// Programs of others that read what is written here.
enum Reader {
  /// What zbarimg finds in a picture: the text of one QR code.
  static func zbarimg(_ picture: [UInt8], ending: String) throws -> [UInt8] {
    try withFile(picture, ending) { path in
      let answer = try run(
        "zbarimg", ["--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", path], from: "Scripts/setup")
      // It ends the text with a line feed of its own.
      guard answer.last == 0x0A else { throw ReaderError(description: "zbarimg reads nothing in it") }
      return answer.dropLast()
    }
  }

  static let hasSVGConverter = path(of: "rsvg-convert") != nil

  /// An SVG file as PNG, in the size in which it is printed with 300 dots an inch.
  static func rsvgConvert(_ svg: String) throws -> [UInt8] {
    try withFile([UInt8](svg.utf8), "svg") { path in
      try run("rsvg-convert", ["--dpi-x", "300", "--dpi-y", "300", path], from: "librsvg2-bin")
    }
  }

  private static func run(_ program: String, _ arguments: [String], from: String) throws -> [UInt8] {
    guard let path = path(of: program) else {
      throw ReaderError(description: "\(program) is missing; \(from) installs it")
    }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return bytes
  }

  private static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.map { $0 + "/" + program }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func withFile<Answer>(
    _ bytes: [UInt8], _ ending: String, _ body: (String) throws -> Answer
  ) throws -> Answer {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + "." + ending)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }
}

struct ReaderError: Error, CustomStringConvertible {
  let description: String
}

/// Rows of dots or modules, true for light.
struct Raster: Equatable {
  var rows: [[Bool]]

  /// A symbol with its quiet zone as it should come out, `scale` dots a module.
  init(_ symbol: QRSymbol, scale: Int = 1) {
    let side = (symbol.side + 8) * scale
    rows = (0..<side).map { y in (0..<side).map { x in !symbol.isDark(x / scale - 4, y / scale - 4) } }
  }

  init(rows: [[Bool]]) { self.rows = rows }

  /// A portable greymap (PGM), `scale` dots for each of these.
  func pgm(scale: Int) -> [UInt8] {
    let header = "P5 \((rows.first?.count ?? 0) * scale) \(rows.count * scale) 255\n"
    let dots = rows.flatMap { row in
      let line = row.flatMap { [UInt8](repeating: $0 ? 255 : 0, count: scale) }
      return (0..<scale).flatMap { _ in line }
    }
    return [UInt8](header.utf8) + dots
  }
}
