import CLibC

/// An event device with the keys of a keyboard, read by this process alone.
package final class Keyboard {
  /// For reading events and for ``Waiting``.
  package let descriptor: Int32

  /// - Throws: ``SystemError/notAKeyboard(path:)`` if the device has no such keys.
  package init(_ path: String) throws(SystemError) {
    let file = try Descriptor.open(path, O_RDONLY | O_NONBLOCK)
    guard vidimus_is_keyboard(file) == 1 else {
      close(file)
      throw .notAKeyboard(path: path)
    }
    guard vidimus_take_keyboard(file) == 0 else {
      let fault = SystemError.last(.take, path)
      close(file)
      throw fault
    }
    descriptor = file
  }

  /// After this, other programs receive the keys again.
  deinit { close(descriptor) }
}
