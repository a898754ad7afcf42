import Codecs
import Credentials
import Issuing
import Trust
import Verification

/// A code of a finished folder, as whoever prints it needs it: what it says comes from the code itself.
struct IssuedCode {
  let row: String
  let id: String
  let text: [UInt8]
  let credential: Credential
}

/// The codes of a finished folder, in the order of its manifest.
struct IssuedCodes {
  let folder: String
  private let table: Table
  private let verifier: Verifier

  /// - Parameter issuer: the issuer file with which the codes are verified once more.
  init(_ folder: String, issuer: Verifier) throws(Failure) {
    self.folder = folder
    guard Files.exists(folder + "/manifest.csv") else {
      throw .data(visible(folder) + " is not finished: it has no manifest.csv")
    }
    table = try Table(folder + "/manifest.csv")
    verifier = issuer
  }

  var count: Int { table.rows.count }

  var ids: [String] {
    guard let id = table.column("credentialId") else { return [] }
    return table.rows.compactMap { $0.count > id ? $0[id] : nil }
  }

  /// Calls `body` with the codes in groups of at most so many.
  func forEachGroup(of size: Int, _ body: (Int, [IssuedCode]) throws(Failure) -> Void) throws(Failure) {
    guard let row = table.column("row"), let id = table.column("credentialId") else {
      throw .data(visible(folder) + "/manifest.csv has no columns row and credentialId")
    }
    for (number, start) in stride(from: 0, to: table.rows.count, by: size).enumerated() {
      var codes: [IssuedCode] = []
      for cells in table.rows[start..<min(start + size, table.rows.count)] where cells.count > max(row, id) {
        codes.append(try code(row: cells[row], id: cells[id]))
      }
      try body(number + 1, codes)
    }
  }

  private func code(row: String, id: String) throws(Failure) -> IssuedCode {
    guard Hexadecimal.decode(id) != nil else { throw .data("row " + visible(row) + " has no id in the manifest") }
    let text = [UInt8](try Files.read(folder + "/" + id + ".txt", limit: 16_384).bytes.prefix { $0 != 0x0A })
    guard let credential = verifier.credential(of: text), credential.id?.hasSameBytes(as: id) ?? false else {
      throw .data("row " + visible(row) + ": " + id + ".txt is not the code that was issued")
    }
    return IssuedCode(row: row, id: id, text: text, credential: credential)
  }
}

extension Verifier {
  /// One that knows nobody but the issuer of a file.
  static func ofIssuer(_ path: String) throws(Failure) -> Verifier {
    var store = TrustStore()
    store.add(try DeskLists.pin(path))
    return Verifier(trust: store, kinds: .learning)
  }

  /// What a code says, where its signature holds; whether it is good today is not asked.
  func credential(of text: [UInt8]) -> Credential? { verdict(on: text, at: .given(.last)).credential }
}
