public import Codecs
public import Verification

/// Turns a verdict into the screens that a display shows one after another.
///
/// The first screen has the word with its shape; what to do comes next, and only then what the signature
/// covers. Nothing is cut: what does not fit one line or screen goes on on the next.
public struct Pages: Sendable {
  public let size: DisplaySize
  private let contact: String?

  /// - Parameter contact: whom the desk is to call when the fault is its own; nil where the site names nobody.
  public init(for size: DisplaySize, contact: String? = nil) {
    self.size = size
    self.contact = contact
  }

  /// The screens of `verdict`.
  public func screens(for verdict: Verdict) -> [Screen] {
    let phrase = English.phrase(for: verdict, columns: size.columns, contact: contact)
    let signal = Signal(verdict)
    let word = signal.marking(phrase.word)
    let name = verdict.learnerName.map { lines([$0]) } ?? []
    let advice = lines(phrase.advice)
    let blocks: [[DisplayText]]
    if let second = phrase.second {
      blocks = [lines([word, second]), advice, name]
    } else if name.count < size.rows {
      blocks = [lines([word]) + name, advice]
    } else {
      blocks = [lines([word, English.nameFollows]), name, advice]
    }
    return screens(of: blocks + details(of: verdict), signal)
  }

  /// The screens of a desk that waits for a code: what verdicts will rest on, and whether that ends soon.
  ///
  /// - Parameters:
  ///   - list: the issuer list; nil without one.
  ///   - trustFilesOf: the date of the desk's own trust files; nil where it has none to name.
  public func idle(list: Verdict.HeldList? = nil, trustFilesOf date: Timestamp? = nil) -> [Screen] {
    var blocks = [lines(English.ready)]
    if let list {
      let ends = English.listEnds(list)
      if !ends.isEmpty { blocks.append(lines(ends)) }
      blocks.append(lines(English.basis(list, columns: size.columns)))
    }
    if let date { blocks.append(lines(English.basis(.pinned, asOf: date.day))) }
    return screens(of: blocks, .neutral)
  }

  /// What the desk's keeper is told in between, such as what came of a stick.
  public func notice(_ texts: [String]) -> [Screen] { screens(of: [lines(texts)], .neutral) }

  /// What stands while a code is coming in.
  public var reading: Screen { Screen(lines(English.reading), signal: .neutral, size: size) }

  /// What stands on anything unexpected, in place of the last verdict.
  public var busy: Screen { Screen(lines(English.busy), signal: .neutral, size: size) }

  // MARK: Blocks

  /// The lines of a block, in which each text begins a line.
  func lines(_ texts: [String]) -> [DisplayText] {
    texts.flatMap { DisplayText($0).lines(width: size.columns) }
  }

  /// Lays blocks of lines out on screens. Two or three lines hold one block, four as many as fit whole; a
  /// block longer than the screen goes on on the next.
  private func screens(of blocks: [[DisplayText]], _ signal: Signal) -> [Screen] {
    var screens: [Screen] = []
    var lines: [DisplayText] = []
    func turn() {
      guard !lines.isEmpty else { return }
      screens.append(Screen(lines.prefix(size.rows), signal: signal, size: size))
      lines.removeFirst(min(size.rows, lines.count))
    }
    for block in blocks {
      if size.rows < 4 || lines.count + block.count > size.rows { turn() }
      lines += block
      while lines.count > size.rows { turn() }
    }
    turn()
    return screens
  }
}
