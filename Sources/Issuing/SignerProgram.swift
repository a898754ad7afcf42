package import Keys
package import Platform

/// A program that signs with a key kept elsewhere, such as in a card: it reads the message and answers with the signature.
package struct SignerProgram {
  /// Why there is no signature.
  package enum Fault: Error, Equatable {
    /// The shell is missing, or it did not find the command.
    case notStarted
    case outOfTime(seconds: UInt32)
    case ended(status: Int32)
    /// The answer has so many bytes and is no signature of the algorithm.
    case noSignature(bytes: Int, SignatureAlgorithm)
    case system(SystemError)
  }

  /// Seconds a signer has, with the time somebody takes to touch a card.
  private static let patience: UInt32 = 120
  /// The status of a shell whose command cannot be run.
  private static let cannotRun: Int32 = 126

  private let command: String
  private let algorithm: SignatureAlgorithm

  /// - Parameter command: what a shell runs.
  package init(_ command: String, for algorithm: SignatureAlgorithm) {
    (self.command, self.algorithm) = (command, algorithm)
  }

  /// The signature of a message.
  package func sign(_ message: [UInt8]) throws(Fault) -> [UInt8] {
    let answer: Program.Answer
    do {
      answer = try Program("/bin/sh").run(["-c", command], input: message, seconds: Self.patience)
    } catch {
      if case .notStarted = error { throw .notStarted }
      throw .system(error)
    }
    switch answer.status {
    case 0: break
    case Self.cannotRun: throw .notStarted
    case Program.Status.outOfTime: throw .outOfTime(seconds: Self.patience)
    default: throw .ended(status: answer.status)
    }
    guard PrivateKey.signature(from: answer.output, algorithm) != nil else {
      throw .noSignature(bytes: answer.output.count, algorithm)
    }
    return answer.output
  }
}
