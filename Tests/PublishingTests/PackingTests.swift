import CLibC
import Codecs
import Keys
import Platform
import Publishing
import TestSupport
import Testing
import Trust

/// Making a list and publishing it, whatever fails on the way.
@Suite struct PackingTests {
  private static let place = "/tmp/public"
  private let keepers: Keepers

  init() throws { keepers = try Keepers() }

  private func pack(
    on disk: any FileSystem, signedBy keys: [PrivateKey]? = nil
  ) throws -> (number: Int64, PublishedList.Signatures) {
    var sources = try ListSources(Keepers.folder, on: disk)
    let published = PublishedList(Self.place, on: disk)
    let (head, _) = try sources.pack(
      into: published, signedBy: keys ?? [keepers.heads[0]], at: Keepers.now, leavingOut: { _ in })
    return (head.sequence, try published.publishIfSigned(try sources.roots()))
  }

  /// The list in the published bundle, every byte checked; nil without a bundle.
  private func bundle(_ disk: any FileSystem) throws -> IssuerList? {
    guard let bytes = try? disk.read(Self.place + "/bundle", limit: 1 << 20).bytes else { return nil }
    let roots = try PublishedList(Self.place, on: disk).roots().map { $0.root }
    let list = try IssuerList(Bundle(bytes), trusting: roots)
    try list.verifyEverything()
    return list
  }

  /// Bytes in memory as a bundle.
  private final class Bundle: ListStorage {
    private let bytes: [UInt8]
    var size: Int { bytes.count }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(_ range: Range<Int>) throws(ListError) -> [UInt8] {
      guard range.upperBound <= bytes.count else { throw .storage }
      return [UInt8](bytes[range])
    }
  }

  @Test func eachListHasTheNextNumberAndTheIssuersOfItsDay() throws {
    let disk = MemoryDisk()
    let sources = try keepers.begin(on: disk)
    #expect(try pack(on: disk) == (1, .enough))
    let first = try #require(try bundle(disk))
    #expect(try first.issuer("https://delft.example")?.name == "Delft")
    #expect(first.head.head.ages.expires.seconds == Keepers.now.seconds + 45 * 86_400)
    try sources.add(keepers.record("https://gent.example", name: "Gent"))
    #expect(try pack(on: disk) == (2, .enough))
    #expect(try #require(try bundle(disk)).issuer("https://gent.example")?.name == "Gent")
    // The parts of the list before stay, for desks that are fetching it now; those before that are removed.
    try sources.add(keepers.record("https://riga.example", name: "Riga"))
    #expect(try pack(on: disk) == (3, .enough))
    let parts = try disk.names(in: Self.place).filter { $0.utf8.count == 64 }
    #expect(!parts.contains(Hexadecimal.encode(first.head.head.issuers.digest)))
  }

  @Test func headWaitsForEnoughSignatures() throws {
    let disk = MemoryDisk()
    let sources = try keepers.begin(on: disk, threshold: 2)
    let other = keepers.heads[1].publicMaterial
    #expect(try pack(on: disk) == (1, .wanting(1, of: [other])))
    #expect(try bundle(disk) == nil)
    let published = PublishedList(Self.place, on: disk)
    #expect(published.hasUnsignedHead)
    var head = try published.unsignedHead()
    try head.sign(with: [keepers.heads[1]], list: "list.example")
    #expect(try published.publishIfSigned(try sources.roots()) == .enough)
    #expect(try bundle(disk)?.head.head.sequence == 1 && !published.hasUnsignedHead)
  }

  @Test func listThatEndsBeforeTheNextIsDueIsNotMade() throws {
    let disk = MemoryDisk()
    var sources = try keepers.begin(on: disk)
    sources.settings.expiresDays = 3
    try sources.save()
    #expect(throws: PublishingError.ages) { try pack(on: disk) }
  }

  /// No two lists have one number, and the published bundle is one list, whole.
  @Test(arguments: [
    FailingDisk.Fault.powerCut, .tornWrite, .error(EIO), .error(ENOSPC), .full, .readOnly,
  ])
  func whateverFailsTheBundleIsOneListAndNoNumberComesTwice(_ fault: FailingDisk.Fault) throws {
    func begun() throws -> MemoryDisk {
      let disk = MemoryDisk()
      let sources = try keepers.begin(on: disk)
      _ = try pack(on: disk)
      try sources.add(keepers.record("https://gent.example", name: "Gent"))
      return disk
    }
    let counting = FailingDisk(try begun())
    #expect(try pack(on: counting) == (2, .enough))
    for moment in 1...counting.calls {
      let disk = try begun()
      let failing = FailingDisk(disk, at: moment, fault)
      let isDone = (try? pack(on: failing)) != nil
      let found = try #require(try bundle(disk)?.head, "\(failing.failed)")
      #expect([1, 2].contains(found.head.sequence), "\(failing.failed)")
      if isDone { #expect(found.head.sequence == 2, "\(failing.failed)") }
      let waiting = try? PublishedList(Self.place, on: disk).unsignedHead().message.encoding
      let next = try pack(on: disk).number
      #expect(next > found.head.sequence, "\(failing.failed)")
      // A head that was written, even one nobody published, has a number of its own.
      if waiting != nil { #expect(next == 3, "\(failing.failed)") }
    }
  }
}
