import Desk
import Issuing
import Scanning
import Trust

/// `vidimus card`: printed helps for a desk.
enum CardCommand {
  static let command = Command(
    name: "card", summary: "print test cards, command cards and the calibration card",
    forms: [Command.Form("(--test|--commands|--calibration)... [OPTION]...")],
    groups: [
      OptionGroup(
        "Cards",
        [
          Option("test", nil, "make the two cards of the built-in test issuer: one good, one withdrawn"),
          Option(
            "commands", nil,
            "make cards that hold, repeat, turn back and clear the display, change its language and show "
              + "its status"),
          Option("calibration", nil, "make the card that shows what a scanner does to codes"),
        ]),
      OptionGroup(
        "Files", [Option("out", "FOLDER", "write a text and pictures of each card to FOLDER")] + .pictures),
      OptionGroup("QR codes", .symbolStyle),
    ],
    notes: """
      Without --out the texts are written to standard output, a line each. Every desk answers test cards with "test", \
      obeys command cards, and says of the calibration card what its scanner does.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let cards = cards(arguments)
    guard !cards.isEmpty else { throw .usage("which cards? --test, --commands and --calibration are those there are") }
    let symbols = try SymbolFiles(arguments)
    guard let folder = arguments["out"] else {
      guard !symbols.isWanted else { throw .usage("--png and --svg need --out") }
      for card in cards { try Output.writeLine(card.text) }
      return 0
    }
    for path in cards.flatMap({ symbols.paths(folder + "/" + $0.name) }) where Files.exists(path) {
      throw .cannotCreate(visible(path) + " is there already and is not overwritten")
    }
    try Files.createFolder(folder)
    for card in cards {
      _ = try symbols.write([UInt8](card.text.utf8), name: card.name, to: folder + "/" + card.name)
    }
    return 0
  }

  private static func cards(_ arguments: Arguments) -> [(name: String, text: String)] {
    var cards: [(name: String, text: String)] = []
    if arguments.has("test") { cards += TestIssuer.cards.map { ($0.name, $0.text) } }
    if arguments.has("commands") { cards += DeskCommand.allCases.map { ("command-" + $0.name, $0.text) } }
    if arguments.has("calibration") { cards.append(("calibration", Calibration.text)) }
    return cards
  }
}
