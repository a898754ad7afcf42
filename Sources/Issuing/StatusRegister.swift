package import Codecs
package import Trust

/// An issuer's own record of its status list: which credential has which index, and what became of it.
///
/// It is a table with the header `index,credentialId,value,date`, to which lines are only ever added; of one index the
/// last line counts. It fits in git, and a spreadsheet opens it. The credentials' ids are in it and no names.
package struct StatusRegister {
  package static let header = "index,credentialId,value,date"

  package struct Entry: Equatable, Sendable {
    package let index: UInt32
    /// The hexadecimal cti.
    package let credentialID: String
    package var value: StatusList.Value
    package var date: Day
  }

  /// How many credentials the list has room for.
  package let size: UInt32
  package private(set) var entries: [UInt32: Entry] = [:]
  private var byID: [String: UInt32] = [:]

  package init(size: UInt32) { self.size = size }

  /// Takes a line of the table.
  ///
  /// - Throws: ``StatusRegisterError`` for a line that says nothing, or something else of what a line before said.
  package mutating func add(_ line: String) throws(StatusRegisterError) {
    if line.hasSameBytes(as: Self.header) { return }
    let cells = line.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard cells.count == 4, let number = Decimal.digits(cells[0]), let index = UInt32(exactly: number), index < size,
      let id = String(strictUTF8: Array(cells[1])), Hexadecimal.decode(id) != nil, !id.isEmpty,
      let value = String(strictUTF8: Array(cells[2])).flatMap({ StatusList.Value(name: $0) }),
      let day = String(strictUTF8: Array(cells[3])).flatMap({ Day(iso: $0) })
    else { throw .line }
    if let found = entries[index], !found.credentialID.hasSameBytes(as: id) { throw .indexTwice(index) }
    if let found = byID[id], found != index { throw .credentialTwice(id) }
    entries[index] = Entry(index: index, credentialID: id, value: value, date: day)
    byID[id] = index
  }

  /// The entry of a credential, by its id.
  package func entry(of id: String) -> Entry? { byID[id].flatMap { entries[$0] } }

  /// Takes an index for a new credential, in no order that would tell when it was issued.
  ///
  /// - Parameter random: random numbers, as many as are asked for.
  /// - Throws: ``StatusRegisterError/full``.
  package mutating func allocate(
    for id: String, on day: Day, random: () -> UInt32?
  ) throws(StatusRegisterError) -> Entry {
    // With one half free a number is found in two tries as a rule; a fuller list would let indices be guessed.
    guard entries.count < Int(size) / 2 else { throw .full(Int(size)) }
    while let number = random() {
      let index = number % size
      guard entries[index] == nil else { continue }
      let entry = Entry(index: index, credentialID: id, value: .good, date: day)
      entries[index] = entry
      byID[id] = index
      return entry
    }
    throw .noRandomness
  }

  /// The list of all values as of `issued`.
  package func list(
    uri: String, issued: Timestamp, nextUpdate: Timestamp, expires: Timestamp
  ) -> StatusList? {
    let bytes = [UInt8](repeating: 0, count: Int((size + 3) / 4))
    var list = StatusList(
      uri: uri, bits: 2, bytes: bytes, issued: issued, nextUpdate: nextUpdate, expires: expires)
    for entry in entries.values { list?.set(entry.index, to: entry.value) }
    return list
  }
}

extension StatusRegister.Entry {
  /// The line that says it.
  package var line: String {
    String(index) + "," + credentialID + "," + (value.name ?? "") + "," + date.iso + "\n"
  }
}

extension StatusList.Value {
  /// The value as people write it; nil for a number without a meaning.
  package var name: String? {
    switch self {
    case .good: "good"
    case .revoked: "revoked"
    case .suspended: "suspended"
    case .replaced: "replaced"
    case .unknown: nil
    }
  }

  init?(name: String) {
    let known: [StatusList.Value] = [.good, .revoked, .suspended, .replaced]
    guard let value = known.first(where: { $0.name?.hasSameBytes(as: name) ?? false }) else { return nil }
    self = value
  }
}

/// Why a register cannot be used.
package enum StatusRegisterError: Error, Equatable {
  /// A line that is not one of the table's.
  case line
  /// Two credentials with one index, or one with two.
  case indexTwice(UInt32)
  case credentialTwice(String)
  /// Half of the list is taken: begin another.
  case full(Int)
  case noRandomness
}
