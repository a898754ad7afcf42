import Issuing
import Trust

/// `vidimus card`: printed helps for a desk.
enum CardCommand {
  static let command = Command(
    name: "card", summary: "printed helps for a desk: the test cards",
    synopsis: "--test [--out FOLDER [--png] [--svg]]",
    options: [
      Option("test", nil, "the built-in test issuer's two cards: one good, one withdrawn"),
      Option("out", "FOLDER", "write the cards into this folder"),
    ] + SymbolFiles.options,
    notes:
      "Without --out the texts are written to standard output, a line each. Every desk answers them with \"test\".",
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    guard arguments.has("test") else { throw .usage("which card? --test is the one there is") }
    let symbols = try SymbolFiles(arguments)
    guard let folder = arguments["out"] else {
      guard !symbols.isWanted else { throw .usage("--png and --svg need --out") }
      for card in TestIssuer.cards { try Output.writeLine(card.text) }
      return 0
    }
    for path in TestIssuer.cards.flatMap({ symbols.paths(folder + "/" + $0.name) }) where Files.exists(path) {
      throw .cannotCreate(visible(path) + " is there already and is not overwritten")
    }
    try Files.createFolder(folder)
    for card in TestIssuer.cards {
      _ = try symbols.write([UInt8](card.text.utf8), name: card.name, to: folder + "/" + card.name)
    }
    return 0
  }
}
