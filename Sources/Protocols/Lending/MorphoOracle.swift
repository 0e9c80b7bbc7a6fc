import Units

/// How a Morpho Blue market's price follows from the prices of its two assets in one currency.
///
/// - Source: morpho-blue-oracles, `MorphoChainlinkOracleV2.sol`, with one feed for each asset and no vaults.
public struct MorphoOracle: Hashable, Sendable {
    /// The factor on the quotient of the two feeds, so that the answer is scaled by 1e36.
    public let scaleFactor: UInt256

    /// Makes an oracle of two feeds with equally many decimals.
    ///
    /// - Parameters: decimals of the assets; those of the collateral at most 36 more than those of the loan asset.
    public init(collateralDecimals: UInt8, loanDecimals: UInt8) throws(ArithmeticError) {
        precondition(Int(collateralDecimals) <= 36 + Int(loanDecimals), "a factor is no fraction")
        var factor: UInt256 = 1
        for _ in 0..<(36 + Int(loanDecimals) - Int(collateralDecimals)) {
            factor = try factor.multiplied(by: 10)
        }
        scaleFactor = factor
    }

    /// Returns the market's price, rounded down.
    ///
    /// - Errors: `divisionByZero` of a loan asset worth nothing, `overflow`.
    public func price(collateral: UInt256, loan: UInt256) throws(ArithmeticError) -> UInt256 {
        try UInt256.mulDivDown(scaleFactor, collateral, loan)
    }

    /// Returns the greatest price of the collateral at which the market's price is no more than the one given.
    public func greatestCollateralPrice(
        answering price: UInt256, loan: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try UInt256.mulDivUp(price.adding(1), loan, scaleFactor).subtracting(1)
    }

    /// Returns the least price of the loan asset at which the market's price is no more than the one given.
    public func leastLoanPrice(
        answering price: UInt256, collateral: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try UInt256.mulDivDown(scaleFactor, collateral, price.adding(1)).adding(1)
    }
}
