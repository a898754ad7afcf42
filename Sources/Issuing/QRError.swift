/// Why a text has no symbol.
package enum QRError: Error, Equatable {
  /// There is nothing to encode.
  case empty
  /// A NUL, which no text has and which ends one for libqrencode.
  case notText
  /// The text takes more than the largest version that was allowed: version `needed`, or nil where
  /// version 40 does not hold it either at this level of error correction.
  case tooLarge(needed: Int?)
  /// libqrencode got no memory: nothing is known of the text.
  case outOfMemory
}
