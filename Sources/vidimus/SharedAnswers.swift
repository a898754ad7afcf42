import Codecs
import Scanning

/// Answers given by several processes, in the order of the lines.
///
/// Lines go to the workers in batches, to each in turn, and their answers come back in the same turn: the order
/// needs no other bookkeeping.
final class SharedAnswers: Answers {
  /// Lines in a batch, and the bytes after which it is sent early.
  private static let batchLines = 64
  private static let batchSize = 65_536
  /// Stands for the length of a line that was too long to be kept.
  private static let tooLong: UInt64 = 0x7FFF_FFFF

  private let workers: Workers
  private var batch: [UInt8] = []
  private var batchCount = 0

  /// Starts the workers, each with the trust that is already loaded.
  init(_ answerer: Answerer, jobs: Int) throws(Failure) {
    workers = try Workers(jobs) { Self.answer($0, answerer) }
    super.init(answerer)
  }

  override var holdsBack: Bool { batchCount > 0 || workers.isBusy }

  override func give(_ line: LineFramer.Line) throws(Failure) {
    switch line {
    case .bytes(let bytes):
      ByteOrder.bigEndian.append(UInt64(bytes.count), size: 4, to: &batch)
      batch += bytes
    case .tooLong: ByteOrder.bigEndian.append(Self.tooLong, size: 4, to: &batch)
    }
    batchCount += 1
    if batchCount == Self.batchLines || batch.count >= Self.batchSize { try send() }
  }

  override func flush() throws(Failure) {
    if batchCount > 0 { try send() }
    try workers.finish { answer throws(Failure) in try take(answer) }
  }

  private func send() throws(Failure) {
    try workers.give(batch) { answer throws(Failure) in try take(answer) }
    (batch, batchCount) = ([], 0)
  }

  private func take(_ answer: [UInt8]) throws(Failure) {
    guard let status = answer.last else { throw .software("a worker gave no answer") }
    try hand(over: [UInt8](answer.dropLast()), Int32(status))
  }

  /// The worker's side: the answers to a batch, and the highest status behind them.
  private static func answer(_ batch: [UInt8], _ answerer: Answerer) -> [UInt8] {
    var answers: [UInt8] = []
    var highest: Int32 = 0
    var position = 0
    while position < batch.count {
      let header = ByteOrder.bigEndian.number(batch[position..<position + 4])
      position += 4
      let line: LineFramer.Line
      if header == tooLong {
        line = .tooLong
      } else {
        let length = Int(header)
        line = .bytes([UInt8](batch[position..<position + length]))
        position += length
      }
      let (text, status) = answerer.answer(line)
      answers += text
      highest = max(highest, status)
    }
    return answers + [UInt8(highest)]
  }
}
