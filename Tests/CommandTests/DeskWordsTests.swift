import Foundation
import Testing

/// What a desk says to whom, asks for and obeys, by the real binary.
@Suite struct DeskWordsTests {
  /// The screens of a film strip, each a list of its lines without the frame.
  private func screens(_ arguments: [String], _ input: String) throws -> [[String]] {
    let answer = try Program.run(["scan", "--at", "2026-11-24"] + arguments, input: input)
    #expect(answer.status == 0, "\(answer.errors)")
    var screens: [[String]] = []
    for line in answer.lines {
      if line.hasPrefix("┌") { screens.append([]) }
      if line.hasPrefix("│") {
        screens[screens.count - 1].append(line.dropFirst().dropLast().trimmingCharacters(in: .whitespaces))
      }
    }
    return screens
  }

  @Test func theDisplaySpeaksTheLanguageItIsToldTo() throws {
    let school = try School()
    let code = try school.code(["titles": ["el": "Ηθική"]]) + "\n"
    let greek = try screens(school.trust + ["--language", "el", "--display", "terminal:20x2"], code)
    #expect(greek.first == ["ΕΤΟΙΜΟ", "Σαρώστε κωδικό"])
    #expect(greek.contains(["✓ ΓΝΗΣΙΟΣ ΚΩΔΙΚΟΣ", "ID? Anna Kowalska"]) && greek.contains(["Ηθική", ""]))
    for language in ["xx", "", "en,", "en,en"] {
      let answer = try Program.run(["scan", "--only-trust", "--language", language], input: "")
      #expect(answer.status == 64, "\(language)")
    }
  }

  @Test func aSitesPhrasesTakeThePlaceOfOurs() throws {
    let folder = try TemporaryFolder()
    try folder.write("en.phrases", "word.ready: OPEN\nreviewed-by: the desk\n")
    let options = ["--only-trust", "--phrases", folder.url.path]
    #expect(try screens(options, "").first == ["OPEN", "Scan a code"])
    try folder.write("en.phrases", "word.ready: WE ARE OPEN NOW\n")
    let answer = try Program.run(["scan"] + options, input: "")
    #expect(answer.status == 66 && answer.errors.contains("line 1: is too long for a display of 16 columns"))
  }

  @Test func whoLooksDecidesWhatIsSaid() throws {
    let school = try School()
    let codes = try school.code() + "\n" + "https://x.example\n"
    let visitor = try screens(school.trust + ["--faces", "visitor"], codes)
    #expect(
      visitor == [
        ["READY", "Scan a code"], ["✓ ACCEPTED", "Anna Kowalska"], ["READY", "Scan a code"],
        ["PLEASE ASK", "our staff"], ["READY", "Scan a code"],
      ])
    let learner = try screens(school.trust + ["--faces", "learner"], codes)
    #expect(
      learner.contains(["✓ CODE WORKS", "Anna Kowalska"]) && learner.contains(["Scan the code on", "your certificate"]))
    #expect(try Program.run(["scan", "--only-trust", "--faces", "everybody"], input: "").status == 64)
  }

  @Test func aRuleThatIsNotMetIsNamedAndNoRefusal() throws {
    let school = try School()
    let code = try school.code() + "\n"
    func answer(_ rules: [String]) throws -> Program.Answer {
      let options = school.trust + rules.flatMap { ["--require", $0] } + ["--json", "--at", "2026-11-24"]
      return try Program.run(["verify"] + options, input: code)
    }
    let met = try answer(["eqf=6", "ects=1", "country=NL", "issuer=https://tudelft.nl"])
    #expect(met.status == 0)
    #expect(try verdict(met.output)["verdict"] as? String == "genuine")
    #expect(met.errors.contains("TFEU Article 45, Directive 2000/78/EC"))
    let unmet = try answer(["ects=1", "eqf=7", "country=FI"])
    #expect(unmet.status == 1)
    #expect(try verdict(unmet.output)["verdict"] as? String == "unmet")
    #expect(try verdict(unmet.output)["reason"] as? String == "rule:eqf")
    #expect(try verdict(unmet.output)["credential"] != nil)
    #expect(try answer(["eqf=6"]).errors.isEmpty)
    for wrong in ["eqf", "eqf=9", "age=old", "group=x"] { #expect(try answer([wrong]).status == 64, "\(wrong)") }
    #expect(try answer(["eqf=5", "eqf=6"]).status == 64)
    let shown = try screens(school.trust + ["--require", "eqf=7", "--display", "terminal:20x2"], code)
    #expect(shown.contains(["! GENUINE, BUT:", "we ask for EQF 7"]))
  }

  @Test func rulesComeFromAFileAndAFaultInItIsNamed() throws {
    let school = try School()
    let folder = try TemporaryFolder()
    let path = try folder.write("rules", "# ours\ngroup delft: https://tudelft.nl\ntu: group=delft\nmaster: eqf=7\n")
    let code = try school.code() + "\n"
    let answer = try Program.run(["verify", "--at", "2026-11-24", "--rules", path] + school.trust, input: code)
    #expect(answer.output.hasPrefix("unmet (rule:master): Anna Kowalska"))
    try folder.write("rules", "tu: group=delft\n")
    let wrong = try Program.run(["verify", "--rules", path] + school.trust, input: code)
    #expect(wrong.status == 66 && wrong.errors.contains("line 1: no group \"delft\""))
  }

  @Test func printedCardsSteerADesk() throws {
    let school = try School()
    let cards = try Program.run(["card", "--commands"]).lines
    #expect(cards.count == 6 && cards.allSatisfy { $0.hasPrefix("VIDIMUS:") })
    let input = try [school.code(), "VIDIMUS:LANGUAGE", "VIDIMUS:CLEAR", "VIDIMUS:REPEAT", "VIDIMUS:STATUS"]
      .joined(separator: "\n")
    let shown = try screens(school.trust + ["--language", "en,sv", "--require", "eqf=5"], input)
    #expect(shown.contains(["✓ GENUINE CODE", "Anna Kowalska"]) && shown.contains(["✓ ÄKTA KOD", "Anna Kowalska"]))
    // Once cleared, a verdict is not shown again, and the desk speaks its own language.
    #expect(shown.contains(["REDO", "Skanna en kod"]))
    #expect(shown.suffix(3) == [["This desk asks", "EQF 5"], ["24 Nov 2026", "English"], ["READY", "Scan a code"]])
    #expect(shown.filter { $0.contains("Anna Kowalska") }.count == 2)
    // Machines are answered as ever.
    let machine = try Program.run(["scan", "--json", "--only-trust"], input: "VIDIMUS:CLEAR\n")
    #expect(try verdict(machine.output)["reason"] as? String == "unknown-text")
  }

  @Test func eachVerdictLightsItsOwnLamp() throws {
    let folder = try TemporaryFolder()
    func led(_ name: String) throws -> String {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
      for file in ["brightness", "trigger", "delay_on", "delay_off"] { try folder.write(name + "/" + file, "") }
      try folder.write(name + "/max_brightness", "255\n")
      return folder.path(name)
    }
    let (green, red) = (try led("green"), try led("red"))
    let school = try School()
    let process = Program.process(
      [
        "scan", "--at", "2026-11-24", "--led", "accepted=" + green, "--led", "refused=" + red,
        "--display", "terminal:20x4",
      ] + school.trust)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // In a film strip every screen is lit in its turn, and what stays is the waiting desk.
    input.fileHandleForWriting.write(Data((try school.code() + "\n").utf8))
    try input.fileHandleForWriting.close()
    _ = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(try folder.read("green/brightness") == "0\n" && folder.read("red/brightness") == "0\n")
    #expect(try folder.read("green/trigger") == "none\n")
    for wrong in ["green", "accepted=no-such-led", "blue=" + green] {
      #expect(try Program.run(["scan", "--only-trust", "--led", wrong], input: "").status != 0)
    }
  }

  @Test func aTerminalTurnsBackRingsAndLights() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("led"), withIntermediateDirectories: true)
    for file in ["brightness", "trigger", "delay_on", "delay_off"] { try folder.write("led/" + file, "") }
    try folder.write("led/max_brightness", "7\n")
    let terminal = try PseudoTerminal()
    let school = try School()
    let input = Pipe()
    let led = folder.path("led")
    let process = Program.process(
      ["scan", "--at", "2026-11-24", "--bell", "--led", "accepted=" + led, "--led", "refused=" + led] + school.trust)
    process.standardInput = input
    process.standardOutput = terminal.line
    try process.run()
    func send(_ text: String, until sign: String) -> String {
      input.fileHandleForWriting.write(Data((text + "\n").utf8))
      var drawn = ""
      for _ in 0..<40 where !drawn.contains(sign) { drawn += terminal.read() }
      return drawn
    }
    let accepted = send(try school.code(), until: "Kowalska")
    #expect(accepted.contains("Kowalska"))
    #expect(try folder.read("led/brightness") == "0\n")  // Not before the question about the ID.
    // Back from the first page is the last.
    #expect(send("VIDIMUS:BACK", until: "Own trust file").contains("Own trust file"))
    // A lamp follows the screen that it belongs to.
    #expect(try until { try folder.read("led/brightness") == "7\n" })
    #expect(send("VIDIMUS:HOLD", until: "Own trust file").contains("Own trust file"))
    let refused = send(try forged(try school.code(), "Kowalska", "Kowalski"), until: "NOT AS SIGNED")
    #expect(refused.contains("NOT AS SIGNED"))
    var rings = refused.filter { $0 == "\u{7}" }.count
    for _ in 0..<20 where rings < 3 { rings += terminal.read().filter { $0 == "\u{7}" }.count }
    #expect(rings == 3)
    #expect(try until { try folder.read("led/trigger") == "timer\n" && folder.read("led/delay_on") == "125\n" })
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try folder.read("led/trigger") == "none\n" && folder.read("led/brightness") == "0\n")
  }
}
