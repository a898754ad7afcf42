import Credentials
import Envelopes
import Scanning

extension Reason {
  init(_ reason: KnownText.Reason) {
    switch reason {
    case .onlineLink: self = .onlineLink
    case .openID4VP: self = .openID4VP
    case .newerVersion: self = .newerVersion
    case .keyboardLayout: self = .keyboardLayout
    case .format: self = .format
    }
  }

  init(_ error: EnvelopeError) {
    switch error {
    case .base45: self = .unreadable(.base45)
    case .inflate, .firstByte: self = .unreadable(.inflate)
    case .tooLarge: self = .unreadable(.tooLarge)
    case .cbor: self = .unreadable(.cbor)
    case .cose: self = .unreadable(.cose)
    case .algorithm: self = .algorithm
    }
  }

  init(_ error: PayloadError) {
    switch error {
    case .cbor: self = .unreadable(.cbor)
    case .claim: self = .unreadable(.cwt)
    case .element, .noCredential: self = .unreadable(.claims)
    case .newerVersion: self = .newerVersion
    }
  }
}
