import Codecs
import Issuing
import Testing

@Suite struct ManifestFormTests {
  private let made = ManifestForm.Made(text: [0x41], version: 7, ending: "png", moduleSize: "0.50")
  private let id: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 0xAB]

  @Test func theManifestKeepsTheRollsColumnsButForItsOwn() throws {
    var reader = RollReader()
    let rows = try reader.push([UInt8]("row;familyName;file;title\n9;Kowalska;x;Ethics\n".utf8)) + reader.finish()
    let form = ManifestForm(reader.header)
    #expect(form.header == ["row", "familyName", "title"] + IssueFolder.ownColumns)
    let line = form.line(PlannedCode(rows[0], id: id, index: 12), made, replaces: "00")
    let cells = try CSVReader.read(CSVWriter.row(form.header, separator: form.separator) + line)[1].cells
    #expect(Array(cells[..<5]) == ["2", "Kowalska", "Ethics", "01020304050607ab", "01020304050607ab.png"])
    #expect(Array(cells[6...]) == ["7", "0.50", "12", "00"])
  }

  @Test func aRowOfJSONIsNamedByFourMembers() throws {
    let row = RollRow.json("{\"familyName\":\"Kowalska\",\"title\":\"Ethics\"}", number: 4)
    let form = ManifestForm(nil)
    let line = form.line(PlannedCode(row, id: id, index: nil), made, replaces: nil)
    #expect(form.header.count == 5 + IssueFolder.ownColumns.count)
    #expect(String(decoding: line, as: UTF8.self).hasPrefix("4,Kowalska,,Ethics,,01020304050607ab,"))
  }

  @Test func aPlannedCodeGoesThroughJSONUnchanged() throws {
    let code = PlannedCode(RollRow.json("{\"title\":\"Ethics\"}", number: 4), id: id, index: 12)
    let read = try #require(PlannedCode(code.json))
    #expect(read.row == 4)
    #expect(read.id == id)
    #expect(read.index == 12)
    #expect(read.content == code.content)
  }

  @Test func idsAreNoNumbersToASpreadsheet() throws {
    let ids = (0..<2_000).compactMap { _ in PlannedCode.newID() }
    #expect(ids.count == 2_000)
    #expect(!ids.contains { SpreadsheetCell.isTakenForNumber(Hexadecimal.encode($0)) })
  }
}
