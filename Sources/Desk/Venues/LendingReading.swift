import Protocols
import Units

/// A lending venue at one moment: indexes and prices are brought up to date once, and then serve any number of
/// accounts.
public struct LendingReading: Sendable {
    /// One reserve at the moment.
    public struct Reserve: Hashable, Sendable {
        /// What it lends.
        public let instrument: InstrumentID
        /// What governance has set.
        public let configuration: AaveReserveConfiguration
        /// What is there to be borrowed or withdrawn, in smallest units.
        public let liquidity: UInt256
        /// The oracle's price in the base currency times 1e8; 0 before the first.
        public let price: UInt256
        /// One whole in smallest units.
        public let unit: UInt256
        let (liquidityIndex, borrowIndex): (UInt256, UInt256)
    }

    /// The venue.
    public let venue: LendingID
    /// The chain that it lives on.
    public let chain: SafeText
    /// Its reserves in their order.
    public let reserves: [Reserve]
    /// Numbers of the accounts of the book there, in the order of the book.
    public let ownAccounts: [UInt32]

    private let place: LendingVenue
    private let moment: AaveMoment

    init(_ state: DeskState, _ venue: LendingID) {
        let place = state.trading.lending[Int(venue.index)]
        let prices = VenuePrices(state)
        self.venue = venue
        self.place = place
        chain = place.terms.chain
        moment = place.moment(prices)
        reserves = zip(place.instruments, place.market.reserves).map { instrument, reserve in
            Reserve(
                instrument: instrument, configuration: reserve.configuration,
                liquidity: reserve.virtualUnderlyingBalance, price: prices[instrument] ?? .zero,
                unit: prices.unit(of: instrument),
                liquidityIndex: (try? reserve.normalizedIncome(at: prices.second)) ?? .zero,
                borrowIndex: (try? reserve.normalizedDebt(at: prices.second)) ?? .zero)
        }
        ownAccounts = state.trading.accounts.compactMap { account in
            account.seat.flatMap { $0.venue == venue ? $0.number : nil }
        }
    }

    /// Accounts on the venue, the treasury's and those of the book included.
    public var accountCount: UInt32 { UInt32(clamping: place.market.accounts.count) }

    /// Whether an account is one of the book.
    public func isOwn(_ number: UInt32) -> Bool { place.owners[number] != nil }

    /// Values an account; `nil` without debt, while a price is missing, and where exact arithmetic fails.
    public func borrower(_ number: UInt32) -> BorrowerReading? {
        guard number < accountCount else { return nil }
        return try? BorrowerReading(place.market.accounts[Int(number)], at: reserves)
    }

    /// Returns what a liquidation would do; `nil` where the venue would refuse it.
    public func preview(_ call: AaveLiquidationCall) -> AaveLiquidation? {
        guard call.borrower < Int(accountCount), call.liquidator < Int(accountCount) else { return nil }
        var market = place.market
        return try? market.liquidate(call, at: moment)
    }
}

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
        var sum = AaveHealthSum()
        var (collateral, debt): (Part?, Part?) = (nil, nil)
        var weighted = UInt256.zero
        for (index, holding) in account.holdings.enumerated() {
            let reserve = reserves[index]
            if holding.isUsedAsCollateral {
                if reserve.price.isZero { return nil }
                let value = try sum.addCollateral(
                    scaledBalance: holding.scaledSupply, index: reserve.liquidityIndex, price: reserve.price,
                    decimals: reserve.configuration.decimals,
                    threshold: reserve.configuration.liquidationThreshold)
                let share = UInt256(UInt64(reserve.configuration.loanToValue))
                weighted = try weighted.adding(value.multiplied(by: share))
                if value > collateral?.value ?? .zero {
                    let amount = try AaveSupplyToken.balance(
                        holding.scaledSupply, index: reserve.liquidityIndex)
                    collateral = Part(reserve: index, amount: amount, value: value)
                }
            }
            guard !holding.scaledDebt.isZero else { continue }
            if reserve.price.isZero { return nil }
            let before = sum.totalDebt
            try sum.addDebt(
                scaledBalance: holding.scaledDebt, index: reserve.borrowIndex, price: reserve.price,
                decimals: reserve.configuration.decimals)
            let value = sum.totalDebt &- before
            if value > debt?.value ?? .zero {
                let amount = try AaveDebtToken.balance(holding.scaledDebt, index: reserve.borrowIndex)
                debt = Part(reserve: index, amount: amount, value: value)
            }
        }
        guard let debt else { return nil }
        healthFactor = try sum.healthFactor()
        (collateralValue, debtValue) = (sum.totalCollateral, sum.totalDebt)
        borrowableValue = try weighted.dividedDown(by: BasisPoints.one)
        (largestCollateral, largestDebt) = (collateral, debt)
    }
}
