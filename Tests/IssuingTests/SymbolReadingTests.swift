import Issuing
import Testing

@Suite struct SymbolReadingTests {
  private func texts(_ answer: String) -> [[String]] {
    SymbolReading.texts(in: [UInt8](answer.utf8), of: ["a.png", "b.png", "c.png"])
  }

  @Test func eachCodeBelongsToItsPicture() {
    let answer = """
      <barcodes><source href='a.png'><symbol><data><![CDATA[MC1:A<B]]></data></symbol></source>
      <source href='c.png'><symbol><data><![CDATA[one]]></data></symbol><symbol><data><![CDATA[two]]></data></symbol>
      </source></barcodes>
      """
    #expect(texts(answer) == [["MC1:A<B"], [], ["one", "two"]])
  }

  @Test func aCodeOfAnUnknownPictureIsNobodys() {
    #expect(texts("<source href='d.png'><![CDATA[x]]></source>") == [[], [], []])
    #expect(texts("") == [[], [], []])
  }
}
