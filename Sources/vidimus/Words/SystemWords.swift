import Platform

/// What the system did not do, in words.
func sentence(of error: SystemError) -> String {
  switch error {
  case .call(let call, let path, let number): beginning(call, visible(path)) + ": " + ErrorNumber.text(number)
  case .notAFile(let path): visible(path) + " is not a file"
  case .notADevice(let path): visible(path) + " is no device"
  case .notAKeyboard(let path): visible(path) + " is no keyboard"
  case .tooLarge(let path, let limit): visible(path) + " has more than " + String(limit) + " bytes"
  case .exists(let path): visible(path) + " is there already and is not overwritten"
  case .busy(let path): visible(path) + " is in use by another process"
  case .notStarted(let program): visible(program) + " is not installed"
  case .ended(let name): visible(name) + " ended before its answers were there"
  case .notUTF8(let word): "word " + String(word) + " of the command line is not UTF-8"
  case .outOfMemory: "out of memory"
  }
}

private func beginning(_ call: SystemCall, _ name: String) -> String {
  switch call {
  case .open: "cannot open " + name
  case .read, .status: "cannot read " + name
  case .write: "cannot write to " + name
  case .sync, .reserve: "cannot write " + name
  case .truncate: "cannot mend " + name
  case .lock: "cannot lock " + name
  case .make, .link, .rename: "cannot make " + name
  case .remove: "cannot remove " + name
  case .makeFolder: "cannot make the folder " + name
  case .openFolder: "cannot open the folder " + name
  case .readFolder: "cannot read the folder " + name
  case .makeTemporary: "cannot make a folder in " + name
  case .setSerial: "cannot use " + name + " as a serial port"
  case .take: "cannot take " + name + " for this program alone"
  case .pipe: "cannot make a pipe"
  case .fork: "cannot start a worker"
  case .memoryFile: "cannot make a file in memory"
  case .pseudoTerminal: "cannot make a pseudo-terminal"
  case .connect: "cannot connect to " + name
  }
}
