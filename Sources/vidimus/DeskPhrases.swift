import Codecs
import Desk

/// The texts of a desk: those built in, and what its site says instead.
enum DeskPhrases {
  private static let systemFolder = "/etc/vidimus/phrases"

  /// The phrases of each language of `--language`, in order.
  ///
  /// - Throws: ``Failure`` that names the language or the line of a file.
  static func read(_ arguments: Arguments) throws(Failure) -> [Phrases] {
    let names = (arguments["language"] ?? "en").utf8.split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    var all: [Phrases] = []
    for name in names {
      let name = String(decoding: Array(name), as: UTF8.self)
      guard var phrases = Phrases(language: name) else {
        throw .usage(
          "--language takes " + Phrases.languages.joined(separator: ", ") + ", or several with commas between")
      }
      guard !all.contains(where: { $0.language.hasSameBytes(as: phrases.language) }) else {
        throw .usage("--language names " + phrases.language + " twice")
      }
      try replace(in: &phrases, arguments["phrases"])
      all.append(phrases)
    }
    return all
  }

  private static func replace(in phrases: inout Phrases, _ folder: String?) throws(Failure) {
    let path = (folder ?? systemFolder) + "/" + phrases.language + ".phrases"
    if let folder, !Files.isFolder(folder) { throw .noInput(visible(folder) + " is not a folder") }
    guard Files.exists(path) else { return }
    let file = try Files.read(path, limit: Phrases.maximumFileSize).bytes
    do {
      try phrases.replace(with: file)
    } catch {
      throw .noInput(visible(path) + ", line " + String(error.line) + ": " + Words.say(error.fault))
    }
  }
}
