import Units

/// What an account holds or owes of the asset whose price is in question.
public struct AaveAssetHolding: Sendable {
    /// Supplied or owed.
    public var side: LoanSide
    /// Balance over its index, in smallest units.
    public var scaledBalance: UInt256
    /// Normalized income or debt, scaled by 1e27.
    public var index: UInt256
    /// Decimal places of the asset.
    public var decimals: UInt8
    /// Liquidation threshold in basis points; of no meaning for a debt.
    public var threshold: UInt32
    /// The oracle answers `price * numerator / denominator`, rounded down to its 8 decimals.
    public var numerator: UInt256
    /// See `numerator`; not 0.
    public var denominator: UInt256

    /// Makes a holding.
    public init(
        side: LoanSide, scaledBalance: UInt256, index: UInt256 = Ray.one, decimals: UInt8, threshold: UInt32,
        numerator: UInt256 = 1, denominator: UInt256 = 1
    ) {
        self.side = side
        self.scaledBalance = scaledBalance
        self.index = index
        self.decimals = decimals
        self.threshold = threshold
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// Where one asset's price takes an account of Aave v3.7 below 1, everything else standing still.
///
/// The answer is exact under the contract's own roundings: a straight line through unrounded values gives a
/// first guess, and the contract's arithmetic decides from there.
public struct AaveLiquidationLine: Sendable {
    private let others: AaveHealthSum
    private let holdings: [AaveAssetHolding]

    /// Describes an account as what it holds of one asset, and the sums over all others.
    public init(others: AaveHealthSum, holdings: [AaveAssetHolding]) {
        self.others = others
        self.holdings = holdings
    }

    /// Returns the price nearest to the line at which the health factor is below 1.
    ///
    /// For an asset whose fall hurts it is the greatest such price, for one whose rise hurts the least; nil
    /// when the asset's price alone cannot do it below 2^120.
    /// With the asset on both sides, roundings can take health across 1 several times within a few units of
    /// the line: the answer then is one of these crossings.
    public func price() throws(ArithmeticError) -> UInt256? {
        guard let (guess, isFall) = try guess() else { return nil }
        if isFall {
            return try PriceSearch.greatest(near: guess) { (price) throws(ArithmeticError) in
                try isBelow(price)
            }
        }
        let last = try PriceSearch.greatest(near: guess) { (price) throws(ArithmeticError) in
            try !isBelow(price)
        }
        guard let last, last < PriceSearch.greatestPrice else { return nil }
        return last &+ 1
    }

    /// Whether the health factor is below 1 at a price of the asset.
    public func isBelow(_ price: UInt256) throws(ArithmeticError) -> Bool {
        try sum(at: price).healthFactor() < Wad.one
    }

    private func sum(at price: UInt256) throws(ArithmeticError) -> AaveHealthSum {
        var sum = others
        for holding in holdings { try sum.add(holding, at: price) }
        return sum
    }

    /// Where the line would be without rounding, and whether a fall leads there.
    private func guess() throws(ArithmeticError) -> (price: UInt256, isFall: Bool)? {
        var asset = AaveHealthSum()
        for holding in holdings { try asset.add(holding, at: AaveLiquidationLine.reference) }
        let gained = asset.weightedThreshold
        let lost = try asset.totalDebt.multiplied(by: BasisPoints.one)
        let owed = try others.totalDebt.multiplied(by: BasisPoints.one)
        let safe = others.weightedThreshold
        let isFall = gained > lost
        // The sides meet where the asset makes up for what the others lack, or eats up what they spare:
        // at once where they spare nothing.
        guard gained != lost, !isFall || owed > safe else { return nil }
        let spare = safe > owed ? safe &- owed : .zero
        let (gap, slope) = isFall ? (owed &- safe, gained &- lost) : (spare, lost &- gained)
        let price = try UInt256.mulDivDown(gap, AaveLiquidationLine.reference, slope)
        return price > PriceSearch.greatestPrice ? nil : (price, isFall)
    }

    /// A price so great that the roundings of values are small against them.
    private static let reference = UInt256(1) << 96
}

extension AaveHealthSum {
    /// Adds a holding at a price of its asset.
    fileprivate mutating func add(_ holding: AaveAssetHolding, at price: UInt256) throws(ArithmeticError) {
        let answer = try UInt256.mulDivDown(price, holding.numerator, holding.denominator)
        switch holding.side {
        case .collateral:
            try addCollateral(
                scaledBalance: holding.scaledBalance, index: holding.index, price: answer,
                decimals: holding.decimals, threshold: holding.threshold)
        case .debt:
            try addDebt(
                scaledBalance: holding.scaledBalance, index: holding.index, price: answer,
                decimals: holding.decimals)
        }
    }
}
