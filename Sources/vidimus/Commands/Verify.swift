import Codecs
import Platform
import Refreshing
import Scanning
import Verification

/// `vidimus verify`: verdicts on texts, files and streams; the exit status is the verdict.
enum VerifyCommand {
  static let command = Command(
    name: "verify", summary: "verify texts, files or a stream of lines; exit with the verdict",
    forms: [Command.Form("[OPTION]... [FILE]..."), Command.Form("[OPTION]... --text TEXT")],
    groups: [
      OptionGroup(
        "Input and output",
        [
          .text,
          Option("json", nil, "answer with one JSON object a line"),
          Option("filter", nil, "exit 0 once every line is answered, whatever the verdicts are"),
          Option("jobs", "N", "answer with N processes, 1 to 64, in the order of the lines; 1 unless given"),
        ]),
      OptionGroup("What a credential must meet", .rules),
      OptionGroup("Trust", .trust),
      OptionGroup("Other options", [.at]),
    ],
    exits: [
      ExitStatus(0, "genuine"),
      ExitStatus(1, "unmet, ended, not-yet, withdrawn, not-as-signed, not-listed or not-covered"),
      ExitStatus(2, "undecided, because the program could not tell"),
      ExitStatus(3, "unreadable, unsupported or not-a-credential, or there was no line"),
      ExitStatus(4, "a test card"),
    ],
    notes: """
      Without FILE, or with -, the codes come from standard input, a code a line. Each gets one line of answer, in order. \
      The exit status is the highest of all lines.
      """,
    run: run)

  /// Bytes of a line, and of a file that is one document.
  private static let lineLimit = 65_536
  private static let documentLimit = 1 << 20

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    let jobs = try arguments.number("jobs", 1...64) ?? 1
    let rules = try RuleOptions.rules(arguments)
    let answerer = Answerer(trust: try DeskTrust(arguments, kinds: .all, rules: rules), asJSON: arguments.has("json"))
    Sandbox.enter()
    let answers = jobs == 1 ? Answers(answerer) : try SharedAnswers(answerer, jobs: jobs)
    if let text = arguments["text"] {
      guard arguments.operands.isEmpty else { throw .usage("--text and a file are one too many") }
      try answers.give(.bytes([UInt8](text.utf8)))
    } else {
      for path in arguments.operands.isEmpty ? ["-"] : arguments.operands { try verify(path, answers) }
    }
    try answers.flush()
    return arguments.has("filter") ? 0 : answers.status
  }

  private static func verify(_ path: String, _ answers: Answers) throws(Failure) {
    guard path != "-" else { return try verify(ByteStream(), answers) }
    let stream = try orFail(Failure.noInput) { () throws(SystemError) in try ByteStream(opening: path) }
    guard !Files.isFolder(path) else { throw .noInput(visible(path) + " is a folder") }
    try verify(stream, answers)
  }

  /// Answers a stream: lines, unless it begins like a document, which is one code.
  private static func verify(_ stream: ByteStream, _ answers: Answers) throws(Failure) {
    var framer = LineFramer(ending: .lineFeed, limit: lineLimit)
    var isFirst = true
    while true {
      // A program that waits for answers before it sends more gets those that are there.
      if answers.holdsBack, !stream.isReady { try answers.flush() }
      switch try next(stream) {
      case .interrupted: continue
      case .end:
        if let line = framer.finish() { try answers.give(line) }
        return
      case .bytes(let bytes):
        if isFirst, beginsDocument(bytes) { return try answers.give(readDocument(bytes, stream)) }
        isFirst = false
        var position = 0
        while position < bytes.count {
          if let line = framer.push(bytes, from: &position) { try answers.give(line) }
        }
      }
    }
  }

  private static func next(_ stream: ByteStream) throws(Failure) -> Descriptor.Chunk {
    try orFail(Failure.io) { () throws(SystemError) in try stream.next() }
  }

  /// JSON, XML and PNG have line breaks of their own.
  private static func beginsDocument(_ bytes: [UInt8]) -> Bool {
    bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "<")
      || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
  }

  private static func readDocument(_ beginning: [UInt8], _ stream: ByteStream) throws(Failure) -> LineFramer.Line {
    var document = beginning
    while document.count <= documentLimit {
      switch try next(stream) {
      case .interrupted: continue
      case .end: return .bytes(document)
      case .bytes(let bytes): document += bytes
      }
    }
    return .tooLong
  }
}

/// Turns a line into its answer.
struct Answerer {
  let trust: DeskTrust
  let asJSON: Bool

  /// The answer, with its line ending, and the exit status of the verdict.
  func answer(_ line: LineFramer.Line) -> (text: [UInt8], status: Int32) {
    let verdict = trust.verdict(on: line)
    var text = asJSON ? verdict.json.bytes : [UInt8](Words.say(verdict).utf8)
    text.append(0x0A)
    return (text, verdict.word.exitStatus)
  }
}

/// Gives answers in the order of the lines, and knows what to exit with.
class Answers {
  let answerer: Answerer
  private var highest: Int32?

  init(_ answerer: Answerer) { self.answerer = answerer }

  /// The highest status of all verdicts; 3 if there was none.
  final var status: Int32 { highest ?? 3 }

  /// Whether lines were taken that are not yet answered.
  var holdsBack: Bool { false }

  /// Answers one line, and hands the answer over before the next is read.
  func give(_ line: LineFramer.Line) throws(Failure) {
    let (text, status) = answerer.answer(line)
    try hand(over: text, status)
  }

  /// Hands over whatever is held back.
  func flush() throws(Failure) {}

  final func hand(over text: [UInt8], _ status: Int32) throws(Failure) {
    highest = max(highest ?? 0, status)
    try Output.write(text)
  }
}
