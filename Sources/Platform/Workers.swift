import CLibC
import Codecs

/// Processes that work through batches of bytes in turn. Answers come back in the order of the batches.
///
/// A worker has at most one batch and reads all of it before it writes, so no two processes wait for each other. The
/// workers end when this object is gone.
package final class Workers {
  private let workers: [Worker]
  /// How many batches were given, and how many were answered. A batch's number modulo the number of workers tells its
  /// worker.
  private var given = 0
  private var answered = 0

  /// Starts `count` copies of this process. Each answers batches with `work`.
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
  /// - Returns: that worker's answer to its last batch, which is the oldest answer not returned yet; nil if it had no
  ///   batch.
  /// - Throws: ``SystemError/ended(_:)`` if a worker ended before it answered.
  package func give(_ batch: [UInt8]) throws(SystemError) -> [UInt8]? {
    let answer = given - answered == workers.count ? try next() : nil
    try workers[given % workers.count].send(batch)
    given += 1
    return answer
  }

  /// The answer to the oldest batch whose answer was not returned yet; nil if there is none.
  ///
  /// - Throws: ``SystemError/ended(_:)`` if a worker ended before it answered.
  package func next() throws(SystemError) -> [UInt8]? {
    guard isBusy else { return nil }
    let answer = try workers[answered % workers.count].receive()
    answered += 1
    return answer
  }
}

/// A process at the other end of two pipes. Before each batch and answer stands its length in four bytes.
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
    // If this process kept the other workers' pipes open, those workers would never see the end of their input.
    for other in others { other.close() }
    _ = (CLibC.close(down[1]), CLibC.close(up[0]))
    _exit(Worker(input: up[1], output: down[0], process: 0).answer(work))
  }

  func close() { _ = (CLibC.close(input), CLibC.close(output)) }

  /// Waits for the worker to end, which it does when there are no more batches.
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

  /// Reads `count` bytes; nil at the end of the pipe.
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

  /// The worker's side: reads batches and writes answers until there are no more.
  private func answer(_ work: ([UInt8]) -> [UInt8]) -> Int32 {
    do {
      while let batch = try next() { try send(work(batch)) }
      return 0
    } catch {
      return 74
    }
  }
}
