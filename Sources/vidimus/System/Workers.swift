import Platform

/// Processes that work through batches of bytes, each in its turn, and whose answers come back in that order.
final class Workers {
  private let workers: Platform.Workers

  /// Starts workers with everything this process holds; each answers batches with `work`.
  init(_ count: Int, _ work: ([UInt8]) -> [UInt8]) throws(Failure) {
    workers = try orFail(Failure.io) { () throws(SystemError) in try Platform.Workers(count, work) }
  }

  /// The processors of this machine that a program may use.
  static var processors: Int { ThisProcess.processors }

  /// Whether answers are still to come.
  var isBusy: Bool { workers.isBusy }

  /// Gives a batch to the worker whose turn it is, and hands over the answer to its last one.
  func give(_ batch: [UInt8], _ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let answer = try orFail(Failure.io) { () throws(SystemError) in try workers.give(batch) }
    if let answer { try take(answer) }
  }

  /// Waits for everything that was given.
  func finish(_ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    while let answer = try orFail(Failure.io, { () throws(SystemError) in try workers.next() }) { try take(answer) }
  }
}
