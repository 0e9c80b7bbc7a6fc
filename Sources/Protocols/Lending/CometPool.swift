import Units

/// The common part of a Compound III market: its terms, indexes and totals.
///
/// Operations change a copy, which the market takes over when they succeed.
struct CometPool: Hashable, Sendable {
    var configuration: CometConfiguration
    var indexes = CometIndexes()
    /// Reward indexes of both sides; 64 bits.
    var tracking = CometIndexes(supply: 0, borrow: 0)
    /// Supplied principal of all accounts, and what roundings have left of it; 104 bits.
    var suppliedPrincipal = UInt256.zero
    /// Owed principal of all accounts, and what roundings have left of it; 104 bits.
    var owedPrincipal = UInt256.zero
    /// What the market holds of the base asset.
    var baseBalance = UInt256.zero
    /// What it holds of each collateral asset.
    var collateral: [CometCollateral]
    var lastAccrual: UInt64
    var pauses: CometPauses = []

    init(_ configuration: CometConfiguration, at now: UInt64) {
        self.configuration = configuration
        collateral = Array(repeating: CometCollateral(), count: configuration.assets.count)
        lastAccrual = now
    }

    /// Brings interest and rewards up to a time.
    mutating func accrue(to now: UInt64) throws(CometError) {
        if now >> 40 != 0 { throw .timestampTooLarge }
        if now < lastAccrual { throw .arithmetic(.underflow) }
        let elapsed = now - lastAccrual
        if elapsed == 0 { return }
        let rates = try ratesPerSecond
        let grown = CometIndexes(
            supply: try CometMath.grown(indexes.supply, ratePerSecond: rates.supply, seconds: elapsed),
            borrow: try CometMath.grown(indexes.borrow, ratePerSecond: rates.borrow, seconds: elapsed))
        tracking = CometIndexes(
            supply: try trackingIndex(
                tracking.supply, speed: configuration.tracking.supplySpeed, total: suppliedPrincipal, elapsed),
            borrow: try trackingIndex(
                tracking.borrow, speed: configuration.tracking.borrowSpeed, total: owedPrincipal, elapsed))
        (indexes, lastAccrual) = (grown, now)
    }

    /// What is owed over what is supplied as of the last accrual, scaled by 1e18.
    var utilization: UInt256 {
        get throws(CometError) {
            try CometMath.utilization(
                supplied: indexes.supplyValue(of: suppliedPrincipal),
                borrowed: indexes.borrowValue(of: owedPrincipal))
        }
    }

    /// What suppliers earn and borrowers owe a second, scaled by 1e18.
    var ratesPerSecond: (supply: UInt256, borrow: UInt256) {
        get throws(CometError) {
            let utilization = try utilization
            return (
                try configuration.supplyCurve.ratePerSecond(at: utilization),
                try configuration.borrowCurve.ratePerSecond(at: utilization)
            )
        }
    }

    /// What the market has and is owed beyond what it owes, as of the last accrual; may be below 0.
    var reserves: Int256 {
        get throws(CometError) {
            let supplied = try CometMath.signed(indexes.supplyValue(of: suppliedPrincipal))
            let owed = try CometMath.signed(indexes.borrowValue(of: owedPrincipal))
            let held = try CometMath.signed(baseBalance)
            return try CometError.exact(held.subtracting(supplied).adding(owed))
        }
    }

    /// Returns an account as the collateral tests see it, as of the last accrual.
    func data(of account: CometAccount, at moment: CometMoment) -> CometAccountData {
        CometAccountData(
            principal: account.principal, indexes: indexes, basePrice: moment.basePrice,
            baseScale: configuration.baseScale,
            holdings: account.collateralAssets.map { asset in
                CometHolding(
                    balance: account[asset], price: moment.price(of: asset),
                    asset: configuration.assets[asset])
            })
    }

    /// Returns a collateral asset; throws `badAsset`.
    func listed(_ asset: Int) throws(CometError) -> CometAsset {
        guard configuration.assets.indices.contains(asset) else { throw .badAsset }
        return configuration.assets[asset]
    }

    private func trackingIndex(
        _ index: UInt256, speed: UInt256, total: UInt256, _ elapsed: UInt64
    ) throws(CometError) -> UInt256 {
        let growth = try CometMath.trackingGrowth(
            speed: speed, seconds: elapsed, total: total, minimum: configuration.tracking.minimum,
            baseScale: configuration.baseScale)
        return try CometError.exact(index.adding(growth).stored(bits: 64))
    }
}

/// What a Compound III market holds of a collateral asset.
public struct CometCollateral: Hashable, Sendable {
    /// Balances of all accounts in smallest units; 128 bits (upstream `totalSupplyAsset`).
    public internal(set) var supplied: UInt256
    /// What belongs to the market itself, from absorbed accounts, in smallest units.
    public internal(set) var reserves: UInt256

    /// Makes holdings; nothing unless said otherwise.
    public init(supplied: UInt256 = 0, reserves: UInt256 = 0) {
        self.supplied = supplied
        self.reserves = reserves
    }
}
