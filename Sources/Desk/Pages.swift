package import Codecs
import Trust
package import Verification

/// Who looks at a display, which decides what it says.
package enum Faces: String, Sendable, CaseIterable {
  /// People of the desk: the verdict, what to do, and what the signature covers.
  case staff
  /// The queue: accepted, or please ask our staff, and never another word beside a name.
  case visitor
  /// A learner, alone at the display: whether the code works, and what to do about it.
  case learner
}

/// Turns a verdict into the screens that a display shows one after another.
///
/// The first screen has the word with its shape; what to do comes next, and only then what the signature
/// covers. Nothing is cut: what does not fit one line or screen goes on on the next.
package struct Pages: Sendable {
  package let size: DisplaySize
  package let phrases: Phrases
  package let characters: CharacterTable
  let faces: Faces
  let contact: String?

  /// - Parameters:
  ///   - characters: what the display can show.
  ///   - contact: whom the desk is to call when the fault is its own; nil where the site names nobody.
  package init(
    for size: DisplaySize, phrases: Phrases = .english, characters: CharacterTable = .unicode, faces: Faces = .staff,
    contact: String? = nil
  ) {
    self.size = size
    self.phrases = phrases
    self.characters = characters
    self.faces = faces
    self.contact = contact
  }

  /// The screens of `verdict`.
  package func screens(for verdict: Verdict) -> [Screen] {
    switch faces {
    case .staff: staffScreens(for: verdict)
    case .visitor: visitorScreens(for: verdict)
    case .learner: learnerScreens(for: verdict)
    }
  }

  private func staffScreens(for verdict: Verdict) -> [Screen] {
    let signal = Signal(verdict)
    let phrase = phrase(for: verdict)
    let word = signal.marking(phrase.word)
    let advice = advised(phrase.advice)
    let name = verdict.learnerName.map { quoted([$0], of: verdict) } ?? []
    let blocks: [[DisplayText]]
    if let second = phrase.second {
      return screens(of: [said(word, second)] + advice + [name] + details(of: verdict), signal)
    } else if let labelled = labelledName(of: verdict) {
      blocks = [said(word) + labelled]
    } else if name.count < size.rows {
      blocks = [said(word) + name]
    } else {
      blocks = [said(word, text(.lineNameFollows)), name]
    }
    // A photocopy scans as well as the original: the lamp waits until the display asks for the ID.
    let lampFrom = showsName(of: verdict) ? blocks.count : nil
    return screens(of: blocks + advice + details(of: verdict), signal, lampFrom: lampFrom)
  }

  private func visitorScreens(for verdict: Verdict) -> [Screen] {
    switch verdict.word {
    case .genuine:
      let name = verdict.learnerName.map { quoted([$0], of: verdict) } ?? []
      let word = said(Signal.accepted.marking(text(.wordAccepted)))
      return screens(of: [word + name], .accepted, lampFrom: showsName(of: verdict) ? 0 : nil)
    case .test: return screens(of: [said(phrase(for: verdict).word)], Signal(verdict))
    default: return screens(of: [said(text(.wordAsk), text(.lineOurStaff))], .neutral)
    }
  }

  private func learnerScreens(for verdict: Verdict) -> [Screen] {
    let signal = Signal(verdict)
    let phrase = phrase(for: verdict)
    let isGenuine = verdict.word == .genuine
    let word = said(signal.marking(isGenuine ? text(.wordWorks) : phrase.word))
    let name = verdict.learnerName.map { quoted([$0], of: verdict) } ?? []
    let advice = advised(text(learnerAdvice(for: verdict)))
    var blocks: [[DisplayText]]
    if let second = phrase.second {
      blocks = [word + said(second)]
    } else {
      blocks = name.count < size.rows ? [word + name] : [word + said(text(.lineNameFollows)), name]
    }
    // As for staff, the lamp waits until the display asks for the ID.
    let lampFrom = !isGenuine ? 0 : showsName(of: verdict) ? blocks.count : nil
    blocks += advice
    if phrase.second != nil { blocks.append(name) }
    return screens(of: blocks + details(of: verdict), signal, lampFrom: lampFrom)
  }

  /// Whether there is a letter in the name as the display draws it: question marks are nobody's name, and nothing that an
  /// ID could be compared with.
  private func showsName(of verdict: Verdict) -> Bool {
    guard let name = verdict.learnerName else { return true }
    // Question marks, and the blanks, hyphens and apostrophes of names, stand before all letters.
    return quoted([name], of: verdict).contains { $0.cells.contains { $0.base >= "A" } }
  }

  /// "ID?" and the name below the word, where both have room on one line.
  private func labelledName(of verdict: Verdict) -> [DisplayText]? {
    guard let name = verdict.learnerName else { return nil }
    let line = quoted([text(.labelId) + " " + name], of: verdict)
    return line.count == 1 ? line : nil
  }

  // MARK: Other screens

  /// The screens of a desk that waits for a code: what verdicts will rest on, and whether that ends soon.
  ///
  /// - Parameters:
  ///   - list: the issuer list; nil without one.
  ///   - trustFilesOf: the date of the desk's own trust files; nil where it has none to name.
  ///   - tip: whether codes did not come through, and how they do is to be said.
  package func idle(
    list: Verdict.HeldList? = nil, trustFilesOf date: Timestamp? = nil, tip: Bool = false
  ) -> [Screen] {
    let ready = said(text(.wordReady), text(.lineScan))
    let hint = tip ? [said(text(.adviceTip))] : []
    guard faces != .visitor else { return screens(of: [ready] + hint, .neutral) }
    let urgency = list.map { $0.state == .expired ? .nineteenTwentieths : $0.urgency } ?? .none
    let signal = urgency < .fourFifths ? Signal.neutral : .caution
    let end = list.map { listEnds($0, signal) } ?? []
    // As long as there is time the desk says first that it is ready.
    let first = urgency < .nineteenTwentieths ? [ready] + hint + [end] : [end, ready] + hint
    return screens(of: first.filter { !$0.isEmpty } + basis(list, trustFilesOf: date), signal)
  }

  /// What a desk rests on, what it asks for and which day it takes today for.
  package func status(
    list: Verdict.HeldList?, trustFilesOf date: Timestamp?, rules: [Rule], today: Day
  ) -> [Screen] {
    var blocks = basis(list, trustFilesOf: date)
    for rule in rules { blocks.append(said(text(.labelRules), demanded(rule))) }
    blocks.append(said(phrases.date(today), phrases.name))
    return screens(of: blocks, .neutral)
  }

  /// Texts as they are, such as the number that `setup` asks for.
  package func notice(_ texts: [String]) -> [Screen] { screens(of: [lines(texts, language: nil)], .neutral) }

  /// What stands while a code is coming in.
  package var reading: Screen { screen(text(.lineReading)) }

  /// What stands on anything unexpected, in place of the last verdict.
  package var busy: Screen { screen(text(.wordBusy), text(.lineWait)) }

  func screen(_ texts: String...) -> Screen {
    Screen(said(texts), signal: .neutral, size: size)
  }

  private func listEnds(_ list: Verdict.HeldList, _ signal: Signal) -> [DisplayText] {
    if list.state == .expired { return said(signal.marking(text(.wordListEnded)), text(.lineRefreshNow)) }
    guard list.urgency > .none || list.state == .stale else { return [] }
    return said(signal.marking(text(.wordListEnds)), text(.lineEndsIn, [.n(list.daysLeft)]))
  }

  private func basis(_ list: Verdict.HeldList?, trustFilesOf date: Timestamp?) -> [[DisplayText]] {
    (list.map { [basis($0)] } ?? []) + (date.map { [basis(.pinned, asOf: $0.day)] } ?? [])
  }

  // MARK: Lines

  func text(_ message: Message, _ values: [Phrases.Value] = []) -> String {
    phrases.text(message, columns: size.columns, values)
  }

  /// The lines of texts of the desk's own, each of which begins a line.
  func said(_ texts: String...) -> [DisplayText] { said(texts) }

  func said(_ texts: [String]) -> [DisplayText] {
    lines(texts.flatMap { separated($0) }, language: phrases.language)
  }

  /// Sentences of the desk's own, as many to a block as fit a screen whole.
  func advised(_ text: String) -> [[DisplayText]] {
    var blocks: [[DisplayText]] = []
    for sentence in separated(text) {
      let lines = said(sentence)
      if let last = blocks.last, last.count + lines.count <= size.rows {
        blocks[blocks.count - 1] += lines
      } else {
        blocks.append(lines)
      }
    }
    return blocks
  }

  /// The lines of texts of a credential.
  func quoted(_ texts: [String], of verdict: Verdict) -> [DisplayText] {
    lines(texts, language: verdict.textLanguage)
  }

  private func lines(_ texts: [String], language: String?) -> [DisplayText] {
    texts.flatMap { characters.drawable(DisplayText($0), language: language).lines(width: size.columns) }
  }

  /// Lays blocks of lines out on screens. Two or three lines hold one block, four as many as fit whole; a
  /// block longer than the screen goes on on the next.
  ///
  /// - Parameter lampFrom: the first block with which the signal's lamp is lit; nil where it stays dark.
  func screens(of blocks: [[DisplayText]], _ signal: Signal, lampFrom: Int? = 0) -> [Screen] {
    var screens: [Screen] = []
    var lines: [DisplayText] = []
    var lamp = Signal.neutral
    func turn() {
      guard !lines.isEmpty else { return }
      // A display is taught its letters for the whole screen; a line there is no room for goes on the next.
      var count = min(size.rows, lines.count)
      while count > 1, glyphs(in: lines.prefix(count)) > characters.glyphCapacity { count -= 1 }
      screens.append(Screen(lines.prefix(count), signal: signal, lamp: lamp, size: size))
      lines.removeFirst(count)
    }
    for (index, block) in blocks.enumerated() {
      let isFull = lines.count + block.count > size.rows
      if size.rows < 4 || isFull || glyphs(in: lines + block) > characters.glyphCapacity {
        while !lines.isEmpty { turn() }
      }
      if let lampFrom, index >= lampFrom { lamp = signal }
      lines += block
      while lines.count > size.rows { turn() }
    }
    while !lines.isEmpty { turn() }
    return screens
  }

  private func glyphs(in lines: some Sequence<DisplayText>) -> Int {
    characters.glyphCapacity == 0 ? 0 : characters.glyphs(in: lines.flatMap { $0.cells }).count
  }
}
