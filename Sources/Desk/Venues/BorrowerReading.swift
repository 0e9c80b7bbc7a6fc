import Protocols
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
    /// Value of the collateral.
    public let collateralValue: UInt256
    /// Value of the debt.
    public let debtValue: UInt256
    /// Value up to which may be owed when something is borrowed, rounded down.
    public let borrowableValue: UInt256
    /// The collateral worth most; the first of equals.
    public let largestCollateral: Part?
    /// The debt worth most; the first of equals.
    public let largestDebt: Part

    init?(_ account: AaveAccount, at reserves: [LendingReading.Reserve]) throws(ArithmeticError) {
        var sums = Sums()
        for (index, holding) in account.holdings.enumerated() {
            let reserve = reserves[index]
            let counts = holding.isUsedAsCollateral || !holding.scaledDebt.isZero
            guard counts else { continue }
            if reserve.price.isZero { return nil }
            if holding.isUsedAsCollateral { try sums.addSupply(holding, of: index, reserve) }
            if !holding.scaledDebt.isZero { try sums.addDebt(holding, of: index, reserve) }
        }
        guard let debt = sums.largestDebt else { return nil }
        healthFactor = try sums.health.healthFactor()
        (collateralValue, debtValue) = (sums.health.totalCollateral, sums.health.totalDebt)
        borrowableValue = try sums.weightedLoanToValue.dividedDown(by: BasisPoints.one)
        (largestCollateral, largestDebt) = (sums.largestCollateral, debt)
    }

    /// What is gathered from one holding after the other.
    private struct Sums {
        var health = AaveHealthSum()
        var weightedLoanToValue = UInt256.zero
        var largestCollateral: Part?
        var largestDebt: Part?

        mutating func addSupply(
            _ holding: AaveHolding, of index: Int, _ reserve: LendingReading.Reserve
        ) throws(ArithmeticError) {
            let terms = reserve.configuration
            let value = try health.addCollateral(
                scaledBalance: holding.scaledSupply, index: reserve.liquidityIndex, price: reserve.price,
                decimals: terms.decimals, threshold: terms.liquidationThreshold)
            let weighted = try value.multiplied(by: UInt256(UInt64(terms.loanToValue)))
            weightedLoanToValue = try weightedLoanToValue.adding(weighted)
            guard value > largestCollateral?.value ?? .zero else { return }
            let amount = try AaveSupplyToken.balance(holding.scaledSupply, index: reserve.liquidityIndex)
            largestCollateral = Part(reserve: index, amount: amount, value: value)
        }

        mutating func addDebt(
            _ holding: AaveHolding, of index: Int, _ reserve: LendingReading.Reserve
        ) throws(ArithmeticError) {
            let before = health.totalDebt
            try health.addDebt(
                scaledBalance: holding.scaledDebt, index: reserve.borrowIndex, price: reserve.price,
                decimals: reserve.configuration.decimals)
            let value = health.totalDebt &- before
            guard value > largestDebt?.value ?? .zero else { return }
            let amount = try AaveDebtToken.balance(holding.scaledDebt, index: reserve.borrowIndex)
            largestDebt = Part(reserve: index, amount: amount, value: value)
        }
    }
}
