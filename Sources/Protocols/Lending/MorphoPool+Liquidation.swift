import Units

/// How far a liquidation goes: either number is given, the other follows. There is no limit to it but the debt
/// and the collateral.
public enum MorphoSeizure: Hashable, Sendable {
    /// Collateral to seize, in smallest units.
    case seizing(UInt256)
    /// Shares of the debt to repay.
    case repaying(shares: UInt256)

    /// Whether nothing is asked for.
    var isZero: Bool {
        switch self {
        case .seizing(let amount), .repaying(let amount): amount.isZero
        }
    }
}

/// What a liquidation has done.
public struct MorphoLiquidation: Hashable, Sendable {
    /// What is seized over what is repaid, a WAD.
    public let incentive: UInt256
    /// Collateral that the liquidator receives.
    public let seizedAssets: UInt256
    /// Shares of the debt that are repaid.
    public let repaidShares: UInt256
    /// Loan assets that the liquidator pays; by 1 more than the market was owed, perhaps.
    public let repaidAssets: UInt256
    /// Debt without any collateral left, which all suppliers lose at once.
    public internal(set) var badDebtAssets: UInt256 = 0
    /// Shares of that debt.
    public internal(set) var badDebtShares: UInt256 = 0
}

extension MorphoPool {
    /// Liquidates a position, interest being up to date; a throw leaves both half changed.
    mutating func liquidate(
        _ seizure: MorphoSeizure, _ position: inout MorphoPosition, at moment: MorphoMoment
    ) throws(MorphoError) -> MorphoLiquidation {
        let price = try moment.knownPrice
        if try isHealthy(position, price: price) { throw .healthyPosition }
        var result = try MorphoError.exact(quote(seizure, price: price))
        position.borrowShares = try position.borrowShares.subtracting128(result.repaidShares)
        try borrowed.repay(assets: result.repaidAssets, shares: result.repaidShares)
        position.collateral = try position.collateral.subtracting128(result.seizedAssets)
        if position.collateral.isZero { try writeOff(&position, into: &result) }
        return result
    }

    private func quote(
        _ seizure: MorphoSeizure, price: UInt256
    ) throws(ArithmeticError) -> MorphoLiquidation {
        let incentive = try MorphoMath.liquidationIncentive(lltv: lltv)
        let (seized, shares): (UInt256, UInt256)
        switch seizure {
        case .seizing(let assets):
            (seized, shares) = (assets, try sharesRepaid(for: assets, price: price, incentive: incentive))
        case .repaying(let repaid):
            (seized, shares) = (try assetsSeized(for: repaid, price: price, incentive: incentive), repaid)
        }
        return MorphoLiquidation(
            incentive: incentive, seizedAssets: seized, repaidShares: shares,
            repaidAssets: try borrowed.assetsRoundedUp(for: shares))
    }

    private func sharesRepaid(
        for seized: UInt256, price: UInt256, incentive: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        let value = try MorphoMath.mulDivUp(seized, price, MorphoPool.priceScale)
        return try borrowed.sharesRoundedUp(for: MorphoMath.wadDivideUp(value, incentive))
    }

    private func assetsSeized(
        for shares: UInt256, price: UInt256, incentive: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        let value = try MorphoMath.wadMultiplyDown(borrowed.assetsRoundedDown(for: shares), incentive)
        return try MorphoMath.mulDivDown(value, MorphoPool.priceScale, price)
    }

    /// Takes the debt of a position without collateral off both sides.
    private mutating func writeOff(
        _ position: inout MorphoPosition, into result: inout MorphoLiquidation
    ) throws(MorphoError) {
        let shares = position.borrowShares
        let assets = min(borrowed.assets, try MorphoError.exact(debt(of: position)))
        try borrowed.remove(assets: assets, shares: shares)
        try supplied.remove(assets: assets, shares: 0)
        position.borrowShares = 0
        (result.badDebtAssets, result.badDebtShares) = (assets, shares)
    }
}
