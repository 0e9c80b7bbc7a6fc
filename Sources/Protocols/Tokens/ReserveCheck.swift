import Units

/// Whether what stands behind an asset covers what was minted of it, as far as the newest attestation says.
///
/// - Units: minted and backing in smallest units of the asset; seconds.
/// - Source: the rule of Chainlink's secure mint: no more than the reserve, and no reserve older than its heartbeat.
public struct ReserveCheck: Hashable, Sendable {
    /// What was minted.
    public let minted: UInt256
    /// What was attested; nil without an attestation.
    public let backing: UInt256?
    /// How old the attestation is; 0 for one from the future.
    public let age: UInt64
    /// The greatest age at which one counts.
    public let maximumAge: UInt64

    /// What it comes to, the worst first.
    public enum Verdict: UInt8, Sendable {
        /// Less stands behind the asset than was minted: the alarm.
        case short
        /// Nothing was attested.
        case unattested
        /// What was attested is too old to count.
        case stale
        /// What was attested lies in the future by more than clocks may differ.
        case untimely
        /// The backing covers it.
        case covered
    }

    /// Seconds by which an attester's clock may be ahead.
    public static let clockDifference: UInt64 = 60

    private let isUntimely: Bool

    /// Compares what was minted with an attestation; `nil` for none.
    public init(
        minted: UInt256, backing: UInt256?, attestedAt: UInt64, now: UInt64, maximumAge: UInt64
    ) {
        self.minted = minted
        self.backing = backing
        age = now > attestedAt ? now - attestedAt : 0
        self.maximumAge = maximumAge
        isUntimely = attestedAt > now && attestedAt - now > ReserveCheck.clockDifference
    }

    /// What it comes to. A shortfall counts whatever its age: an old bad word is no better than a new one.
    public var verdict: Verdict {
        guard let backing else { return .unattested }
        if backing < minted { return .short }
        if isUntimely { return .untimely }
        return age > maximumAge ? .stale : .covered
    }

    /// How much is missing; zero where the backing covers it or is not known.
    public var shortfall: UInt256 {
        guard let backing, backing < minted else { return .zero }
        return minted &- backing
    }

    /// Backing over minted in basis points, rounded down; nil where either is missing, the greatest where it is
    /// beyond 64 bits.
    public var coverBasisPoints: UInt64? {
        guard let backing, !minted.isZero else { return nil }
        guard let ratio = try? UInt256.mulDivDown(backing, BasisPoints.one, minted) else { return .max }
        return UInt64(exactly: ratio) ?? .max
    }
}
