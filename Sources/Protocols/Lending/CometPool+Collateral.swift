import Units

/// What accounts do with collateral, and what the market does with theirs; a throw leaves both half changed.
///
/// Supplying and withdrawing collateral brings no interest up to date, in the contract either: it judges a debt
/// as of the last accrual.
/// - Source: comet, `Comet.sol`, `supplyCollateral`, `withdrawCollateral`, `transferCollateral`,
///   `absorbInternal`, `buyCollateral`.
extension CometPool {
    mutating func supply(
        _ amount: UInt256, of asset: Int, for account: inout CometAccount
    ) throws(CometError) {
        if pauses.contains(.supply) { throw .paused }
        try requireFitting128(amount)
        let terms = try listed(asset)
        let total = try CometError.exact(collateral[asset].supplied.adding(amount).stored(bits: 128))
        if total > terms.supplyCap { throw .supplyCapExceeded }
        collateral[asset].supplied = total
        account[asset] = account[asset] &+ amount
    }

    mutating func withdraw(
        _ amount: UInt256, of asset: Int, by account: inout CometAccount, at moment: CometMoment
    ) throws(CometError) {
        if pauses.contains(.withdraw) { throw .paused }
        try requireFitting128(amount)
        _ = try listed(asset)
        account[asset] = try CometError.exact(account[asset].subtracting(amount))
        collateral[asset].supplied = try CometError.exact(collateral[asset].supplied.subtracting(amount))
        if try !data(of: account, at: moment).isBorrowCollateralized { throw .notCollateralized }
    }

    func transfer(
        _ amount: UInt256, of asset: Int, from sender: inout CometAccount, to receiver: inout CometAccount,
        at moment: CometMoment
    ) throws(CometError) {
        try requireFitting128(amount)
        _ = try listed(asset)
        sender[asset] = try CometError.exact(sender[asset].subtracting(amount))
        receiver[asset] = try CometError.exact(receiver[asset].adding(amount).stored(bits: 128))
        if try !data(of: sender, at: moment).isBorrowCollateralized { throw .notCollateralized }
    }

    /// Takes an account's collateral and debt over, and leaves it what the collateral is worth beyond that.
    mutating func absorb(
        _ account: inout CometAccount, at moment: CometMoment
    ) throws(CometError) -> CometSeizure {
        let absorption = try CometAbsorption(absorbing: data(of: account, at: moment))
        let seized = configuration.assets.indices.map { account[$0] }
        for (asset, balance) in seized.enumerated() {
            collateral[asset].supplied = try CometError.exact(collateral[asset].supplied.subtracting(balance))
            collateral[asset].reserves = try CometError.exact(collateral[asset].reserves.adding(balance))
        }
        try settle(&account, principal: absorption.newPrincipal)
        account.clearCollateral()
        try book(repaid: absorption.repayPrincipal, supplied: absorption.supplyPrincipal)
        return CometSeizure(absorption: absorption, seized: seized)
    }

    /// Sells collateral of the market for base assets, and returns how much.
    ///
    /// Reserves count with interest up to now, which is not brought up to date.
    mutating func sell(
        _ asset: Int, for baseAmount: UInt256, atLeast least: UInt256, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        if pauses.contains(.buy) { throw .paused }
        var accrued = self
        try accrued.accrue(to: moment.time)
        let reserves = try accrued.reserves
        if !reserves.isNegative, reserves.magnitude >= configuration.targetReserves { throw .notForSale }
        baseBalance = try CometError.exact(baseBalance.adding(baseAmount))
        let bought = try quote(asset, for: baseAmount, at: moment)
        if bought < least { throw .tooMuchSlippage }
        if bought > collateral[asset].reserves { throw .insufficientReserves }
        try requireFitting128(bought)
        collateral[asset].reserves = collateral[asset].reserves &- bought
        return bought
    }

    /// Returns how much collateral the storefront gives for base assets, rounded down.
    func quote(
        _ asset: Int, for baseAmount: UInt256, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        let terms = try listed(asset)
        return try CometMath.collateral(
            for: baseAmount, of: CometHolding(balance: 0, price: moment.price(of: asset), asset: terms),
            basePrice: moment.basePrice, baseScale: configuration.baseScale,
            storefrontFactor: configuration.storefrontFactor)
    }

    private func requireFitting128(_ amount: UInt256) throws(CometError) {
        if amount.high != 0 { throw .invalidUInt128 }
    }
}

/// What absorbing an account has done.
public struct CometSeizure: Hashable, Sendable {
    /// What became of its debt.
    public let absorption: CometAbsorption
    /// Its collateral, now the market's, in order of listing.
    public let seized: [UInt256]
}
