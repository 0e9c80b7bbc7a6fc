import Units

/// What a reserve pays and charges a year.
///
/// - Units: scaled by 1e27.
public struct AaveRates: Hashable, Sendable {
    /// What suppliers earn.
    public var liquidityRate: UInt256
    /// What borrowers owe.
    public var variableBorrowRate: UInt256

    /// Makes a pair of rates.
    public init(liquidityRate: UInt256, variableBorrowRate: UInt256) {
        self.liquidityRate = liquidityRate
        self.variableBorrowRate = variableBorrowRate
    }
}

/// The state of a reserve on which its rates depend.
///
/// - Units: amounts in smallest units, the reserve factor in basis points.
public struct AaveRateInputs: Hashable, Sendable {
    /// What is owed.
    public var totalDebt: UInt256
    /// What the reserve holds by its own count, before the operation.
    public var virtualUnderlyingBalance: UInt256
    /// What the operation adds to it.
    public var liquidityAdded: UInt256
    /// What the operation takes from it.
    public var liquidityTaken: UInt256
    /// Bad debt not covered yet: it dilutes what suppliers earn.
    public var deficit: UInt256
    /// The treasury's share of the interest.
    public var reserveFactor: UInt32

    /// Makes the inputs.
    public init(
        totalDebt: UInt256, virtualUnderlyingBalance: UInt256, liquidityAdded: UInt256 = .zero,
        liquidityTaken: UInt256 = .zero, deficit: UInt256 = .zero, reserveFactor: UInt32
    ) {
        self.totalDebt = totalDebt
        self.virtualUnderlyingBalance = virtualUnderlyingBalance
        self.liquidityAdded = liquidityAdded
        self.liquidityTaken = liquidityTaken
        self.deficit = deficit
        self.reserveFactor = reserveFactor
    }
}

/// Aave v3.7's interest rate strategy: two straight lines that meet at the optimal usage.
///
/// - Units: basis points, rates a year.
/// - Source: aave-v3-origin, `misc/DefaultReserveInterestRateStrategyV2.sol`.
public struct AaveRateCurve: Hashable, Sendable {
    /// Where the lines meet: the share of the liquidity that is lent.
    public var optimalUsageRatio: UInt32
    /// The borrow rate when nothing is lent.
    public var baseVariableBorrowRate: UInt32
    /// What the first line adds up to the optimal usage.
    public var variableRateSlope1: UInt32
    /// What the second line adds up to full usage.
    public var variableRateSlope2: UInt32

    /// Makes a curve without judging it.
    public init(
        optimalUsageRatio: UInt32, baseVariableBorrowRate: UInt32, variableRateSlope1: UInt32,
        variableRateSlope2: UInt32
    ) {
        self.optimalUsageRatio = optimalUsageRatio
        self.baseVariableBorrowRate = baseVariableBorrowRate
        self.variableRateSlope1 = variableRateSlope1
        self.variableRateSlope2 = variableRateSlope2
    }

    /// Checks that the contract would take this curve.
    ///
    /// - Errors: `invalidOptimalUsageRatio`, `slope2MustBeGteSlope1`, `invalidMaxRate`.
    public func validate() throws(AaveError) {
        guard optimalUsageRatio >= 100, optimalUsageRatio <= 9_900 else { throw .invalidOptimalUsageRatio }
        guard variableRateSlope1 <= variableRateSlope2 else { throw .slope2MustBeGteSlope1 }
        let most = UInt64(baseVariableBorrowRate) + UInt64(variableRateSlope1) + UInt64(variableRateSlope2)
        guard most <= 100_000 else { throw .invalidMaxRate }
    }

    /// Returns the rates after an operation.
    ///
    /// - Rounding: half up at each step, as the contract does.
    /// - Errors: `underflow` where the operation takes more than there is; `overflow`.
    public func rates(_ inputs: AaveRateInputs) throws(ArithmeticError) -> AaveRates {
        let base = AaveRateCurve.ray(baseVariableBorrowRate)
        if inputs.totalDebt.isZero { return AaveRates(liquidityRate: .zero, variableBorrowRate: base) }
        let liquidity = try inputs.virtualUnderlyingBalance.adding(inputs.liquidityAdded)
            .subtracting(inputs.liquidityTaken).adding(inputs.totalDebt)
        let usage = try Ray.divideHalfUp(inputs.totalDebt, liquidity)
        let supplyUsage = try Ray.divideHalfUp(inputs.totalDebt, liquidity.adding(inputs.deficit))
        let borrowRate = try base.adding(rise(at: usage))
        let kept = try BasisPoints.one.subtracting(UInt256(UInt64(inputs.reserveFactor)))
        let liquidityRate = try BasisPoints.shareHalfUp(Ray.multiplyHalfUp(borrowRate, supplyUsage), kept)
        return AaveRates(liquidityRate: liquidityRate, variableBorrowRate: borrowRate)
    }

    /// What usage adds to the base rate.
    private func rise(at usage: UInt256) throws(ArithmeticError) -> UInt256 {
        let optimal = AaveRateCurve.ray(optimalUsageRatio)
        let slope1 = AaveRateCurve.ray(variableRateSlope1)
        if usage <= optimal { return try Ray.divideHalfUp(Ray.multiplyHalfUp(slope1, usage), optimal) }
        let excess = try Ray.divideHalfUp(usage &- optimal, Ray.one.subtracting(optimal))
        return try slope1.adding(Ray.multiplyHalfUp(AaveRateCurve.ray(variableRateSlope2), excess))
    }

    private static func ray(_ points: UInt32) -> UInt256 {
        UInt256(UInt128(points) * 100_000_000_000_000_000_000_000)
    }
}
