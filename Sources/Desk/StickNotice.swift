import Codecs

/// What came of a stick, as facts in a file: `refresh` writes it, and a display that looks at the file says it.
///
/// One line of JSON: `{"notice":"taken","number":2,"list":"https://list.example"}`.
package struct StickNotice: Sendable, Equatable {
  /// What came of the list on the stick. The raw values stand in the file.
  package enum Kind: String, Sendable, CaseIterable {
    /// The list is in use, or was before.
    case taken
    /// The list is older than the one this desk has.
    case older
    /// There is no list on the stick.
    case noList = "no-list"
    /// The list has expired.
    case tooOld = "too-old"
    /// This desk trusts no root of an issuer list yet.
    case noRoot = "no-root"
    /// This desk trusts no signer of that list of trusted entities yet.
    case noSigner = "no-signer"
    /// The stick could not be read, or another refresh was at work.
    case unread
    /// The desk's disk took nothing.
    case diskFull = "disk-full"
    /// The list's keepers did not sign it, or it is another list.
    case notFromKeepers = "not-from-keepers"
    /// The list breaks the rules of its format.
    case damaged
    /// Something only the list's keepers can mend.
    case refused
  }

  package let kind: Kind
  /// The sequence number of the list that this desk has now; nil without one.
  package let number: Int64?
  /// The identifier of that list; nil without one.
  package let list: String?

  package init(_ kind: Kind, number: Int64?, list: String?) {
    (self.kind, self.number, self.list) = (kind, number, list)
  }

  /// Bytes a notice's file may have.
  package static let maximumSize = 4_096

  /// The content of the file.
  package var file: [UInt8] {
    let object = JSONValue.object([
      JSONMember("notice", .string(kind.rawValue)), JSONMember("number", number.map { .integer($0) } ?? .null),
      JSONMember("list", list.map { .string($0) } ?? .null),
    ])
    return object.bytes + [0x0A]
  }

  /// Reads the content of a file; nil for anything that ``file`` does not write, such as the notice of an earlier version.
  package init?(file: [UInt8]) {
    guard file.count <= Self.maximumSize, let object = try? JSONReader.read(file),
      let kind = object["notice"]?.string.flatMap({ Kind(rawValue: $0) })
    else { return nil }
    self.init(kind, number: object["number"]?.digits, list: object["list"]?.string)
  }
}

extension Pages {
  /// What a desk says of a stick to its keeper.
  package func notice(_ notice: StickNotice) -> [Screen] {
    let (first, second) = lines(for: notice.kind)
    let values = notice.number.map { [Phrases.Value.n($0)] } ?? []
    let kept = notice.number == nil ? nil : text(.noticeKept, values)
    let below: String? =
      switch second {
      case .text(let message): text(message)
      case .kept(let other): kept ?? other.map { text($0) }
      }
    return screens(of: [said([text(first, values)] + (below.map { [$0] } ?? []))], .neutral)
  }

  /// The line below a notice's first.
  private enum SecondLine {
    case text(Message)
    /// The number of the list that stays in use; without a list another text, or none.
    case kept(else: Message?)
  }

  private func lines(for kind: StickNotice.Kind) -> (Message, SecondLine) {
    switch kind {
    case .taken: (.noticeListTaken, .text(.noticeTakeStick))
    case .older: (.noticeStickOlder, .kept(else: nil))
    case .noList: (.noticeNoListOnStick, .kept(else: nil))
    case .tooOld: (.noticeStickTooOld, .kept(else: .noticeNoListYet))
    case .noRoot: (.noticeDeskNotSetUp, .text(.noticeNoRoot))
    case .noSigner: (.noticeDeskNotSetUp, .text(.noticeNoSigner))
    case .unread: (.noticeStickNotRead, .text(.noticePutInAgain))
    case .diskFull: (.noticeStickNotTaken, .text(.noticeDiskFull))
    case .notFromKeepers: (.noticeStickNotTaken, .text(.noticeNotFromKeepers))
    case .damaged: (.noticeStickNotTaken, .text(.noticeListIsBad))
    case .refused: (.noticeStickNotTaken, .text(.noticeCallKeeper))
    }
  }
}
