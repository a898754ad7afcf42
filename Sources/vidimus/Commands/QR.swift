import Codecs
import Issuing

/// `vidimus qr`: any text as a QR code.
enum QRCommand {
  static let command = Command(
    name: "qr", summary: "any text as a QR code", synopsis: "[--png FILE] [--svg FILE] [--text TEXT | FILE]",
    options: [
      Option("text", "TEXT", "encode this text"),
      Option("png", "FILE", "write a PNG file"),
      Option("svg", "FILE", "write an SVG file"),
    ] + SymbolStyle.options,
    notes: """
      Without FILE, or with -, standard input is read; one line ending behind the text is not part of it. Without --png
      and --svg the code is drawn on the terminal. The quiet zone of four modules is always there.
      """,
    run: run)

  /// A QR code holds at most 7 089 characters (ISO/IEC 18004).
  private static let textLimit = 8_192

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: arguments.has("text") ? 0 : 1)
    let style = try SymbolStyle(arguments)
    let text: [UInt8]
    if let given = arguments["text"] {
      text = [UInt8](given.utf8)
    } else if let path = arguments.operands.first, path != "-" {
      text = withoutLineEnding(try Files.read(path, limit: textLimit).bytes)
    } else {
      text = withoutLineEnding(try Files.readStandardInput(limit: textLimit))
    }
    let symbol = try style.symbol(text, name: "the text")
    if let path = arguments["png"] { try Files.create(path, style.png(symbol), mode: 0o644) }
    if let path = arguments["svg"] { try Files.create(path, [UInt8](SVGImage.encode(symbol).utf8), mode: 0o644) }
    if !arguments.has("png"), !arguments.has("svg") {
      try Output.write([UInt8](TerminalSymbol.draw(symbol).utf8))
    }
    return 0
  }

  private static func withoutLineEnding(_ text: [UInt8]) -> [UInt8] {
    var text = text
    if text.last == 0x0A { text.removeLast() }
    if text.last == 0x0D { text.removeLast() }
    return text
  }
}
