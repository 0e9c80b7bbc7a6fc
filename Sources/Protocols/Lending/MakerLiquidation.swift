import Units

/// What a liquidation takes from a vault.
///
/// - Source: dss, `dog.sol`, `bark`.
public struct MakerLiquidation: Hashable, Sendable {
    /// Normalized debt that is taken over, a wad (upstream `dart`).
    public var normalizedDebt: UInt256
    /// Collateral that goes to auction, a wad (upstream `dink`).
    public var collateral: UInt256
    /// Debt that is taken over, a rad (upstream `due`).
    public var debt: UInt256
    /// Dai that the auction has to raise: the debt with the penalty, a rad (upstream `tab`).
    public var tab: UInt256

    /// Makes the liquidation of a vault; what would be left as dust goes with it, even above the limits.
    ///
    /// - Rounding: down at each quotient: room over rate, that over penalty; collateral; dai to raise.
    /// - Parameters:
    ///   - auctionCeiling: most dai that all running auctions may have to raise, a rad (upstream `Hole`).
    ///   - auctioned: dai that they have to raise, a rad (upstream `Dirt`).
    /// - Errors: in this order `notUnsafe`, `liquidationLimitHit`, `dustyAuctionFromPartialLiquidation`,
    ///   `nullAuction`, `liquidationOverflow`; `arithmetic` where a step leaves 256 bits.
    public init(
        of vault: MakerVault, _ type: MakerCollateralType, auctionCeiling: UInt256, auctioned: UInt256
    ) throws(MakerError) {
        let unsafe = try MakerError.exactly { () throws(ArithmeticError) in
            if type.spot.isZero { return false }
            let debt = try vault.normalizedDebt.multiplied(by: type.rate)
            return try vault.collateral.multiplied(by: type.spot) < debt
        }
        if !unsafe { throw .notUnsafe }
        if auctionCeiling <= auctioned || type.auctionCeiling <= type.auctioned {
            throw .liquidationLimitHit
        }
        let room = min(auctionCeiling &- auctioned, type.auctionCeiling &- type.auctioned)
        let part = try MakerLiquidation.part(of: vault.normalizedDebt, type, room: room)
        let lot = try MakerError.exactly { () throws(ArithmeticError) in
            try vault.collateral.multiplied(by: part).dividedDown(by: vault.normalizedDebt)
        }
        if lot.isZero { throw .nullAuction }
        if max(part, lot) > Int256.min.magnitude { throw .liquidationOverflow }
        (normalizedDebt, collateral) = (part, lot)
        (debt, tab) = try MakerError.exactly { () throws(ArithmeticError) in
            let due = try part.multiplied(by: type.rate)
            return (due, try MakerMath.multiplyWadDown(due, type.penalty))
        }
    }

    /// Returns how much of a normalized debt is liquidated where the auctions have `room` for more dai.
    private static func part(
        of whole: UInt256, _ type: MakerCollateralType, room: UInt256
    ) throws(MakerError) -> UInt256 {
        let (part, leavesDust, isDusty) = try MakerError.exactly { () throws(ArithmeticError) in
            let most = try room.multiplied(by: Wad.one)
                .dividedDown(by: type.rate).dividedDown(by: type.penalty)
            if most >= whole { return (whole, false, false) }
            if try (whole &- most).multiplied(by: type.rate) < type.dust { return (most, true, false) }
            return (most, false, try most.multiplied(by: type.rate) < type.dust)
        }
        if isDusty { throw .dustyAuctionFromPartialLiquidation }
        return leavesDust ? whole : part
    }
}
