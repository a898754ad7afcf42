import Scanning
import Testing

@Suite struct LineFramerTests {
  private func lines(_ text: String, _ ending: LineFramer.Ending, limit: Int = 4) -> [LineFramer.Line] {
    let bytes = [UInt8](text.utf8)
    // However the bytes arrive, the lines are the same.
    let split = [1, 2, 3, bytes.count + 1].map { size -> [LineFramer.Line] in
      var framer = LineFramer(ending: ending, limit: limit)
      var lines: [LineFramer.Line] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        let chunk = [UInt8](bytes[start..<min(start + size, bytes.count)])
        var position = 0
        while position < chunk.count {
          if let line = framer.push(chunk, from: &position) { lines.append(line) }
        }
      }
      if let last = framer.finish() { lines.append(last) }
      return lines
    }
    #expect(Set(split.map { "\($0)" }).count == 1, "\(text)")
    return split[0]
  }

  private func line(_ text: String) -> LineFramer.Line { .bytes([UInt8](text.utf8)) }

  @Test func lineFeedsEndLinesAndEmptyLinesCount() {
    #expect(lines("a\n\nb", .lineFeed) == [line("a"), line(""), line("b")])
    #expect(lines("a\r\nb\r\r\n", .lineFeed) == [line("a"), line("b\r")])
    #expect(lines("a\rb\n", .lineFeed) == [line("a\rb")])
    #expect(lines("", .lineFeed) == [])
    #expect(lines("a\r", .lineFeed) == [line("a\r")])
  }

  @Test func scannersEndCodesInAnyWayAndEmptyOnesDoNotCount() {
    let ending = LineFramer.Ending.scanner(tab: false)
    #expect(lines("a\r\n\r\nb\rc\n", ending) == [line("a"), line("b"), line("c")])
    #expect(lines("a\tb", ending) == [line("a\tb")])
    #expect(lines("a\tb\t\t", .scanner(tab: true)) == [line("a"), line("b")])
  }

  @Test func everyByteButTheEndingIsContent() {
    let bytes = [UInt8](UInt8.min...UInt8.max)
    let endings: [(LineFramer.Ending, Int)] = [(.lineFeed, 0x0A), (.scanner(tab: true), 0x09)]
    for (ending, place) in endings {
      var (framer, position) = (LineFramer(ending: ending, limit: 256), 0)
      let first = framer.push(bytes, from: &position)
      #expect(first == .bytes(Array(bytes[..<place])) && position == place + 1)
    }
    var (framer, position) = (LineFramer(ending: .lineFeed, limit: 256), 0x0B)
    let unfinished = framer.push(bytes, from: &position)
    #expect(unfinished == nil && position == 256 && framer.isInsideLine)
    let rest = framer.finish()
    #expect(rest == .bytes(Array(bytes[0x0B...])))
  }

  @Test func theLimitIsExactAndALongerLineIsOne() {
    for ending in [LineFramer.Ending.lineFeed, .scanner(tab: false)] {
      #expect(lines("abcd\nx\n", ending) == [line("abcd"), line("x")])
      #expect(lines("abcde\nx\n", ending) == [.tooLong, line("x")])
      #expect(lines(String(repeating: "a", count: 1_000) + "\nx", ending) == [.tooLong, line("x")])
      #expect(lines("abcde", ending) == [.tooLong])
    }
    #expect(lines("abcd\r\nx", .lineFeed) == [line("abcd"), line("x")])
    #expect(lines("abcde\r\nx", .lineFeed) == [.tooLong, line("x")])
  }
}
