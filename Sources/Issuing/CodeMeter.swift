package import Codecs
package import Credentials

/// What makes a credential's code as large as it is, and what would make it smaller.
package struct CodeMeter: Equatable {
  /// Characters of the text, to expect with whatever id and signature, and the version of its symbol; nil above version
  /// 40. A code may have ten more or less.
  package let characters: Int
  package let version: Int?
  /// The elements that cost most, most first, in bytes before compression.
  package let dearest: [Cost]
  /// What drops the code by one version at the least loss of characters; nil where no single text does.
  package let saving: Saving?

  /// What an element costs, in bytes before compression.
  package struct Cost: Equatable, Sendable {
    package let element: Element
    package let bytes: Int
  }

  /// One text made shorter.
  package struct Saving: Equatable, Sendable {
    package let element: Element
    /// Which of the outcomes, from 1; nil for other elements.
    package let outcome: Int?
    /// Characters to lose, as people count them.
    package let characters: Int
    package let version: Int
  }

  /// Nil where zlib fails.
  ///
  /// - Parameters:
  ///   - day: of signing.
  ///   - searches: whether ``saving`` is looked for and ``characters`` is the mean of several codes, not of one, which
  ///     takes some sixty encodings.
  package init?(
    _ draft: Draft, by issuer: Issuer, on day: Day, _ level: QRSymbol.ErrorCorrection, searches: Bool
  ) {
    let scale = Scale(issuer: issuer, day: day)
    guard let first = scale.characters(draft, Scale.one),
      let characters = searches ? scale.characters(draft, Scale.several) : first
    else { return nil }
    self.characters = characters
    version = QRCapacity.version(characters: characters, level)
    let sizes = draft.credential.sizes(issuedOn: day).sorted { $0.bytes > $1.bytes }
    dearest = sizes.prefix(4).map { Cost(element: $0.element, bytes: $0.bytes) }
    let wanted = min(40, (version ?? 41) - 1)
    saving =
      searches && wanted > 0
      ? Self.saving(draft, scale, level, version: wanted, oneIsLess: characters - first) : nil
  }

  /// A meter as another process read it.
  init(characters: Int, version: Int?, dearest: [Cost], saving: Saving?) {
    (self.characters, self.version, self.dearest, self.saving) = (characters, version, dearest, saving)
  }

  /// Measures codes by stand-ins for their ids and signatures, which compress differently: of eight the mean is right
  /// within two or three characters.
  private struct Scale {
    static let one: Range<UInt8> = 0..<1
    static let several: Range<UInt8> = 0..<8

    let issuer: Issuer
    let day: Day

    func characters(_ draft: Draft, _ standIns: Range<UInt8>) -> Int? {
      var sum = 0
      for number in standIns {
        guard let characters = issuer.measure(draft, on: day, standIn: number) else { return nil }
        sum += characters
      }
      return (sum + standIns.count / 2) / standIns.count
    }
  }

  /// The shortest cut among the longest texts, none of which loses more than half of its characters.
  ///
  /// - Parameter oneIsLess: by how much one stand-in is below the mean, for a search that takes one alone.
  private static func saving(
    _ draft: Draft, _ scale: Scale, _ level: QRSymbol.ErrorCorrection, version: Int, oneIsLess: Int
  ) -> Saving? {
    let room = QRCapacity.characters(version: version, level)
    var best: Saving?
    for text in texts(of: draft.credential) {
      func fits(_ cut: Int, _ standIns: Range<UInt8>) -> Bool {
        var shorter = draft
        text.cut(&shorter.credential, cut)
        let correction = standIns == Scale.one ? oneIsLess : 0
        return scale.characters(shorter, standIns).map { $0 + correction <= room } ?? false
      }
      let most = min(text.characters / 2, best.map { $0.characters - 1 } ?? .max)
      var (low, high) = (1, most)
      guard low <= high, fits(high, Scale.one) else { continue }
      while low < high {
        let middle = (low + high) / 2
        if fits(middle, Scale.one) { high = middle } else { low = middle + 1 }
      }
      // Lengthen the cut until the text also fits the mean of eight stand-ins.
      while low <= most, !fits(low, Scale.several) { low += 1 }
      guard low <= most else { continue }
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
