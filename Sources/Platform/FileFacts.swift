import CLibC
package import Codecs

/// The system's facts about a file.
package struct FileFacts: Equatable, Sendable {
  /// What a path leads to.
  package enum Kind: Equatable, Sendable {
    case file, folder
    /// A character device, such as a serial port.
    case device
    case other
  }

  /// What the path leads to.
  package let kind: Kind
  /// Its size in bytes.
  package let size: Int64
  /// Tells it from another file that later takes its name.
  package let identity: FileIdentity
  /// The number of the group that owns it.
  package let group: UInt32

  package init(kind: Kind, size: Int64, identity: FileIdentity, group: UInt32) {
    (self.kind, self.size, self.identity, self.group) = (kind, size, identity, group)
  }

  /// When it was last changed.
  package var modified: Timestamp { Timestamp(seconds: identity.modified) }
}

/// Tells one file from another that took its name.
package struct FileIdentity: Equatable, Sendable {
  /// The number of its file system.
  package let device: UInt64
  /// Its number within the file system.
  package let inode: UInt64
  /// When it was last changed, in seconds since 1970.
  package let modified: Int64

  package init(device: UInt64, inode: UInt64, modified: Int64) {
    (self.device, self.inode, self.modified) = (device, inode, modified)
  }
}

/// The content of a file that was read whole.
package struct FileContent: Equatable, Sendable {
  /// The whole content.
  package let bytes: [UInt8]
  /// When the file was last changed.
  package let modified: Timestamp

  package init(bytes: [UInt8], modified: Timestamp) { (self.bytes, self.modified) = (bytes, modified) }
}

extension FileFacts {
  init(_ status: stat) {
    var status = status
    kind =
      if unsafe vidimus_is_regular(&status) != 0 {
        .file
      } else if unsafe vidimus_is_directory(&status) != 0 {
        .folder
      } else if unsafe vidimus_is_device(&status) != 0 {
        .device
      } else {
        .other
      }
    size = unsafe vidimus_size(&status)
    identity = unsafe FileIdentity(
      device: vidimus_device(&status), inode: vidimus_inode(&status), modified: vidimus_mtime(&status))
    group = status.st_gid
  }
}
