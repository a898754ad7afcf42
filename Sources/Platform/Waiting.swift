import CLibC

/// Waits for descriptors, for time to pass, and for the signals that end the program.
package enum Waiting {
  /// Why a wait ended.
  package enum Outcome: Equatable, Sendable {
    case ready, timeout
    /// SIGTERM, SIGINT or SIGHUP came; the program must end.
    case terminated
  }

  /// What a descriptor must be ready for.
  package enum Direction: Sendable {
    case reading, writing

    fileprivate var events: Int16 { self == .reading ? Int16(POLLIN) : Int16(POLLOUT) }
  }

  /// Defers the signals that end the program. From now on they arrive only while this type waits, so they interrupt no
  /// other work.
  package static func deferTermination() { vidimus_defer_termination() }

  /// Makes writing to a closed pipe fail with EPIPE, instead of ending the program.
  package static func ignoreBrokenPipes() { vidimus_ignore_broken_pipes() }

  /// Waits until a descriptor can be read.
  ///
  /// - Parameters:
  ///   - descriptor: nil to wait only for time and signals.
  ///   - milliseconds: nil for no limit.
  package static func forBytes(from descriptor: Int32?, milliseconds: Int32?) -> Outcome {
    outcome(vidimus_wait(descriptor ?? -1, Int16(POLLIN), milliseconds ?? -1))
  }

  /// Waits for several descriptors, and tells which of them can be read, are closed or have failed.
  package static func forBytes(
    from descriptors: [Int32], milliseconds: Int32?
  ) -> (outcome: Outcome, ready: [Bool]) {
    var files = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let answer = unsafe vidimus_wait_for(&files, Int32(files.count), milliseconds ?? -1)
    return (outcome(answer), files.map { $0.revents != 0 })
  }

  /// Whether the program was told to end.
  package static var isTerminated: Bool { forBytes(from: nil as Int32?, milliseconds: 0) == .terminated }

  /// Waits for a descriptor; false if the time is over or a signal came first.
  ///
  /// - Parameter milliseconds: negative for no limit.
  package static func isReady(_ descriptor: Int32, _ direction: Direction, milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: direction.events, revents: 0)
    return unsafe poll(&request, 1, milliseconds) > 0
  }

  private static func outcome(_ answer: Int32) -> Outcome {
    switch answer {
    case Int32(VIDIMUS_TERMINATED): .terminated
    case Int32(VIDIMUS_TIMEOUT): .timeout
    default: .ready
    }
  }
}
