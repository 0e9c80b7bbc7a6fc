import Units

/// An account of which only the totals are known, each side following one price.
///
/// Ratios are taken exactly and rounded down once: a recording has no contract's intermediate roundings.
public struct SnapshotHealth: Sendable {
    /// A price now, over the price at which the total was recorded; `(1, 1)` stands still.
    public typealias Move = (now: UInt128, first: UInt128)

    /// Collateral times threshold, with the prices that raise the factor.
    private var safe: FourFactors
    /// Debt, with the prices that lower the factor.
    private var owed: FourFactors

    /// Describes an account.
    ///
    /// - Parameters:
    ///   - collateral: total collateral, in the same units as `debt`.
    ///   - debt: total debt.
    ///   - thresholdBasisPoints: average liquidation threshold.
    ///   - collateralMove: how the collateral's price has moved; below 2^121.
    ///   - debtMove: how the debt's price has moved; below 2^121.
    @inlinable
    public init(
        collateral: UInt128, debt: UInt128, thresholdBasisPoints: UInt32, collateralMove: Move, debtMove: Move
    ) {
        self.init(
            safe: FourFactors(collateral, UInt128(thresholdBasisPoints), collateralMove.now, debtMove.first),
            owed: FourFactors(debt, 10_000, debtMove.now, collateralMove.first))
    }

    @usableFromInline
    init(safe: FourFactors, owed: FourFactors) {
        self.safe = safe
        self.owed = owed
    }

    /// Returns the health factor scaled by 1e18, rounded down; nil without debt.
    ///
    /// - Errors: `overflow` where the factor needs more than 256 bits.
    public func healthFactor() throws(ArithmeticError) -> UInt256? {
        if owed.isZero { return nil }
        if let safe = safe.short, let owed = owed.short { return try UInt256.mulDivDown(safe, Wad.one, owed) }
        return try safe.long.multiplied(by: Wad.one.low).quotient(dividingBy: owed.long).quotient
    }

    /// Returns the nearest price of one side at which the health factor is below 1, the other standing still.
    ///
    /// - Parameter side: whose price moves; the answer has the units of its `Move`.
    /// - Errors: `divisionByZero` where the side is worth nothing at any price, `overflow`.
    /// - Returns: the greatest price that is too low, or the least that is too high; nil when there is none.
    public func liquidationPrice(of side: LoanSide) throws(ArithmeticError) -> UInt128? {
        if owed.isZero { return nil }
        switch side {
        case .collateral:
            let (price, isExact) = try owed.quotient(dividingBy: safe.withThird(1))
            let least = isExact ? price : try price.adding(1)
            return least.isZero ? nil : UInt128(exactly: least &- 1)
        case .debt:
            return UInt128(exactly: try safe.quotient(dividingBy: owed.withThird(1)).quotient.adding(1))
        }
    }
}

/// Which side of a loan.
public enum LoanSide: Sendable {
    /// What was supplied.
    case collateral
    /// What is owed.
    case debt
}

/// A product of four integers, as long as it comes to.
@usableFromInline
struct FourFactors: Sendable {
    private var first: UInt128
    private var second: UInt128
    private var third: UInt128
    private var fourth: UInt128

    @usableFromInline
    init(_ first: UInt128, _ second: UInt128, _ third: UInt128, _ fourth: UInt128) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }

    var isZero: Bool { first == 0 || second == 0 || third == 0 || fourth == 0 }

    /// The product, if 256 bits hold it: nearly always.
    var short: UInt256? {
        let left = UInt256.product(first, second)
        return try? left.multiplied(by: UInt256(third)).multiplied(by: UInt256(fourth))
    }

    /// The product; four factors of 128 bits always fit.
    var long: UInt512 {
        get throws(ArithmeticError) {
            try UInt512(UInt256.product(first, second)).multiplied(by: third).multiplied(by: fourth)
        }
    }

    /// The same with another third factor: the price that moves.
    func withThird(_ third: UInt128) -> FourFactors { FourFactors(first, second, third, fourth) }

    /// Returns the quotient rounded down, and whether anything is left over.
    func quotient(dividingBy divisor: FourFactors) throws(ArithmeticError) -> (
        quotient: UInt256, isExact: Bool
    ) {
        if let short, let other = divisor.short {
            let (quotient, rest) = try short.quotientAndRemainder(dividingBy: other)
            return (quotient, rest.isZero)
        }
        return try long.quotient(dividingBy: divisor.long)
    }
}
