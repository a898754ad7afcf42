import Codecs
import Platform

/// Why the program ends early: what happened, what to do about it, and the exit status (sysexits.h).
struct Failure: Error {
  let status: Int32
  /// What happened, in a sentence.
  let fact: String
  /// What to do about it; nil where the fact says that by itself.
  let hint: String?

  /// Both, as people read them.
  var sentence: String { hint.map { fact + "; " + $0 } ?? fact }

  init(status: Int32, sentence: String, hint: String? = nil) {
    (self.status, fact, self.hint) = (status, sentence, hint)
  }

  static func usage(_ sentence: String) -> Failure { Failure(status: 64, sentence: sentence) }
  /// Content of a file or line that is not what it must be.
  static func data(_ sentence: String) -> Failure { Failure(status: 65, sentence: sentence) }
  /// A file that cannot be read.
  static func noInput(_ sentence: String) -> Failure { Failure(status: 66, sentence: sentence) }
  /// Something the program needs is not there.
  static func unavailable(_ sentence: String) -> Failure { Failure(status: 69, sentence: sentence) }
  /// A fault of this program or a library.
  static func software(_ sentence: String) -> Failure { Failure(status: 70, sentence: sentence) }
  /// A file that cannot be made, or would be overwritten.
  static func cannotCreate(_ sentence: String) -> Failure { Failure(status: 73, sentence: sentence) }
  /// Reading or writing failed on the way.
  static func io(_ sentence: String) -> Failure { Failure(status: 74, sentence: sentence) }
}

/// The system's words for the last error of libc.
func systemError() -> String { ErrorNumber.text(ErrorNumber.last) }

/// Text from outside as it may stand in a sentence: without characters that act on a terminal or hide.
func visible(_ text: String) -> String {
  // Most text is nothing but printable ASCII.
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  var shown = ""
  for scalar in text.unicodeScalars { shown.unicodeScalars.append(scalar.isInvisibleOrControl ? "\u{FFFD}" : scalar) }
  return shown
}
