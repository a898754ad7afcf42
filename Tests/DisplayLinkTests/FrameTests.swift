import Foundation
import Testing

@testable import DisplayLink

@Suite struct FrameTests {
  @Test func theChecksumIsX25() {
    var crc = CRC16()
    for byte in "123456789".utf8 { crc.feed(byte) }
    #expect(crc.value == 0x906E)
    crc.feed(0x6E)
    #expect(!crc.isGood)
    crc.feed(0x90)
    #expect(crc.isGood)
  }

  @Test func framesAreAsDocumented() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Documentation/display-link.md").standardizedFileURL
    let documented = try String(contentsOf: page, encoding: .utf8)
    var board = DisplayControllerTests.Board()
    var frames = [board.sent]
    board.tick(10_000)
    board.sent = []
    let screen = show(2, "✓ GENUINE CODE\nAna Kovač", lamp: .accepted, life: 100, flags: 0x10)
    for frame in [wire(.ask, 1), wire(.ping, 9), screen] {
      board.sent = []
      board.receive(frame)
      frames += frame == wire(.ping, 9) ? [frame] : [frame, board.sent]
    }
    for frame in frames {
      let text = "`" + frame.map { String(format: "%02X", $0) }.joined(separator: " ") + "`"
      #expect(documented.contains(text), "\(text)")
    }
  }

  @Test func everyPayloadComesBack() {
    var random = SystemRandomNumberGenerator()
    for length in 0...Link.maximumPayload {
      let payload = (0..<length).map { _ in Bool.random() ? 0 : UInt8.random(in: 0...255, using: &random) }
      let frame = wire(0x11, UInt8(length), payload)
      #expect(frame.count == length + 7 && !frame[1..<frame.count - 1].contains(0))
      #expect(read(frame).frames == [Frame(type: 0x11, sequence: UInt8(length), payload: payload)])
    }
  }

  @Test func aPayloadOverTheLimitIsLeftOut() {
    let frame = wire(0x11, 1, Array(repeating: 7, count: 300))
    #expect(read(frame).frames.first?.payload.count == Link.maximumPayload)
    // One byte more, with its checksum, is refused.
    var crc = CRC16()
    let long = [0x11, 1] + [UInt8](repeating: 7, count: Link.maximumPayload + 1)
    for byte in long { crc.feed(byte) }
    let body = long + [UInt8(truncatingIfNeeded: crc.value), UInt8(truncatingIfNeeded: crc.value >> 8)]
    #expect(!body.contains(0) && read([0, UInt8(body.count + 1)] + body + [0]).damaged == 1)
  }

  @Test func framesAreFoundAfterNoise() {
    let (frames, damaged) = read([0xFF, 0x12, 0x34, 0, 0, 0] + wire(.ping, 1) + wire(.ping, 2) + [1, 2, 3])
    #expect(frames.map(\.sequence) == [1, 2])
    #expect(damaged == 1)
  }

  @Test func everySingleBitErrorAndTruncationIsRefused() {
    let good = show(7, "✓ GENUINE CODE\nŁukasz Świątek", lamp: .accepted)
    for bit in 0..<good.count * 8 {
      var frame = good
      frame[bit / 8] ^= 1 << UInt8(bit % 8)
      // What follows ends whatever the error has made of the frame's end.
      let frames = read(frame + [0]).frames
      let isDelimiter = bit / 8 == 0 || bit / 8 == good.count - 1
      if isDelimiter { continue }
      #expect(frames.isEmpty, "bit \(bit)")
    }
    for length in 1..<good.count - 1 { #expect(read(Array(good[..<length]) + [0]).frames.isEmpty) }
    for start in 2..<good.count { #expect(read([0] + Array(good[start...])).frames.isEmpty) }
  }

  @Test func greetingsAndAnswersComeBack() throws {
    let greeting = Link.Greeting(columns: 16, rows: 2, font: 1, scripts: 7, version: (0, 1, 0), uptime: 0x0102_0304)
    var frame = RequestWriter(type: 0x90, sequence: 3)
    greeting.write(to: &frame)
    frame.finish()
    let payload = try #require(read((0..<frame.count).map { frame[$0] }).frames.first?.payload)
    #expect(payload == [1, 16, 2, 1, 7, 0, 1, 0, 4, 3, 2, 1])
    #expect(self.greeting(payload) == greeting)
    #expect(self.greeting(payload + [9]) == greeting)
    #expect(self.greeting(payload.dropLast()) == nil)
    for (columns, rows) in [(0, 2), (16, 0), (41, 2), (255, 255)] as [(UInt8, UInt8)] {
      #expect(self.greeting([1, columns, rows] + payload[3...]) == nil)
    }
    #expect(answer([1, 0x34, 0x12, 5, 6])?.checksum == 0x1234)
    #expect(answer([1, 0x34, 0x12, 5]) == nil)
  }

  private func greeting(_ payload: [UInt8]) -> Link.Greeting? { Link.Greeting(payload.span) }
  private func answer(_ payload: [UInt8]) -> Link.Answer? { Link.Answer(payload.span) }
}
