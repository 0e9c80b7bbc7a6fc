import Units

/// A position in a perpetuals market of Synthetix v3.
///
/// - Source: synthetix-v3, `storage/Position.sol`.
public struct SynthetixPerpsPosition: Hashable, Sendable {
    /// A signed wad of the asset, negative for short.
    public internal(set) var size: Int256
    /// Price of the last change, a wad of dollars.
    public internal(set) var price: UInt256
    /// The market's funding value at the last change, a signed wad.
    public internal(set) var fundingValue: Int256

    /// Makes a position; unless said otherwise none.
    public init(size: Int256 = .zero, price: UInt256 = .zero, fundingValue: Int256 = .zero) {
        self.size = size
        self.price = price
        self.fundingValue = fundingValue
    }

    /// Returns what the position has won or lost since its last change, a signed wad of dollars.
    ///
    /// - Rounding: toward 0, price and funding each on their own.
    /// - Errors: `overflowUInt256ToInt256`, `arithmetic`.
    public func profit(price: UInt256, fundingValue: Int256) throws(SynthetixError) -> Int256 {
        let perUnit = try SynthetixDecimal.subtract(fundingValue, self.fundingValue)
        let funding = try SynthetixDecimal.multiply(size, perUnit)
        let shift = try SynthetixDecimal.subtract(
            SynthetixDecimal.signed(price), SynthetixDecimal.signed(self.price))
        return try SynthetixDecimal.add(SynthetixDecimal.multiply(size, shift), funding)
    }
}

/// An account's margin and position in one market.
public struct SynthetixPerpsAccount: Hashable, Sendable {
    /// Deposited dollars with what was won and lost for good, a wad.
    public internal(set) var collateral: UInt256
    /// Dollars that the collateral did not suffice for, a wad.
    public internal(set) var debt = UInt256.zero
    /// The position.
    public internal(set) var position = SynthetixPerpsPosition()

    /// Makes an account without a position.
    public init(collateral: UInt256) { self.collateral = collateral }

    /// Books dollars on the account: what is won pays debt back first, what is lost takes the collateral first.
    mutating func charge(_ amount: Int256) throws(SynthetixError) {
        let size = amount.magnitude
        if amount > .zero {
            let paid = min(debt, size)
            collateral = try SynthetixDecimal.add(collateral, size &- paid)
            debt = debt &- paid
        } else {
            let lost = min(collateral, size)
            debt = try SynthetixDecimal.add(debt, size &- lost)
            collateral = collateral &- lost
        }
    }
}

/// A perpetuals market of Synthetix v3 whose accounts hold dollars and a position in this market alone.
///
/// The costs and bounds of keepers' rewards, other collateral, interest and the pool's credit are no part of the
/// model; liquidation takes the whole position at once. A call that throws changes nothing.
/// - Source: synthetix-v3, `storage/PerpsMarket.sol`, `storage/PerpsAccount.sol`.
public struct SynthetixPerpsMarket: Hashable, Sendable {
    /// Limits, margins and fees.
    public var configuration: SynthetixPerpsConfiguration
    /// Longs less shorts, a signed wad of the asset.
    public internal(set) var skew: Int256
    /// Longs and shorts together, a wad of the asset.
    public internal(set) var size: UInt256
    /// Funding as of its last record.
    public internal(set) var funding: SynthetixFunding

    /// Makes a market; unless said otherwise an empty one.
    public init(
        configuration: SynthetixPerpsConfiguration, skew: Int256 = .zero, size: UInt256 = .zero,
        funding: SynthetixFunding = SynthetixFunding()
    ) {
        self.configuration = configuration
        self.skew = skew
        self.size = size
        self.funding = funding
    }

    /// Records the funding up to now, and returns it; errors as `SynthetixFunding.rate`.
    ///
    /// - Parameter price: the oracle's, a wad of dollars.
    @discardableResult
    public mutating func recordFunding(
        at time: UInt64, price: UInt256
    ) throws(SynthetixError) -> SynthetixFunding {
        funding = try funding.recorded(at: time, skew: skew, price: price, configuration)
        return funding
    }

    /// Returns what an account stands at; errors as `SynthetixFunding.rate`.
    ///
    /// - Parameter price: the oracle's, a wad of dollars.
    public func standing(
        of account: SynthetixPerpsAccount, at time: UInt64, price: UInt256
    ) throws(SynthetixError) -> SynthetixPerpsStanding {
        let position = account.position
        let value = try funding.recorded(at: time, skew: skew, price: price, configuration).value
        let profit =
            position.size == .zero ? Int256.zero : try position.profit(price: price, fundingValue: value)
        let owned = try SynthetixDecimal.add(SynthetixDecimal.signed(account.collateral), profit)
        return SynthetixPerpsStanding(
            availableMargin: try SynthetixDecimal.subtract(owned, SynthetixDecimal.signed(account.debt)),
            margins: try configuration.requiredMargins(size: position.size, price: price),
            liquidationReward: try configuration.flagReward(size: position.size, price: price))
    }

    /// Books the profit of a position and puts another in its place.
    mutating func replace(
        _ position: SynthetixPerpsPosition, of account: inout SynthetixPerpsAccount, profit: Int256
    ) throws(SynthetixError) {
        let (size, skew) = try sums(from: account.position.size, to: position.size)
        try account.charge(profit)
        account.position = position
        (self.size, self.skew) = (size, skew)
    }

    /// Returns size and skew after a position went from one size to another.
    func sums(
        from before: Int256, to after: Int256
    ) throws(SynthetixError) -> (size: UInt256, skew: Int256) {
        try SynthetixError.exactly { () throws(ArithmeticError) in
            (
                try size.adding(after.magnitude).subtracting(before.magnitude),
                try skew.adding(after.subtracting(before))
            )
        }
    }
}

/// What an account has and needs.
///
/// - Units: wads of dollars.
public struct SynthetixPerpsStanding: Hashable, Sendable {
    /// Collateral with profit and less debt.
    public var availableMargin: Int256
    /// What the position requires.
    public var margins: SynthetixPerpsMargins
    /// What who liquidates it would get, which is required on top.
    public var liquidationReward: UInt256

    /// Whether the account must be liquidated: it has less than maintenance margin and reward.
    ///
    /// - Errors: `overflowUInt256ToInt256`, `arithmetic`.
    public func isEligibleForLiquidation() throws(SynthetixError) -> Bool {
        let required = try SynthetixDecimal.add(margins.maintenance, liquidationReward)
        return try SynthetixDecimal.signed(required) > availableMargin
    }
}
