import CLibC
import Codecs

/// Processes that work through batches of bytes, each in its turn; answers come back in that order.
///
/// A worker has at most one batch and reads all of it before it writes, so no two processes wait for each other. The
/// workers end when this is gone.
package final class Workers {
  private let workers: [Worker]
  /// Batches given and batches answered; a batch's number modulo the number of workers is its worker.
  private var given = 0
  private var answered = 0

  /// Starts workers with everything this process holds; each answers batches with `work`.
  package init(_ count: Int, _ work: ([UInt8]) -> [UInt8]) throws(SystemError) {
    var workers: [Worker] = []
    for _ in 0..<count { workers.append(try Worker.start(work, besides: workers)) }
    self.workers = workers
  }

  deinit {
    for worker in workers { worker.close() }
    for worker in workers { worker.wait() }
  }

  /// Whether answers are still to come.
  package var isBusy: Bool { answered < given }

  /// Gives a batch to the next worker.
  ///
  /// - Returns: the answer to that worker's batch before, the oldest that was not yet handed over; nil where it had none.
  /// - Throws: ``SystemError/ended(_:)`` where a worker ended before it answered.
  package func give(_ batch: [UInt8]) throws(SystemError) -> [UInt8]? {
    let answer = given - answered == workers.count ? try next() : nil
    try workers[given % workers.count].send(batch)
    given += 1
    return answer
  }

  /// The answer to the oldest batch that was not yet handed over; nil where all were.
  package func next() throws(SystemError) -> [UInt8]? {
    guard isBusy else { return nil }
    let answer = try workers[answered % workers.count].receive()
    answered += 1
    return answer
  }
}

/// A process at the other end of two pipes. A length of four bytes stands before each batch and answer.
private struct Worker {
  private let input: Int32
  private let output: Int32
  private let process: pid_t

  private static let name = "a worker"

  static func start(_ work: ([UInt8]) -> [UInt8], besides others: [Worker]) throws(SystemError) -> Worker {
    var (down, up): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard unsafe pipe(&down) == 0, unsafe pipe(&up) == 0 else { throw .last(.pipe, name) }
    let process = vidimus_fork()
    guard process >= 0 else { throw .last(.fork, name) }
    guard process == 0 else {
      _ = (CLibC.close(down[0]), CLibC.close(up[1]))
      return Worker(input: down[1], output: up[0], process: process)
    }
    // With the others' pipes open here, the others would wait for an end that does not come.
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

  func send(_ bytes: [UInt8]) throws(SystemError) {
    try Descriptor.write(ByteOrder.bigEndian.bytes(UInt64(bytes.count), size: 4) + bytes, to: input, name: Self.name)
  }

  func receive() throws(SystemError) -> [UInt8] {
    guard let bytes = try next() else { throw .ended(Self.name) }
    return bytes
  }

  private func next() throws(SystemError) -> [UInt8]? {
    guard let header = try read(4) else { return nil }
    guard let content = try read(Int(ByteOrder.bigEndian.number(header[...]))) else { throw .ended(Self.name) }
    return content
  }

  /// So many bytes; nil at the end of the pipe.
  private func read(_ count: Int) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: min(count - bytes.count, Descriptor.chunkSize))
      switch try Descriptor.read(output, name: Self.name, into: &buffer) {
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
