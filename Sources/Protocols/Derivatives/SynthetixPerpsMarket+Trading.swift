import Units

/// What an order has done.
///
/// - Units: wads of dollars.
public struct SynthetixPerpsFill: Hashable, Sendable {
    /// Price per unit.
    public var price: UInt256
    /// Fee.
    public var fee: UInt256
    /// What the position before had won or lost, booked on the account with the fee taken off.
    public var profit: Int256
}

/// Margin, orders and liquidation.
extension SynthetixPerpsMarket {
    /// Adds dollars to an account's collateral; debt stays until something is won.
    ///
    /// - Errors: `arithmetic`.
    public func deposit(_ amount: UInt256, to account: inout SynthetixPerpsAccount) throws(SynthetixError) {
        account.collateral = try SynthetixDecimal.add(account.collateral, amount)
    }

    /// Takes dollars out that no margin needs.
    ///
    /// - Errors: `accountLiquidatable`; `insufficientMargin` where less is left than the initial margin and
    ///   the reward for liquidation, where the collateral is less, and with any debt; as `standing`.
    public func withdraw(
        _ amount: UInt256, from account: inout SynthetixPerpsAccount, at time: UInt64, price: UInt256
    ) throws(SynthetixError) {
        let standing = try standing(of: account, at: time, price: price)
        let hasPosition = account.position.size != .zero
        if hasPosition, try standing.isEligibleForLiquidation() { throw .accountLiquidatable }
        let required = try SynthetixDecimal.add(standing.margins.initial, standing.liquidationReward)
        let free = try SynthetixDecimal.subtract(
            standing.availableMargin, SynthetixDecimal.signed(required))
        let isCovered = try SynthetixDecimal.signed(amount) <= free
        if !account.debt.isZero || !isCovered || amount > account.collateral {
            throw .insufficientMargin(available: free, required: amount)
        }
        account.collateral = account.collateral &- amount
    }

    /// Fills an order at the oracle's price with its premium.
    ///
    /// - Parameters:
    ///   - size: a signed wad of the asset to add to the position.
    ///   - price: the oracle's, a wad of dollars.
    ///   - acceptablePrice: the most a buyer pays, the least a seller takes, a wad.
    ///   - settlementReward: for who settles it, a wad of dollars, charged with the fee.
    /// - Errors: in this order `zeroSizeOrder`, `accountLiquidatable`, `insufficientMargin` where the fee
    ///   cannot be paid, those of open interest, `insufficientMargin` where the margin does not suffice for the
    ///   new position, `acceptablePriceExceeded`; as `fillPrice` and `standing`.
    @discardableResult
    public mutating func fill(
        _ size: Int256, for account: inout SynthetixPerpsAccount, at time: UInt64, price: UInt256,
        acceptablePrice: UInt256, settlementReward: UInt256 = .zero
    ) throws(SynthetixError) -> SynthetixPerpsFill {
        if size == .zero { throw .zeroSizeOrder }
        let standing = try standing(of: account, at: time, price: price)
        if try standing.isEligibleForLiquidation() { throw .accountLiquidatable }
        let recorded = try funding.recorded(at: time, skew: skew, price: price, configuration)
        let fillPrice = try configuration.fillPrice(size: size, skew: skew, price: price)
        let fee = try SynthetixDecimal.add(
            configuration.orderFee(size: size, skew: skew, fillPrice: fillPrice), settlementReward)
        let newSize = try SynthetixDecimal.add(account.position.size, size)
        let available = try margin(standing, afterFilling: size, at: fillPrice, price: price)
        if try available < SynthetixDecimal.signed(fee) {
            throw .insufficientMargin(available: available, required: fee)
        }
        try checkOpenInterest(from: account.position.size, to: newSize, price: price)
        let required = try SynthetixDecimal.add(
            requiredMargin(from: account.position.size, to: newSize, at: fillPrice, price: price), fee)
        if try available < SynthetixDecimal.signed(required) {
            throw .insufficientMargin(available: available, required: required)
        }
        if size.isNegative ? fillPrice < acceptablePrice : fillPrice > acceptablePrice {
            throw .acceptablePriceExceeded(fillPrice: fillPrice, acceptablePrice: acceptablePrice)
        }
        let position = SynthetixPerpsPosition(
            size: newSize, price: fillPrice, fundingValue: recorded.value)
        let profit =
            try account.position.size == .zero
            ? Int256.zero : account.position.profit(price: fillPrice, fundingValue: recorded.value)
        let booked = try SynthetixDecimal.subtract(profit, SynthetixDecimal.signed(fee))
        var changed = account
        try replace(position, of: &changed, profit: booked)
        account = changed
        funding = recorded
        return SynthetixPerpsFill(price: fillPrice, fee: fee, profit: profit)
    }

    /// Closes the position of an account that has too little margin, and returns the reward for it.
    ///
    /// The account loses all its collateral; its debt is written off.
    /// - Parameter price: the oracle's, a wad of dollars.
    /// - Returns: a wad of dollars.
    /// - Errors: `notEligibleForLiquidation`; as `standing`.
    @discardableResult
    public mutating func liquidate(
        _ account: inout SynthetixPerpsAccount, at time: UInt64, price: UInt256
    ) throws(SynthetixError) -> UInt256 {
        let standing = try standing(of: account, at: time, price: price)
        if account.position.size == .zero { throw .notEligibleForLiquidation }
        if try !standing.isEligibleForLiquidation() { throw .notEligibleForLiquidation }
        let recorded = try funding.recorded(at: time, skew: skew, price: price, configuration)
        (size, skew) = try sums(from: account.position.size, to: .zero)
        funding = recorded
        account = SynthetixPerpsAccount(collateral: .zero)
        return standing.liquidationReward
    }

    /// Returns the available margin less what the premium alone would lose; what it would win does not count.
    private func margin(
        _ standing: SynthetixPerpsStanding, afterFilling size: Int256, at fillPrice: UInt256, price: UInt256
    ) throws(SynthetixError) -> Int256 {
        let shift = try SynthetixDecimal.subtract(
            SynthetixDecimal.signed(price), SynthetixDecimal.signed(fillPrice))
        let premium = try SynthetixDecimal.multiply(size, shift)
        return try SynthetixDecimal.add(standing.availableMargin, min(premium, .zero))
    }

    /// Returns the margin that the new position requires: nothing where it only gets smaller.
    private func requiredMargin(
        from before: Int256, to after: Int256, at fillPrice: UInt256, price: UInt256
    ) throws(SynthetixError) -> UInt256 {
        if after.reducesOnSameSide(before) { return .zero }
        let margins = try configuration.requiredMargins(size: after, price: price)
        return try SynthetixDecimal.add(
            margins.initial, configuration.flagReward(size: after, price: fillPrice))
    }

    /// Throws where the side of the new position would be greater than the market's limits.
    private func checkOpenInterest(
        from before: Int256, to after: Int256, price: UInt256
    ) throws(SynthetixError) {
        if after.reducesOnSameSide(before) { return }
        let (size, skew) = try sums(from: before, to: after)
        let whole = try SynthetixDecimal.signed(size)
        let doubled =
            try after > .zero
            ? SynthetixDecimal.add(whole, skew) : SynthetixDecimal.subtract(whole, skew)
        let side = try SynthetixError.exactly { () throws(ArithmeticError) in
            try doubled.dividedTowardZero(by: 2)
        }
        if configuration.maximumMarketSize < side.magnitude {
            throw .maximumOpenInterestReached(limit: configuration.maximumMarketSize, side: side)
        }
        let limit = configuration.maximumMarketValue
        if !limit.isZero, try limit < SynthetixDecimal.multiply(side.magnitude, price) {
            throw .maximumOpenInterestValueReached(limit: limit, side: side, price: price)
        }
    }
}
