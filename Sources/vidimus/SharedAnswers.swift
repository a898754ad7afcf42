import CLibC
import Codecs

/// Answers given by several processes, in the order of the lines.
///
/// Lines go to the workers in batches, to each in turn, and their answers come back in the same turn: the order
/// needs no other bookkeeping. A worker has at most one batch, and reads all of it before it writes, so nobody
/// waits for somebody who waits for him.
final class SharedAnswers: Answers {
  /// Lines in a batch, and the bytes after which it is sent early.
  private static let batchLines = 64
  private static let batchSize = 65_536

  private let workers: [Worker]
  private var batch: [UInt8] = []
  private var batchCount = 0
  /// Batches sent and batches answered; the next is the worker's whose number is the remainder.
  private var sent = 0
  private var received = 0

  /// Starts the workers, each with the trust that is already loaded.
  init(_ answerer: Answerer, jobs: Int) throws(Failure) {
    var workers: [Worker] = []
    for _ in 0..<jobs { workers.append(try Worker.start(answerer, besides: workers)) }
    self.workers = workers
    super.init(answerer)
  }

  override var holdsBack: Bool { batchCount > 0 || received < sent }

  override func give(_ line: LineFramer.Line) throws(Failure) {
    switch line {
    case .bytes(let bytes): batch += Frame.header(bytes.count) + bytes
    case .tooLong: batch += Frame.header(Frame.tooLong)
    }
    batchCount += 1
    if batchCount == Self.batchLines || batch.count >= Self.batchSize { try send() }
  }

  override func flush() throws(Failure) {
    if batchCount > 0 { try send() }
    while received < sent { try receive() }
  }

  private func send() throws(Failure) {
    // Whose turn it is may still have the answers of the last round.
    if sent - received == workers.count { try receive() }
    try workers[sent % workers.count].send(Frame.header(batch.count) + batch)
    sent += 1
    (batch, batchCount) = ([], 0)
  }

  private func receive() throws(Failure) {
    let answers = try workers[received % workers.count].receive()
    received += 1
    guard let status = answers.last else { throw Worker.lost }
    try hand(over: [UInt8](answers.dropLast()), Int32(status))
  }
}

/// How batches and answers are cut apart in a pipe: a length of four bytes, the most significant first.
private enum Frame {
  /// Stands for the length of a line that was too long to be kept.
  static let tooLong = 0x7FFF_FFFF

  static func header(_ length: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
  }

  static func length(_ header: ArraySlice<UInt8>) -> Int { header.reduce(0) { $0 << 8 | Int($1) } }
}

/// A process that answers batches.
private struct Worker {
  private let input: Int32
  private let output: Int32

  static let lost = Failure.io("a worker ended before its answers were there")

  static func start(_ answerer: Answerer, besides others: [Worker]) throws(Failure) -> Worker {
    var (down, up): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard unsafe pipe(&down) == 0, unsafe pipe(&up) == 0 else { throw .io("cannot make a pipe: " + systemError()) }
    let process = vidimus_fork()
    guard process >= 0 else { throw .io("cannot start a worker: " + systemError()) }
    guard process == 0 else {
      close(down[0])
      close(up[1])
      return Worker(input: down[1], output: up[0])
    }
    // The pipes of the others would keep them waiting for an end that does not come.
    for other in others {
      close(other.input)
      close(other.output)
    }
    close(down[1])
    close(up[0])
    _exit(Worker(input: up[1], output: down[0]).work(answerer))
  }

  func send(_ bytes: [UInt8]) throws(Failure) { try Output.write(bytes, to: input, name: "a worker") }

  /// A whole frame without its header.
  func receive() throws(Failure) -> [UInt8] {
    guard let frame = try next() else { throw Self.lost }
    return frame
  }

  private func next() throws(Failure) -> [UInt8]? {
    guard let header = try read(4) else { return nil }
    guard let content = try read(Frame.length(header[...])) else { throw Self.lost }
    return content
  }

  /// So many bytes; nil at the end of the pipe.
  private func read(_ count: Int) throws(Failure) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: min(count - bytes.count, Input.chunkSize))
      switch try Input.read(output, name: "a worker", into: &buffer) {
      case .bytes(let more): bytes += more
      case .end: return nil
      case .interrupted: break
      }
    }
    return bytes
  }

  /// The worker's side: batches in, answers and the highest status out, until there are no more.
  private func work(_ answerer: Answerer) -> Int32 {
    do {
      while let batch = try next() {
        var answers: [UInt8] = []
        var highest: Int32 = 0
        var position = 0
        while position < batch.count {
          let length = Frame.length(batch[position..<position + 4])
          position += 4
          let line: LineFramer.Line
          if length == Frame.tooLong {
            line = .tooLong
          } else {
            line = .bytes([UInt8](batch[position..<position + length]))
            position += length
          }
          let (text, status) = answerer.answer(line)
          answers += text
          highest = max(highest, status)
        }
        try send(Frame.header(answers.count + 1) + answers + [UInt8(highest)])
      }
      return 0
    } catch {
      return 74
    }
  }
}
