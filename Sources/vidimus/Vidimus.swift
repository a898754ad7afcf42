import CLibC
import Keys
import Platform

@main struct Vidimus {
  static func main() {
    Waiting.ignoreBrokenPipes()
    // A configuration file can load other people's code into this process, so it counts only when asked for.
    OpenSSL.start(readsConfiguration: ThisProcess.hasVariable("VIDIMUS_OPENSSL_CONF"))
    exit(run())
  }

  /// The exit status of what the command line asks for.
  private static func run() -> Int32 {
    do {
      return try obey(Arguments.ofProcess())
    } catch {
      return report(error, hint: Command.hint)
    }
  }

  private static func obey(_ words: [String]) throws(Failure) -> Int32 {
    guard let first = words.first else { throw .usage("no command is given") }
    let rest = Array(words.dropFirst())
    if let status = try Command.answerAboutProgram(first, rest) { return status }
    guard let command = Command.named(first) else { throw .usage("there is no command \"" + visible(first) + "\"") }
    return run(command, rest)
  }

  private static func run(_ command: Command, _ words: [String]) -> Int32 {
    do {
      let arguments = try Arguments(words, options: command.options)
      if arguments.has(Option.help.name) {
        try Output.write([UInt8](command.help.utf8))
        return 0
      }
      return try run(command, arguments)
    } catch {
      return report(error, hint: "see vidimus " + command.name + " --help")
    }
  }

  private static func run(_ command: Command, _ arguments: Arguments) throws(Failure) -> Int32 {
    do {
      return try command.run(arguments)
    } catch {
      guard command.name == ScanCommand.command.name else { throw error }
      throw DeskFile.located(error, arguments, command.options)
    }
  }

  private static func report(_ failure: Failure, hint: String) -> Int32 {
    Output.say(failure.status == 64 ? failure.sentence + "; " + hint : failure.sentence)
    return failure.status
  }
}
