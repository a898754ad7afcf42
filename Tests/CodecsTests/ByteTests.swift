import Codecs
import Testing

@Suite struct ByteTests {
  @Test func numbersAreWrittenAndReadInTheirOrder() {
    let number: UInt64 = 0x0102_0304_0506_0708
    #expect(ByteOrder.bigEndian.bytes(number, size: 8) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(ByteOrder.littleEndian.bytes(number, size: 8) == [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(ByteOrder.bigEndian.bytes(number, size: 2) == [7, 8])
    #expect(ByteOrder.littleEndian.bytes(number, size: 2) == [8, 7])
    for order in [ByteOrder.bigEndian, .littleEndian] {
      #expect(order.number([][...]) == 0 && order.number([0xFF]) == 0xFF)
      for size in 1...8 {
        for number in [0, 1, 0x80, .max >> (64 - 8 * UInt64(size))] as [UInt64] {
          var bytes: [UInt8] = [9]
          order.append(number, size: size, to: &bytes)
          #expect(bytes.count == 1 + size && order.number(bytes[1...]) == number)
          #expect(order.number(bytes.span.extracting(1...)) == number)
        }
      }
    }
    #expect(ByteOrder.bigEndian.number([0xAB, 1, 0, 0, 0, 0, 0, 0, 2]) == 1 << 56 + 2)
    #expect(ByteOrder.littleEndian.number([2, 0, 0, 0, 0, 0, 0, 1, 0xAB]) == 1 << 56 + 2)
  }

  @Test func aByteIsFoundAtTheFirstPlaceBehindTheStart() {
    let bytes: [UInt8] = [1, 0, 2, 0, 0xFF]
    func find(_ byte: UInt8, _ start: Int) -> Int? { bytes.span.firstIndex(of: byte, from: start) }
    #expect(find(0, 0) == 1 && find(0, 1) == 1 && find(0, 2) == 3 && find(0, 4) == nil)
    #expect(find(0xFF, 0) == 4 && find(1, 0) == 0 && find(1, 1) == nil && find(1, 5) == nil)
    #expect([UInt8]().span.firstIndex(of: 0, from: 0) == nil)
  }
}
