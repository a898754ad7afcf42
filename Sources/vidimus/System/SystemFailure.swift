import Platform

/// Runs what the system may refuse, and ends the program with `status` and the system's words where it does.
func orFail<Value>(
  _ failure: (String) -> Failure, _ body: () throws(SystemError) -> Value
) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw failure(sentence(of: error))
  }
}

/// The files of this machine.
let disk = Disk()
