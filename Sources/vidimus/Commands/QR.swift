import Codecs
import Issuing
import Trust

/// `vidimus qr`: any text as a QR code.
enum QRCommand {
  static let command = Command(
    name: "qr", summary: "write any text as a QR code",
    forms: [
      Command.Form("[OPTION]... [FILE]"), Command.Form("[OPTION]... --text TEXT"),
      Command.Form("--test-page PDF [OPTION]... [FILE]"),
    ],
    groups: [
      OptionGroup("Input", [.text]),
      OptionGroup(
        "Output",
        SymbolStyle.endings.map { Option($0, "FILE", "write the code to FILE as " + $0.uppercasedASCII) } + [
          Option(
            "test-page", "PDF", "write a page for printers to PDF: the code in five sizes, and a ruler of 100 mm")
        ]),
      OptionGroup("QR code", .symbolStyle),
    ],
    notes: """
      Without FILE, or with -, the text comes from standard input; a line ending behind it is not part of it. Without a \
      file to write, the program draws the code on the terminal. The quiet zone of four modules is always there. Without \
      a text the test page shows a test card.
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
    } else if arguments.has("test-page"), arguments.operands.isEmpty {
      text = [UInt8]((TestIssuer.cards.first?.text ?? "").utf8)
    } else if let path = arguments.operands.first, path != "-" {
      text = withoutLineEnding(try Files.read(path, limit: textLimit).bytes)
    } else {
      text = withoutLineEnding(try Files.readStandardInput(limit: textLimit))
    }
    let symbol = try style.symbol(text, name: "the text")
    if let path = arguments["test-page"] { try PrinterTestPage.make(symbol, to: path) }
    for ending in SymbolStyle.endings {
      if let path = arguments[ending] { try Files.create(path, style.file(symbol, ending), mode: 0o644) }
    }
    if !(SymbolStyle.endings + ["test-page"]).contains(where: { arguments.has($0) }) {
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
