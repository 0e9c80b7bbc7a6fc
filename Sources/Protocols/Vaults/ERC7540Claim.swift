import Units

/// An amount of assets and the shares for which it was settled, ready to be claimed.
///
/// A part is claimed in proportion to what is left, so that the whole is paid out to the last unit by whoever
/// claims to the end, in whatever parts.
public struct ERC7540Claim: Hashable, Sendable {
    /// Assets: paid for a deposit, to be paid out for a redemption.
    public internal(set) var assets: UInt256
    /// Shares: to be handed out for a deposit, burned for a redemption.
    public internal(set) var shares: UInt256

    /// Nothing to claim.
    static var none: ERC7540Claim { ERC7540Claim(assets: .zero, shares: .zero) }

    /// Returns the sums of both.
    func adding(_ other: ERC7540Claim) throws(ArithmeticError) -> ERC7540Claim {
        ERC7540Claim(assets: try assets.adding(other.assets), shares: try shares.adding(other.shares))
    }

    /// Returns the differences of both.
    func subtracting(_ other: ERC7540Claim) throws(ArithmeticError) -> ERC7540Claim {
        ERC7540Claim(
            assets: try assets.subtracting(other.assets), shares: try shares.subtracting(other.shares))
    }

    /// Returns the part that holds exactly these assets, its shares rounded as said; `exceedsMax` above all.
    func part(assets wanted: UInt256, roundingUp: Bool) throws(ERC7540Error) -> ERC7540Claim {
        if wanted > assets { throw .exceedsMax }
        return ERC7540Claim(
            assets: wanted, shares: try ERC7540Claim.share(wanted, of: assets, in: shares, roundingUp))
    }

    /// Returns the part that holds exactly these shares, its assets rounded as said; `exceedsMax` above all.
    func part(shares wanted: UInt256, roundingUp: Bool) throws(ERC7540Error) -> ERC7540Claim {
        if wanted > shares { throw .exceedsMax }
        return ERC7540Claim(
            assets: try ERC7540Claim.share(wanted, of: shares, in: assets, roundingUp), shares: wanted)
    }

    private static func share(
        _ part: UInt256, of whole: UInt256, in other: UInt256, _ roundingUp: Bool
    ) throws(ERC7540Error) -> UInt256 {
        if part.isZero { return .zero }
        return try ERC7540Error.exactly { () throws(ArithmeticError) in
            roundingUp
                ? try UInt256.mulDivUp(part, other, whole) : try UInt256.mulDivDown(part, other, whole)
        }
    }
}

/// What one controller has asked for, and what is ready.
public struct ERC7540Requests: Hashable, Sendable {
    /// Assets that wait to become shares.
    public internal(set) var pendingDeposit: UInt256 = .zero
    /// Shares that are ready, and the assets that they were paid with; no longer pending.
    public internal(set) var claimableDeposit = ERC7540Claim.none
    /// Shares that wait to become assets.
    public internal(set) var pendingRedeem: UInt256 = .zero
    /// Assets that are ready, and the shares that they are for; no longer pending.
    public internal(set) var claimableRedeem = ERC7540Claim.none

    /// Nothing asked, nothing ready.
    public init() {}
}
