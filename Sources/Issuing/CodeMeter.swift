public import Codecs
public import Credentials

/// What makes a credential's code as large as it is, and what would make it smaller.
public struct CodeMeter {
  /// Characters of the text, and the version of its symbol; nil above version 40.
  public let characters: Int
  public let version: Int?
  /// The elements that cost most, most first, in bytes before compression.
  public let dearest: [(element: Element, bytes: Int)]
  /// What drops the code by one version at the least loss of characters; nil where no single text does.
  public let saving: Saving?

  /// One text made shorter.
  public struct Saving: Equatable, Sendable {
    public let element: Element
    /// Which of the outcomes, from 1; nil for other elements.
    public let outcome: Int?
    /// Characters to lose, as people count them.
    public let characters: Int
    public let version: Int
  }

  /// Nil where zlib fails.
  ///
  /// - Parameters:
  ///   - day: of signing.
  ///   - searches: whether ``saving`` is looked for, which takes some forty encodings.
  public init?(
    _ draft: Draft, by issuer: Issuer, on day: Day, _ level: QRSymbol.ErrorCorrection, searches: Bool
  ) {
    guard let characters = issuer.measure(draft, on: day) else { return nil }
    self.characters = characters
    version = QRCapacity.version(characters: characters, level)
    let sizes = draft.credential.sizes(issuedOn: day).sorted { $0.bytes > $1.bytes }
    dearest = Array(sizes.prefix(4))
    let wanted = min(40, (version ?? 41) - 1)
    saving = searches && wanted > 0 ? Self.saving(draft, issuer, day, level, version: wanted) : nil
  }

  /// The shortest cut among the longest texts, none of which loses more than half of its characters.
  private static func saving(
    _ draft: Draft, _ issuer: Issuer, _ day: Day, _ level: QRSymbol.ErrorCorrection, version: Int
  ) -> Saving? {
    let room = QRCapacity.characters(version: version, level)
    var best: Saving?
    for text in texts(of: draft.credential) {
      func fits(_ cut: Int) -> Bool {
        var shorter = draft
        text.cut(&shorter.credential, cut)
        return issuer.measure(shorter, on: day).map { $0 <= room } ?? false
      }
      var (low, high) = (1, text.characters / 2)
      if let best { high = min(high, best.characters - 1) }
      guard low <= high, fits(high) else { continue }
      while low < high {
        let middle = (low + high) / 2
        if fits(middle) { high = middle } else { low = middle + 1 }
      }
      best = Saving(element: text.element, outcome: text.outcome, characters: low, version: version)
    }
    return best
  }

  /// A text of a credential that its author can make shorter.
  private struct Text {
    let element: Element
    let outcome: Int?
    let characters: Int
    let cut: (inout MicroCredential, Int) -> Void
  }

  private static func texts(of credential: MicroCredential) -> [Text] {
    var texts: [Text] = [
      Text(element: .title, outcome: nil, characters: credential.title.unicodeScalars.count) {
        $0.title = shortened($0.title, $1)
      }
    ]
    for index in credential.learningOutcomes.indices {
      let characters = credential.learningOutcomes[index].text.unicodeScalars.count
      texts.append(
        Text(element: .learningOutcomes, outcome: index + 1, characters: characters) {
          $0.learningOutcomes[index].text = shortened($0.learningOutcomes[index].text, $1)
        })
    }
    if let note = credential.additionalNote {
      texts.append(
        Text(element: .additionalNote, outcome: nil, characters: note.unicodeScalars.count) {
          let cut = $1
          $0.additionalNote = $0.additionalNote.map { shortened($0, cut) }
        })
    }
    if let requirements = credential.entryRequirements {
      texts.append(
        Text(element: .entryRequirements, outcome: nil, characters: requirements.unicodeScalars.count) {
          let cut = $1
          $0.entryRequirements = $0.entryRequirements.map { shortened($0, cut) }
        })
    }
    // The longest have most to lose.
    return Array(texts.sorted { $0.characters > $1.characters }.prefix(4))
  }

  private static func shortened(_ text: String, _ count: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.dropLast(count)))
  }
}
