import CLibC
import Codecs

/// Processes that work through batches of bytes, each in its turn, and whose answers come back in that order.
///
/// A worker has at most one batch, and reads all of it before it writes, so nobody waits for somebody who waits for
/// him. They end when this is gone.
final class Workers {
  private let workers: [Worker]
  /// Batches given and batches answered; the next is the worker's whose number is the remainder.
  private var given = 0
  private var answered = 0

  /// Starts workers with everything this process holds; each answers batches with `work`.
  init(_ count: Int, _ work: ([UInt8]) -> [UInt8]) throws(Failure) {
    var workers: [Worker] = []
    for _ in 0..<count { workers.append(try Worker.start(work, besides: workers)) }
    self.workers = workers
  }

  deinit {
    for worker in workers { worker.close() }
    for worker in workers { worker.wait() }
  }

  /// The processors of this machine that a program may use.
  static var processors: Int { max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Whether answers are still to come.
  var isBusy: Bool { answered < given }

  /// Gives a batch to the worker whose turn it is, and hands over the answer to its last one.
  func give(_ batch: [UInt8], _ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    if given - answered == workers.count { try take(try next()) }
    try workers[given % workers.count].send(batch)
    given += 1
  }

  /// Waits for everything that was given.
  func finish(_ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    while isBusy { try take(try next()) }
  }

  private func next() throws(Failure) -> [UInt8] {
    let answer = try workers[answered % workers.count].receive()
    answered += 1
    return answer
  }
}

/// A process at the other end of two pipes, in which a length of four bytes stands before each batch and answer.
private struct Worker {
  private let input: Int32
  private let output: Int32
  private let process: pid_t

  private static let lost = Failure.io("a worker ended before its answers were there")

  static func start(_ work: ([UInt8]) -> [UInt8], besides others: [Worker]) throws(Failure) -> Worker {
    var (down, up): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard unsafe pipe(&down) == 0, unsafe pipe(&up) == 0 else { throw .io("cannot make a pipe: " + systemError()) }
    let process = vidimus_fork()
    guard process >= 0 else { throw .io("cannot start a worker: " + systemError()) }
    guard process == 0 else {
      _ = (CLibC.close(down[0]), CLibC.close(up[1]))
      return Worker(input: down[1], output: up[0], process: process)
    }
    // The pipes of the others would keep them waiting for an end that does not come.
    for other in others { other.close() }
    _ = (CLibC.close(down[1]), CLibC.close(up[0]))
    _exit(Worker(input: up[1], output: down[0], process: 0).answer(work))
  }

  func close() { _ = (CLibC.close(input), CLibC.close(output)) }

  /// Waits for its end, which comes once there are no more batches.
  func wait() {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, vidimus_errno() == EINTR {}
  }

  func send(_ bytes: [UInt8]) throws(Failure) {
    try Output.write(Length.header(bytes.count) + bytes, to: input, name: "a worker")
  }

  func receive() throws(Failure) -> [UInt8] {
    guard let bytes = try next() else { throw Self.lost }
    return bytes
  }

  private func next() throws(Failure) -> [UInt8]? {
    guard let header = try read(4) else { return nil }
    guard let content = try read(Length.number(header[...])) else { throw Self.lost }
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

  /// The worker's side: batches in, answers out, until there are no more.
  private func answer(_ work: ([UInt8]) -> [UInt8]) -> Int32 {
    do {
      while let batch = try next() { try send(work(batch)) }
      return 0
    } catch {
      return 74
    }
  }
}

/// A length of four bytes, the most significant first.
enum Length {
  static func header(_ length: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } }

  static func number(_ header: ArraySlice<UInt8>) -> Int { header.reduce(0) { $0 << 8 | Int($1) } }
}
