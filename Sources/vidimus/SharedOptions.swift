import Issuing

// Options that several commands take, each written once.

extension Option {
  static let at = Option(
    "at", "TIME", "act as if it were TIME: 2026-05-14T09:30:00Z, or a date for its first second in UTC")
  static let state = Option("state", "FOLDER", "use the issuer list kept in FOLDER; /var/lib/vidimus unless given")
  static let text = Option("text", "TEXT", "take TEXT instead of a file or standard input")
  static let issuer = Option("issuer", "FILE", "read the issuer file that the key belongs to from FILE")
  static let displayWords = [
    "terminal", "terminal:16x2", "terminal:20x4", "link:/dev/ttyACM0", "charlcd:/dev/lcd", "escpos:/dev/ttyUSB0",
    "cd5220:/dev/ttyUSB0", "none",
  ]
  static let scannerWords = ["stdin", "serial:/dev/ttyACM0", "keyboard:/dev/input/by-id/"]
}

extension [Option] {
  /// Which keys count, and the issuer list.
  static let trust = [
    Option(
      "trust", "PATH",
      "read PATH and trust it: issuer file, JWK, JWK set, PEM key, certificate, status list token or a folder of them",
      repeats: true),
    Option("only-trust", nil, "trust nothing but what --trust names"),
    .state,
  ]

  /// What a desk asks for beside a genuine code.
  static let rules = [
    Option(
      "require", "RULE", "ask for this too, such as eqf=5, ects=3, age=24m or country=NL", repeats: true,
      words: ["eqf=", "ects=", "skill=", "supervision=supervised-with-id", "age=", "country=", "issuer=", "group="]),
    Option("rules", "FILE", "read rules from FILE, one a line"),
  ]

  /// The key that signs.
  static let signingKey = [
    Option("key", "FILE", "read the private key from FILE (PEM)"),
    Option("passphrase-file", "FILE", "read the key's passphrase from FILE; without it the terminal asks"),
    Option("signer", "COMMAND", "sign with COMMAND instead of --key, for a key in a card or security module"),
    Option("kid", "HEX", "with --signer: name the key of the issuer file that signs"),
  ]

  /// How a QR code looks.
  static let symbolStyle = [
    Option(
      "level", "LEVEL", "set the error correction: L, M, Q or H; unless given, M, or a higher one that costs no space",
      words: ["L", "M", "Q", "H"]),
    Option("size", "MM", "set the printed width with quiet zone, 10 to 200 mm; unless given, modules have 0.5 mm"),
    Option("dpi", "N", "set the dots per inch of a PNG, 72 to 2400; 400 unless given"),
    Option("scale", "DOTS", "set the dots per module of a PNG, 1 to 64; unless given, --size and --dpi decide"),
    Option("max-version", "N", "refuse a text that needs a larger QR version, 1 to 40; 30 unless given"),
    Option("screen", nil, "make codes for phones: the least error correction, so the largest modules"),
  ]

  /// The pictures that are written beside a code's text, in the folder of `--out`.
  static let pictures = SymbolStyle.endings.map {
    Option($0, nil, "write a picture of each code as " + $0.uppercasedASCII + " too")
  }

  /// What is printed from the folder of `--out`, and read back.
  static let printing = [
    Option("certificate", nil, "lay out each code as a certificate too, an A4 PDF"),
    Option("layout", "HTML", "read the page of --certificate from HTML instead of a plain one"),
    Option("sheet", nil, "lay out a contact sheet of all codes too"),
    Option("stamp", "PDF", "read certificates from PDF, put the codes on them in order, and write FOLDER/stamped.pdf"),
    Option("stamp-at", "X,Y", "put it this many millimetres from the left and the top edge; 150,240 unless given"),
    Option(
      "pages-each", "N", "count N pages a certificate in --stamp and --proof, the code on the first; 1 unless given"),
  ]
}
