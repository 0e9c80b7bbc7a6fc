import Units

/// What can fail.
public enum ExposureKind: UInt8, CaseIterable, Comparable, Hashable, Sendable {
    /// Who owes what a token stands for.
    case issuer
    /// Who keeps what stands behind it.
    case custodian
    /// Who reports the prices that loans rest on.
    case oracle
    /// What a token came over.
    case bridge
    /// The code of a venue.
    case contract
    /// What everything on it stands still with.
    case chain

    /// The word for it.
    public var word: SafeText {
        switch self {
        case .issuer: "issuer"
        case .custodian: "custodian"
        case .oracle: "oracle"
        case .bridge: "bridge"
        case .contract: "contract"
        case .chain: "chain"
        }
    }

    /// Orders as the cases are listed.
    public static func < (left: ExposureKind, right: ExposureKind) -> Bool { left.rawValue < right.rawValue }
}

/// How much of the net assets may be lost with one of each kind, and how quickly a position must be left.
public struct ExposureLimits: Hashable, Sendable {
    /// Shares of the net assets in basis points, by kind.
    private var shares: [UInt32] = [4_000, 5_000, 8_000, 3_000, 3_500, 8_000]
    /// The share of a chain's depth that may be sold in a day, in basis points.
    public var exitShareBasisPoints: UInt32 = 2_000
    /// Days within which a position must be left.
    public var exitDays: UInt32 = 5

    /// Makes the usual limits.
    public init() {}

    /// The share of the net assets that may be lost with one of a kind, in basis points.
    public subscript(kind: ExposureKind) -> UInt32 {
        get { shares[Int(kind.rawValue)] }
        set { shares[Int(kind.rawValue)] = newValue }
    }
}
