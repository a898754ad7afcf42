import Issuing

/// Runs a step of issuing, and ends the program with the words for why it stopped.
func issuing<Value>(_ body: () throws(IssueError) -> Value) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw Failure(error)
  }
}

extension Failure {
  init(_ error: IssueError) {
    let sentence = Words.say(error)
    self =
      switch error {
      case .cannotRead: .noInput(sentence)
      case .cannotMake, .busy, .cannotMove, .cannotKeep, .manifestWithoutJournal: .cannotCreate(sentence)
      case .broken: .io(sentence)
      case .noRandomBytes: .software(sentence)
      case .roll, .notAJournal, .rowChanged, .rowLeftOut, .noLine: .data(sentence)
      }
  }
}
