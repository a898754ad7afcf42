import Foundation
import Testing

/// What is printed, and read again before it is posted.
@Suite struct RegistrarPrintTests {
  let school: School
  let folder: TemporaryFolder

  init() throws {
    school = try School()
    folder = try TemporaryFolder()
    try folder.write("defaults.json", School.course(without: ["familyName", "givenName"]))
    try folder.write(
      "roll.csv",
      "givenName;familyName\nAnna;Kowalska\nJürgen;Weiß-Öztürk\nΕλένη;Παπαδοπούλου\nМария;Иванова\nȘtefan;Ğiżycki ő\n")
  }

  private func issue(_ words: [String]) throws -> Program.Answer {
    try Program.run(
      [
        "issue", "--key", school.key, "--issuer", school.file, "--only-trust", "--at", "2026-05-14", "--defaults",
        folder.path("defaults.json"), "--out", folder.path("codes"),
      ] + words + [folder.path("roll.csv")])
  }

  private func tool(_ words: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(words)")
    return output
  }

  private func read(_ picture: String) throws -> String {
    let text = try tool(["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture])
    return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func ids() throws -> [String] {
    try folder.read("codes/manifest.csv").split(separator: "\r\n").dropFirst().map {
      String($0.split(separator: ";")[3])
    }
  }

  /// The university's own certificates, with these names.
  private func certificates(_ name: String, _ names: [String]) throws -> String {
    let pages = names.map { "<div style='break-before:page'><h1>Certificate</h1><p>\($0)</p></div>" }
    try folder.write(name + ".html", "<meta charset=utf-8><style>@page{size:A4}</style>" + pages.joined())
    _ = try tool(["weasyprint", "-q", folder.path(name + ".html"), folder.path(name + ".pdf")])
    return folder.path(name + ".pdf")
  }

  @Test(.enabled(if: isThere("pdftoppm") && isThere("gs"))) func vectorsSayWhatTheTextSays() throws {
    #expect(try issue(["--pdf", "--eps", "--size", "45"]).status == 0)
    for id in try ids() {
      let (base, text) = (folder.path("codes/" + id), try folder.read("codes/" + id + ".txt"))
      _ = try tool(["pdftoppm", "-r", "300", "-png", "-singlefile", base + ".pdf", base + "-pdf"])
      _ = try tool([
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-r300", "-sDEVICE=pnggray", "-o",
        base + "-eps.png",
        base + ".eps",
      ])
      for kind in ["pdf", "eps"] { #expect(try read(base + "-" + kind + ".png") + "\n" == text) }
      let size = String(decoding: try tool(["pdfinfo", base + ".pdf"]), as: UTF8.self)
      let match = try #require(try /Page size: +([0-9.]+) x/.firstMatch(in: size))
      let points = try #require(Double(match.1))
      // At most 45 mm, and a module less at the least.
      #expect((44.0...45.0).contains(points * 25.4 / 72), "\(points)")
    }
  }

  @Test(.enabled(if: isThere("weasyprint") && isThere("qpdf"))) func aCertificateSaysWhatItsCodeSays() throws {
    let answer = try issue(["--certificate", "--sheet"])
    #expect(answer.status == 0 && answer.errors.contains("made 5 certificates"), "\(answer.errors)")
    let names = ["Anna Kowalska", "Jürgen Weiß-Öztürk", "Ελένη Παπαδοπούλου", "Мария Иванова", "Ștefan Ğiżycki ő"]
    for (id, name) in zip(try ids(), names) {
      let path = folder.path("codes/" + id + ".certificate.pdf")
      let text = String(decoding: try tool(["pdftotext", path, "-"]), as: UTF8.self)
      for line in [name, "Introduction to Data Ethics", "Apply a fairness check", "1 ECTS, 25 hours", id] {
        #expect(text.contains(line), "\(line)")
      }
      let fonts = String(decoding: try tool(["pdffonts", path]), as: UTF8.self).split(separator: "\n").dropFirst(2)
      #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(" yes ") })
      _ = try tool(["pdftoppm", "-r", "300", "-png", "-singlefile", path, folder.path("page")])
      #expect(try read(folder.path("page.png")) + "\n" == (try folder.read("codes/" + id + ".txt")))
    }
    let sheet = String(decoding: try tool(["pdftotext", folder.path("codes/sheet.pdf"), "-"]), as: UTF8.self)
    #expect(names.allSatisfy { sheet.contains($0) })
  }

  @Test(.enabled(if: isThere("weasyprint") && isThere("qpdf"))) func theWrongPersonsCodeIsFoundBeforeItIsPosted() throws
  {
    let right = try certificates(
      "right", ["ANNA KOWALSKA", "Jürgen WEISS-ÖZTÜRK", "Παπαδοπούλου Ελένη", "МАРИЯ<br>Иванова", "Ștefan Ğiżycki ő"])
    let stamped = try issue(["--stamp", right, "--stamp-at", "130,220"])
    #expect(stamped.status == 0 && stamped.errors.contains("every code is of whom its page names"), "\(stamped.errors)")
    let proof = ["issue", "--issuer", school.file, "--out", folder.path("codes"), "--proof"]
    #expect(try Program.run(proof + [folder.path("codes/stamped.pdf")]).status == 0)
    // Two pages swapped, after stamping.
    _ = try tool(["qpdf", folder.path("codes/stamped.pdf"), "--pages", ".", "1-3", "--", folder.path("three.pdf")])
    let incomplete = try Program.run(proof + [folder.path("three.pdf")])
    #expect(incomplete.status == 1 && incomplete.errors.contains("is on no page"))
    let wrong = try certificates(
      "wrong", ["Jürgen Weiß-Öztürk", "Anna Kowalska", "Ελένη Παπαδοπούλου", "Мария Иванова", "Ștefan Ğiżycki ő"])
    let swapped = try issue(["--stamp", wrong])
    #expect(swapped.status == 1)
    #expect(swapped.errors.contains("page 1: its code is of Anna Kowalska, and that name is not printed there"))
    #expect(swapped.errors.contains("page 2: its code is of Jürgen Weiß-Öztürk") && !swapped.errors.contains("page 3"))
    let bare = try Program.run(proof + [right])
    #expect(bare.status == 1 && bare.errors.contains("page 1: no code can be read from it"))
    let fewer = try issue(["--stamp", certificates("fewer", ["Anna Kowalska"])])
    #expect(fewer.status == 65 && fewer.errors.contains("has 1 pages where 5 codes"))
  }

  /// Names of which one is in the other, or that are each other's the other way round.
  @Test(.enabled(if: isThere("weasyprint") && isThere("qpdf"))) func aNamesakesPageIsNotTakenForTheRightOne() throws {
    try folder.write(
      "roll.csv",
      "givenName;familyName\nPaul;Martin\nMartin;Paul\nAnna;Kowalska\nAnna;Kowalska-Nowak\nAnna Maria;Kowalska\n"
        + "Eva;Lang\nSiobha\u{301}n;O'Brien\nΕλένη;Παπαδοπούλου\n")
    let right = try issue([
      "--stamp",
      try certificates(
        "right",
        ["Paul Martin", "Martin Paul", "Anna Kowalska", "Anna Kowalska-<br>Nowak", "Anna Maria Kowalska", "Eva Lang"]
          + ["Siobhán O\u{2019}Brien", "ΕΛΕΝΗ ΠΑΠΑΔΟΠΟΥΛΟΥ"]),
    ])
    #expect(right.status == 0, "\(right.errors)")
    // With the family first, all of them.
    let turned = try issue([
      "--stamp",
      try certificates(
        "turned",
        ["Martin Paul", "Paul Martin", "Kowalska Anna", "Kowalska-Nowak Anna", "Kowalska Anna Maria", "LANG Eva"]
          + ["O'Brien Siobhán", "Παπαδοπούλου Ελένη"]),
    ])
    #expect(turned.status == 0, "\(turned.errors)")
    let wrong = try issue([
      "--stamp",
      try certificates(
        "wrong",
        ["Martin Paul", "Paul Martin", "Kowalska Anna Maria", "Anna Kowalska", "Anna Kowalska-Nowak", "Eva Lang-Kurz"]
          + ["Siobhán O'Brien", "Ελένη Παπαδοπούλου"]),
    ])
    #expect(wrong.status == 1 && wrong.errors.contains("6 things are wrong"), "\(wrong.errors)")
    for page in 1...6 { #expect(wrong.errors.contains("page \(page): its code is of "), "\(wrong.errors)") }
    #expect(wrong.errors.contains("is of Anna Kowalska, and the page names Anna Maria Kowalska"), "\(wrong.errors)")
    // Nobody prints it by mistake.
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("codes"))
    #expect(files.contains("stamped.wrong.pdf") && !files.contains("stamped.pdf"))
  }

  /// No page is passed over, wherever its corner is.
  @Test(.enabled(if: isThere("weasyprint") && isThere("qpdf"))) func aPageWhoseCornerIsBelowNoughtIsRead() throws {
    let names = ["Anna Kowalska", "Jürgen Weiß-Öztürk", "Ελένη Παπαδοπούλου", "Мария Иванова", "Ștefan Ğiżycki ő"]
    #expect(try issue(["--stamp", certificates("flat", names)]).status == 0)
    _ = try tool(["qpdf", "--qdf", folder.path("codes/stamped.pdf"), folder.path("plain.pdf")])
    let plain = try Data(contentsOf: URL(fileURLWithPath: folder.path("plain.pdf")))
    let moved = String(decoding: plain.map { UInt16($0) }, as: UTF16.self)
      .replacing(/\/TrimBox \[[^\]]*\]/, with: "").replacing(
        /\/MediaBox \[[^\]]*\]/, with: "/MediaBox [ -10 -10.5 605 852 ]")
    try Data(moved.utf16.map { UInt8($0) }).write(to: URL(fileURLWithPath: folder.path("moved.qdf")))
    try tool(["fix-qdf", folder.path("moved.qdf")]).write(to: URL(fileURLWithPath: folder.path("moved.pdf")))
    let proof = ["issue", "--issuer", school.file, "--out", folder.path("codes"), "--proof"]
    let answer = try Program.run(proof + [folder.path("moved.pdf")])
    #expect(answer.status == 0 && answer.errors.contains("5 certificates read"), "\(answer.errors)")
    let swapped = folder.path("swapped.pdf")
    _ = try tool(["qpdf", folder.path("moved.pdf"), "--pages", ".", "1-3", "--", swapped])
    #expect(try Program.run(proof + [swapped]).status == 1)
  }

  /// A page may be turned, and may have a margin that is cut away: the code has its own size where people see it.
  @Test(.enabled(if: isThere("weasyprint") && isThere("qpdf"))) func aStampHasItsSizeAndPlaceOnEveryPage() throws {
    let names = ["Anna Kowalska", "Jürgen Weiß-Öztürk", "Ελένη Παπαδοπούλου", "Мария Иванова", "Ștefan Ğiżycki ő"]
    let flat = try certificates("flat", names)
    let turned = folder.path("turned.pdf")
    _ = try tool(["qpdf", flat, "--rotate=90:2", "--rotate=180:3", "--rotate=270:4", "--", turned])
    let stamped = try issue(["--stamp", turned, "--stamp-at", "100,130", "--size", "40"])
    #expect(stamped.status == 0, "\(stamped.errors)")
    for page in 1...5 {
      let dark = try darkSpan(of: folder.path("codes/stamped.pdf"), page: page, from: (x: 98, y: 128))
      // With four light modules around it, and a module less at the least.
      #expect((101.5...104.0).contains(dark.left) && (131.5...134.0).contains(dark.top), "page \(page): \(dark)")
      #expect((32.0...37.0).contains(dark.width) && abs(dark.width - dark.height) < 0.5, "page \(page): \(dark)")
    }
  }

  /// Where the dark of a page is within 50 mm right of and below a place, in millimetres.
  private func darkSpan(of path: String, page: Int, from place: (x: Double, y: Double)) throws -> (
    left: Double, top: Double, width: Double, height: Double
  ) {
    let dots = 10.0
    _ = try tool([
      "pdftoppm", "-r", String(dots * 25.4), "-gray", "-f", String(page), "-l", String(page), "-singlefile", path,
      folder.path("dots"),
    ])
    let file = try Data(contentsOf: URL(fileURLWithPath: folder.path("dots.pgm")))
    let head = try #require(String(decoding: file.prefix(40), as: UTF8.self).sidesOfPGM)
    let pixels = [UInt8](file.suffix(head.width * head.height))
    var (columns, rows) = ([Int](), [Int]())
    for y in Int(place.y * dots)..<min(head.height, Int((place.y + 50) * dots)) {
      for x in Int(place.x * dots)..<min(head.width, Int((place.x + 50) * dots)) where pixels[y * head.width + x] < 128
      {
        columns.append(x)
        rows.append(y)
      }
    }
    let (left, right) = (try #require(columns.min()), try #require(columns.max()))
    let (top, bottom) = (try #require(rows.min()), try #require(rows.max()))
    return (Double(left) / dots, Double(top) / dots, Double(right - left + 1) / dots, Double(bottom - top + 1) / dots)
  }

  @Test(.enabled(if: isThere("weasyprint"))) func thePrintersPageHasFiveSizesAndARuler() throws {
    let answer = try Program.run(["qr", "--test-page", folder.path("test.pdf")])
    #expect(answer.status == 0, "\(answer.errors)")
    _ = try tool([
      "pdftoppm", "-r", "600", "-gray", "-png", "-singlefile", folder.path("test.pdf"), folder.path("test"),
    ])
    let found = try read(folder.path("test.png")).split(separator: "\n")
    #expect(found.count == 5 && Set(found).count == 1)
    #expect(try Program.run(["verify", "--only-trust"], input: String(found[0])).status == 4)
  }

  @Test func theDataSheetNamesEveryFieldAndEveryFile() throws {
    let roll = try folder.write("more.csv", "Student number;familyName;dateOfBirth\n1;A;2000-01-01\n2;B;\n")
    let answer = try Program.run([
      "issue", "--describe", "--issuer", school.file, "--defaults", folder.path("defaults.json"), "--status", "status",
      "--out", "codes", roll,
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    for text in [
      "| familyName | identification of the learner (mandatory 1) | 2 |", "| dateOfBirth |", " | 1 |",
      "| title | title of the micro-credential (mandatory 2) | 2 |", "do not go into the code: Student number",
      "**dateOfBirth is in it.**", "codes/manifest.csv | yes: a register of persons", "status/register.csv",
      "The codes have no end of their own",
    ] {
      #expect(answer.output.contains(text), "\(text)")
    }
    #expect(!answer.output.contains("| grade |"))
  }
}

extension String {
  /// The sides in the head of a binary PGM.
  fileprivate var sidesOfPGM: (width: Int, height: Int)? {
    let words = split(whereSeparator: \.isWhitespace)
    guard words.count > 2, words[0] == "P5", let width = Int(words[1]), let height = Int(words[2]) else { return nil }
    return (width, height)
  }
}

/// Whether a program is on the path.
func isThere(_ program: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/" + program)
  }
}
