import Foundation
import Testing

private let documentation = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../Documentation").standardizedFileURL

private func document(_ name: String) throws -> String {
  try String(contentsOf: documentation.appendingPathComponent(name), encoding: .utf8)
}

/// What the program says of a command.
private struct Help {
  let text: String
  /// The lines that say how the command is called.
  let usage: Substring
  let options: [String]

  init(_ command: String) throws {
    text = try Program.run([command, "--help"]).output
    usage = text[..<(text.range(of: "\n\n")?.lowerBound ?? text.endIndex)]
    options = text.split(separator: "\n").filter { $0.hasPrefix("  --") }.compactMap {
      $0.split(separator: " ").first.map { String($0) }
    }
  }

  /// The commands that the program's help names, a line each.
  static func commands() throws -> [String] {
    let lines = try Program.run(["--help"]).output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    return lines.compactMap { $0.split(separator: " ").first.map { String($0) } }
  }
}

@Suite struct HelpTests {
  @Test func everyCommandHasHelp() throws {
    #expect(try Program.run(["--help"]).status == 0)
    #expect(try Help.commands().count >= 17 && Help.commands().first == "scan")
    for command in try Help.commands() {
      let own = try Program.run([command, "--help"])
      #expect(own.status == 0 && own.output.hasPrefix("usage: vidimus " + command))
      #expect(try Program.run(["help", command]).output == own.output)
      #expect(try Program.run([command, "-h"]).output == own.output)
      #expect(own.output.split(separator: "\n").allSatisfy { $0.utf8.count <= 80 }, "\(command)")
    }
  }

  @Test func theWaysToCallACommandNameOptionsItHas() throws {
    for command in try Help.commands() {
      let help = try Help(command)
      for word in help.usage.split(whereSeparator: { !$0.isLetter && $0 != "-" }) where word.hasPrefix("--") {
        #expect(help.options.contains(String(word)), "\(command) \(word)")
      }
    }
  }

  @Test func noOptionIsTwiceInACommand() throws {
    for command in try Help.commands() {
      let options = try Help(command).options
      #expect(Set(options).count == options.count, "\(command)")
    }
  }

  @Test func theVersionNamesLibrariesAndFormats() throws {
    let answer = try Program.run(["--version"])
    for word in ["vidimus 0.", "MC1", "HC1", "OpenSSL 3", "zlib 1", "libqrencode 4"] {
      #expect(answer.output.contains(word))
    }
  }

  @Test func withoutACommandTheHelpIsNamed() throws {
    let answer = try Program.run([])
    #expect(answer.status == 64 && answer.errors == "vidimus: no command is given; see vidimus --help\n")
  }
}

@Suite struct ManualTests {
  @Test func pagesAndCompletionAreWhatTheProgramSays() throws {
    let process = Process()
    process.executableURL = documentation.appendingPathComponent("../Scripts/manual").standardizedFileURL
    process.arguments = ["--check"]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["VIDIMUS_COMMAND": Program.words.joined(separator: " ")]) { $1 }
    let answer = try Program.run(process, input: Data())
    #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
  }

  @Test func aCommandHasAPageWithEveryOption() throws {
    for command in try Help.commands() {
      let page = try document("man/vidimus-\(command).1").replacingOccurrences(of: "\\-", with: "-")
      for option in try Help(command).options {
        #expect(page.contains(" \(option) \"") || page.contains(" \(option)\n"), "\(command) \(option)")
      }
    }
  }
}

@Suite struct CompletionTests {
  private static func isInstalled(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell)
  }

  private func run(_ words: [String], input: String = "", in folder: TemporaryFolder) throws -> Program.Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": folder.url.path, "TERM": "dumb"]) { $1 }
    return try Program.run(process, input: Data(input.utf8))
  }

  private func path(_ name: String) -> String { documentation.appendingPathComponent("completion/" + name).path }

  @Test func everyShellKnowsEveryOption() throws {
    let (bash, zsh, fish) = (
      try document("completion/vidimus.bash"), try document("completion/_vidimus"),
      try document("completion/vidimus.fish")
    )
    for command in try Help.commands() {
      let inBash = try #require(bash.split(separator: "\n").first { $0.contains(" \(command)) options=") })
      let zshStart = try #require(zsh.range(of: "\n    \(command))\n"))
      let inZsh = zsh[zshStart.upperBound...].prefix(
        upTo: zsh.range(of: " ;;", range: zshStart.upperBound..<zsh.endIndex)!.lowerBound)
      for option in try Help(command).options {
        #expect(inBash.contains("\(option) "), "\(command) \(option)")
        #expect(inZsh.contains("\(option)=[") || inZsh.contains("\(option)["), "\(command) \(option)")
        #expect(fish.contains("'__vidimus_is \(command)' -l \(option.dropFirst(2)) "), "\(command) \(option)")
      }
    }
  }

  @Test(arguments: [
    (["bash", "-n"], "vidimus.bash"), (["zsh", "-n"], "_vidimus"), (["fish", "--no-execute"], "vidimus.fish"),
  ])
  func theShellTakesItsFile(_ check: [String], _ file: String) throws {
    guard check[0] == "bash" || Self.isInstalled(check[0]) else { return }
    let answer = try run(check + [path(file)], in: TemporaryFolder())
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.errors)")
  }

  /// Types into a shell on a terminal; a function in the program's place says what it was given.
  @Test(arguments: [
    ("sc\t", "<scan>"), ("scan --fac\tvis\t", "<scan><--faces><visitor>"),
    ("scan --faces=vis\t", "<scan><--faces=visitor>"),
    ("scan --display link:/\t", "<scan><--display><link:/dev/ttyACM0>"),
    ("scan --led acc\tdoor", "<scan><--led><accepted=door>"),
    ("list rot\t", "<list><rotate>"), ("issue --key ro\t", "<issue><--key><roll.csv>"),
    ("issue ro\t", "<issue><roll.csv>"),
    ("issue --out co\t", "<issue><--out><codes/>"), ("scan ro\t", "<scan><ro>"), ("help key\t", "<help><keygen>"),
  ])
  func bashCompletes(_ typed: String, _ arguments: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("roll.csv", "")
    try FileManager.default.createDirectory(atPath: folder.path("codes"), withIntermediateDirectories: true)
    let lines = [
      "source '\(path("vidimus.bash"))'", "vidimus() { printf '<%s>' \"$@\"; echo; }", "vidimus \(typed)", "exit",
    ]
    let answer = try run(
      ["script", "--quiet", "--return", "--command", "bash --norc --noprofile -i", "/dev/null"],
      input: lines.joined(separator: "\n") + "\n", in: folder)
    let output = answer.output.replacingOccurrences(of: "\r", with: "")
    #expect(output.contains("\n" + arguments + "\n"), "\(output)")
  }

  @Test func fishCompletes() throws {
    guard Self.isInstalled("fish") else { return }
    let folder = try TemporaryFolder()
    for (typed, expected) in [("scan --faces v", "visitor"), ("list rot", "rotate"), ("issue --tem", "--template")] {
      let answer = try run(
        ["fish", "--no-config", "-c", "source '\(path("vidimus.fish"))'; complete -C 'vidimus \(typed)'"], in: folder)
      #expect(
        answer.lines.map { $0.split(separator: "\t")[0] } == [Substring(expected)], "\(answer.output)\(answer.errors)")
    }
  }
}
