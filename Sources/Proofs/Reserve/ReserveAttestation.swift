import Units

/// What somebody who can look says stands behind an asset.
public struct ReserveAttestation: Signable {
    /// The asset.
    public var asset: SafeText
    /// Who has looked.
    public var attester: SafeText
    /// What there is, in whole units of the asset, as a decimal.
    public var backing: SafeText
    /// When it was counted, in seconds since 1970.
    public var second: UInt64

    /// The version of the form.
    public static let version: UInt64 = 1

    /// Makes an attestation.
    public init(asset: SafeText, attester: SafeText, backing: SafeText, second: UInt64) {
        (self.asset, self.attester, self.backing, self.second) = (asset, attester, backing, second)
    }

    /// The bytes that are signed.
    public var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes(heading: "plimsoll reserve attestation 1")
        for text in [asset, attester, backing] { bytes.add(text) }
        bytes.add(second)
        return bytes.bytes
    }
}
