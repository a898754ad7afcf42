import CLibC
import Codecs

/// A code scanner on standard input: a terminal it types into, a device, or a pipe.
final class Scanner {
  enum Event {
    case code(LineFramer.Line)
    /// The first bytes of a code have come, its end has not.
    case reading
    /// Nothing that the desk must know of, within the time it asked for.
    case nothing
    case end
  }

  /// Bytes a code may have; the largest QR code holds 7 089 digits.
  static let codeLimit = 8_192
  /// Milliseconds without a byte that end a code, where a scanner sends nothing behind it.
  private static let silence: Int32 = 200

  private var framer: LineFramer
  private var codes: [LineFramer.Line] = []
  private var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
  private let endsBySilence: Bool
  private let isTerminal: Bool
  private var terminalBefore = termios()
  private var hasEnded = false

  /// Takes standard input over; a terminal is put in raw mode until ``release()``.
  ///
  /// - Parameter tab: whether TAB ends a code, for scanners that are set so.
  init(tab: Bool) {
    framer = LineFramer(ending: .scanner(tab: tab), limit: Self.codeLimit)
    isTerminal = isatty(STDIN_FILENO) == 1
    // In a pipe a pause means nothing: the writer may have been put aside in the middle of a code.
    endsBySilence = isTerminal || Input.isDevice(STDIN_FILENO)
    if isTerminal { unsafe vidimus_make_raw(STDIN_FILENO, &terminalBefore) }
  }

  /// Gives a terminal back as it was.
  func release() {
    if isTerminal { unsafe vidimus_restore(STDIN_FILENO, &terminalBefore) }
  }

  /// Waits for what happens next, at most that many milliseconds; for ever when nil.
  func next(within milliseconds: Int32?) throws(Failure) -> Event {
    let waitsForSilence = endsBySilence && framer.isInsideLine
    while codes.isEmpty {
      if hasEnded { return .end }
      let patience = waitsForSilence ? min(Self.silence, milliseconds ?? Self.silence) : milliseconds ?? -1
      switch vidimus_wait(STDIN_FILENO, Int16(POLLIN), patience) {
      case Int32(VIDIMUS_TERMINATED): return .end
      case Int32(VIDIMUS_TIMEOUT):
        guard waitsForSilence, patience == Self.silence, let code = framer.finish() else { return .nothing }
        return .code(code)
      default:
        let wasInside = framer.isInsideLine
        try readChunk()
        if codes.isEmpty, framer.isInsideLine, !hasEnded { return wasInside ? .nothing : .reading }
      }
    }
    return .code(codes.removeFirst())
  }

  private func readChunk() throws(Failure) {
    switch try Input.read(STDIN_FILENO, name: "standard input", into: &buffer) {
    case .interrupted: break
    case .end:
      hasEnded = true
      if let code = framer.finish() { codes.append(code) }
    case .bytes(let bytes):
      // Ctrl-C or Ctrl-D typed by itself: in raw mode nobody else would heed it.
      if isTerminal, bytes == [0x03] || bytes == [0x04], !framer.isInsideLine {
        hasEnded = true
        return
      }
      var position = 0
      while position < bytes.count {
        if let code = framer.push(bytes, from: &position) { codes.append(code) }
      }
    }
  }
}
