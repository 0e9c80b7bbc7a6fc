import Units

/// An account of a lending venue, valued.
///
/// - Units: values in the base currency times 1e8, amounts in smallest units.
public struct BorrowerReading: Hashable, Sendable {
    /// A part of what an account has, or owes.
    public struct Part: Hashable, Sendable {
        /// The reserve.
        public var reserve: Int
        /// The amount.
        public var amount: UInt256
        /// Its value.
        public var value: UInt256
    }

    /// Health factor times 1e18, rounded as the venue does.
    public let healthFactor: UInt256
    /// Value of the collateral, each part rounded down.
    public let collateralValue: UInt256
    /// Value of the debt, each part rounded up.
    public let debtValue: UInt256
    /// Value up to which may be owed when something is borrowed, rounded down.
    public let borrowableValue: UInt256
    /// The collateral worth most; the first of equals.
    public let largestCollateral: Part?
    /// The debt worth most; the first of equals.
    public let largestDebt: Part

    init?(
        _ account: Int, on market: any LendingMarket, _ reserves: [LendingReading.Reserve],
        at moment: LendingMoment
    ) throws(OrderRefusal) {
        guard let standing = try market.standing(of: account, at: moment) else { return nil }
        var (collateral, debts, borrowable) = ([Part](), [Part](), UInt256.zero)
        for side in market.sides(of: account) where !side.isDebt {
            let amount = try market.supplied(side.reserve, by: account, at: moment.second)
            let part = try Part(amount, of: side.reserve, reserves, isDebt: false)
            collateral.append(part)
            borrowable = try exactly { () throws(ArithmeticError) in
                try borrowable.adding(part.value.multiplied(by: market.borrowShare(of: side.reserve)))
            }
        }
        for reserve in reserves.indices {
            let amount = try market.owed(reserve, by: account, at: moment.second)
            if !amount.isZero { debts.append(try Part(amount, of: reserve, reserves, isDebt: true)) }
        }
        guard let debt = Part.largest(of: debts) else { return nil }
        healthFactor = standing.factor
        collateralValue = collateral.reduce(.zero) { $0 &+ $1.value }
        debtValue = debts.reduce(.zero) { $0 &+ $1.value }
        borrowableValue = borrowable.quotientAndRemainder(dividingByWord: 1_000_000_000_000_000_000).quotient
        (largestCollateral, largestDebt) = (Part.largest(of: collateral), debt)
    }
}

extension BorrowerReading.Part {
    fileprivate init(
        _ amount: UInt256, of reserve: Int, _ reserves: [LendingReading.Reserve], isDebt: Bool
    ) throws(OrderRefusal) {
        let (price, unit) = (reserves[reserve].price, reserves[reserve].unit)
        self.init(
            reserve: reserve, amount: amount,
            value: try exactly { () throws(ArithmeticError) in
                isDebt
                    ? try UInt256.mulDivUp(amount, price, unit)
                    : try UInt256.mulDivDown(amount, price, unit)
            })
    }

    fileprivate static func largest(of parts: [BorrowerReading.Part]) -> BorrowerReading.Part? {
        parts.reduce(nil) { best, part in
            guard let best else { return part }
            return part.value > best.value ? part : best
        }
    }
}
