import Codecs
import Platform
import Scanning

/// Cuts what comes from a scanner into codes.
final class Scanner {
  enum Event {
    case code(LineFramer.Line)
    /// The first bytes of a code have come, its end has not.
    case reading
    /// Nothing that the desk must know of, within the time it asked for.
    case nothing
    /// - Parameter isDrained: whether a pipe or file has come to its end; else somebody ended the desk, or a device is gone.
    case end(isDrained: Bool)
  }

  /// Bytes a code may have; the largest QR code holds 7 089 digits.
  static let codeLimit = 8_192

  private let source: any ScannerSource
  private var framer: LineFramer
  private var codes: [LineFramer.Line] = []
  private var hasEnded = false
  private var isDrained = false
  /// When the last byte came.
  private var heardAt: Int64 = 0
  /// Whether nothing but silence stood behind the last code.
  private(set) var endedBySilence = false

  /// - Parameter tab: whether TAB ends a code, for scanners that are set so.
  init(_ source: any ScannerSource, tab: Bool = false) {
    self.source = source
    framer = LineFramer(ending: .scanner(tab: tab), limit: Self.codeLimit)
  }

  /// Gives a terminal or a keyboard back as it was.
  func release() { source.release() }

  /// Waits for what happens next, at most that many milliseconds; for ever when nil.
  func next(within milliseconds: Int32?) throws(Failure) -> Event {
    let end = milliseconds.map { MachineClock.milliseconds + Int64($0) }
    while codes.isEmpty {
      if hasEnded { return .end(isDrained: isDrained) }
      source.look()
      let now = MachineClock.milliseconds
      let silentAt = framer.isInsideLine ? source.silence.map { heardAt + $0 } : nil
      let until = [end, silentAt, source.looksAt].compactMap { $0 }.min()
      let patience = until.map { Int32(clamping: max(0, $0 - now)) }
      switch Waiting.forBytes(from: source.descriptor, milliseconds: patience) {
      case .terminated: return .end(isDrained: false)
      case .timeout:
        let now = MachineClock.milliseconds
        if let silentAt, silentAt <= now, let code = framer.finish() {
          endedBySilence = true
          return .code(code)
        }
        if let end, end <= now { return .nothing }
      case .ready:
        let wasInside = framer.isInsideLine
        try readChunk()
        if codes.isEmpty, framer.isInsideLine, !hasEnded { return wasInside ? .nothing : .reading }
      }
    }
    endedBySilence = false
    return .code(codes.removeFirst())
  }

  private func readChunk() throws(Failure) {
    switch try source.read() {
    case .interrupted:
      // With a device that is gone, so is the end of the code.
      if source.descriptor == nil, let code = framer.finish() { codes.append(code) }
    case .end:
      // A pause means nothing in a pipe or file alone.
      (hasEnded, isDrained) = (true, source.silence == nil)
      if let code = framer.finish() { codes.append(code) }
    case .bytes(let bytes):
      if source.isTyped, bytes == [0x03] || bytes == [0x04], !framer.isInsideLine {
        hasEnded = true
        return
      }
      heardAt = MachineClock.milliseconds
      var position = 0
      while position < bytes.count {
        if let code = framer.push(bytes, from: &position) { codes.append(code) }
      }
    }
  }
}
