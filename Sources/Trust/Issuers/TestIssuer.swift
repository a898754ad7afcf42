import Codecs
public import Keys

/// The built-in issuer of test cards. A desk is tried out with them before the first learner comes.
///
/// Its private key signed two cards and was destroyed, so no third card can be made.
public enum TestIssuer {
  /// The iss of the test cards.
  public static let id = "https://test.vidimus.example"
  /// The name that people are shown.
  public static let name = "Vidimus test issuer"
  /// The Ed25519 public key.
  public static let material = KeyMaterial.ed25519(
    Hexadecimal.decode("fb31ed3b24eb5881a46d928a1ca073faf0256795f472588ac78c939536a37cc4") ?? [])

  /// A test card to print.
  public struct Card: Sendable {
    /// The card's file name, without extension.
    public let name: String
    /// The signed text, an MC1 code.
    public let text: String
  }

  /// The card that is good, and the card that is withdrawn.
  public static let cards = [
    Card(
      name: "test-card",
      text: "MC1:NCFOXN%TSMAHO.JERCBLKI:P-XLO4IGBH5WNIIM *4S K1FK4I9H7OZ/MXU8KQ5SV43ANU6BK+M$C6-24G*I7J54CBAL0K9P"
        + "3DA8FIJ-H8.3FGW$3C5 BOMIMIA$R3BSIFWB$35 N6DKGKLNO651G8 5KQRV.X7NU7OVJ62MG8C$WBCAJBD0F4LJYJC IISAGIA "
        + "IJ+7JEBIRKB.CIKCILKBV:P6.S:PPJO3BA6-70VBKZ.C8FEIID+OBB*GN9EQNL%B9WHCTDIKP5PL5945XY97A5699LN9A45MZ5*V"
        + "9GS9%+A32Q3SPR:5QMC4.SSMCX+CSH9E:POAE+4DRE9LZK13K3%GO1MHL5:+7CPQ1IK KJ44USKU1P1U1NL TUI2SK3F9KHPP$:M"
        + "QZS$VBC3I 3WW+M9.9:%J56JP1WU6QNCV24IL20 $DP4"),
    Card(
      name: "test-card-withdrawn",
      text: "MC1:NCFOXN%TSMAHO.JERCBLKI:P-XLO4IGBH5WNIIM *4S K1FK4I9H7OZ/MXU8KQ5SV43ANU6BK+M$C6-24G*I7J54CBAL0H6H"
        + "EYS7DQJSE3:TFGW$3C5 BOMIMIA$R3BSIFWB$35 N6TKGKLNO651G8 5KQRV.X7NU7OVJ62MG8C$WBCAJBD0F4LJYJC IISAGIA "
        + "IJ+7JEBIRKB.CIKCILKBV:P6.S:PPJO3BA6-70VBKZ.C8FEIID+OBB*GN9EQNL%B9WHCTDIKP5PL5945XY97A5699LN9A45MZ5*V"
        + "9GS9%+A32Q3SPR:5QMC4.SSMCX+CSH9E:PMCEYSTD:FLUT:OV%$J4L7Q8JFII$3MM6OA8TTBFZQVK2S.0CFCMC2K1.N/5R6OU+MD"
        + "SB3*88VPAQO9GIJFU0*:P.6MEYF*KF72CPZ8W622%PGDF"),
  ]

  /// The test issuer's whole status list: the card at index 0 is good, the card at index 1 is withdrawn.
  public static func isWithdrawn(index: UInt32) -> Bool { index == 1 }
}
