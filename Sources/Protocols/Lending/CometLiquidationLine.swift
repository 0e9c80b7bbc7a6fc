import Units

/// Where one price takes an account of Compound III below its line, everything else standing still.
///
/// The price may be that of a collateral asset, of the base asset, or of something that several of their oracles
/// follow. The answer is exact under the contract's own roundings: a straight line through unrounded values gives
/// a first guess, and the contract's arithmetic decides from there.
public struct CometLiquidationLine: Sendable {
    private let account: CometAccountData
    private let followers: [PriceConversion?]
    private let baseFollower: PriceConversion?

    /// Describes an account and what moves.
    ///
    /// - Parameters:
    ///   - account: its data at the prices that stand still; those that move are not read.
    ///   - followers: how the price of each of the account's holdings follows the price in question; nil where it
    ///     stands still. One each.
    ///   - base: the same for the base asset.
    public init(of account: CometAccountData, followers: [PriceConversion?], base: PriceConversion? = nil) {
        precondition(followers.count == account.holdings.count, "each holding moves or stands still")
        self.account = account
        self.followers = followers
        baseFollower = base
    }

    /// Returns the price nearest to the line at which the account is liquidatable.
    ///
    /// For a price whose fall hurts it is the greatest such price, for one whose rise hurts the least; nil when
    /// the price alone cannot do it between 1 and 2^120, or the account is liquidatable at every price.
    /// With a price that moves both sides, roundings can take the account across the line several times within a
    /// few units: the answer then is one of these crossings.
    /// - Errors: `badPrice` of a price that stands still, arithmetic.
    public func price() throws(CometError) -> UInt256? {
        guard account.principal.isNegative, let (guess, isFall) = try guess() else { return nil }
        if isFall {
            let price = try PriceSearch.greatest(near: guess) { (price) throws(CometError) in
                try health(at: price).isLiquidatable
            }
            guard let price, try isPrice(price) else { return nil }
            return price
        }
        let last = try PriceSearch.greatest(near: guess) { (price) throws(CometError) in
            try !health(at: price).isLiquidatable
        }
        guard let last, last < PriceSearch.greatestPrice else { return nil }
        return last &+ 1
    }

    /// Returns how the account stands at a price.
    public func health(at price: UInt256) throws(CometError) -> LendingHealth {
        var carried = UInt256.zero
        for (holding, follower) in zip(account.holdings, followers) {
            let value = try holding.carried(at: answer(at: price, follower, still: holding.price))
            carried = try CometError.exact(carried.adding(value))
        }
        return LendingHealth(carried: carried, owed: try owed(at: price))
    }

    private func owed(at price: UInt256) throws(CometError) -> UInt256 {
        let balance = try account.indexes.presentValue(of: account.principal).magnitude
        return try CometMath.value(
            of: balance, price: answer(at: price, baseFollower, still: account.basePrice),
            scale: account.baseScale)
    }

    /// What an oracle says: what follows from the price in question, or what it says anyway.
    private func answer(
        at price: UInt256, _ follower: PriceConversion?, still: UInt256?
    ) throws(CometError) -> UInt256 {
        guard let follower else { return try CometMath.positive(still) }
        return try CometError.exact(follower.answer(at: price))
    }

    /// Whether every oracle that follows a price answers more than 0 at it: the contract takes 0 for a failure.
    private func isPrice(_ price: UInt256) throws(CometError) -> Bool {
        for case let follower? in followers {
            if try CometError.exact(follower.answer(at: price)).isZero { return false }
        }
        return true
    }

    /// Where the line would be without rounding, and whether a fall leads there.
    private func guess() throws(CometError) -> (price: UInt256, isFall: Bool)? {
        let still = try health(at: 0)
        let moved = try health(at: CometLiquidationLine.reference)
        let gained = moved.carried &- still.carried
        let lost = baseFollower == nil ? 0 : moved.owed
        let owed = baseFollower == nil ? still.owed : 0
        let isFall = gained > lost
        // As Aave's line: the sides meet where what moves makes up for what the rest lacks, or eats what it spares.
        guard gained != lost, !isFall || owed > still.carried else { return nil }
        let spare = still.carried > owed ? still.carried &- owed : 0
        let (gap, slope) = isFall ? (owed &- still.carried, gained &- lost) : (spare, lost &- gained)
        let price = try CometError.exact(
            UInt256.mulDivDown(gap, CometLiquidationLine.reference, slope))
        return price > PriceSearch.greatestPrice ? nil : (price, isFall)
    }

    /// A price so great that the roundings of values are small against them.
    private static let reference = UInt256(1) << 96
}

extension CometHolding {
    /// What the holding carries at a price, which may be 0 here.
    fileprivate func carried(at price: UInt256) throws(CometError) -> UInt256 {
        let value = try CometMath.value(of: balance, price: price, scale: asset.scale)
        return try CometMath.multiplied(value, byFactor: asset.liquidateCollateralFactor)
    }
}
