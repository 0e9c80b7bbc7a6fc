import Protocols
import Units

// What the desk reads of it.
extension AaveMarket {
    func upToDate(at second: UInt64) -> AaveMarket { (try? accrued(to: second)) ?? self }

    func held(_ reserve: Int) -> Int256 { Int256(bits: reserves[reserve].virtualUnderlyingBalance) }

    func liquidity(of reserve: Int) -> UInt256 { reserves[reserve].virtualUnderlyingBalance }

    func supplied(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        let scaled = accounts[account][reserve].scaledSupply
        if scaled.isZero { return .zero }
        return try exactly { () throws(ArithmeticError) in
            try AaveSupplyToken.balance(scaled, index: reserves[reserve].normalizedIncome(at: second))
        }
    }

    func owed(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        let scaled = accounts[account][reserve].scaledDebt
        if scaled.isZero { return .zero }
        return try exactly { () throws(ArithmeticError) in
            try AaveDebtToken.balance(scaled, index: reserves[reserve].normalizedDebt(at: second))
        }
    }

    func rates(
        of reserve: Int, at second: UInt64
    ) throws(OrderRefusal) -> (earned: UInt256, paid: UInt256) {
        (reserves[reserve].liquidityRate, reserves[reserve].variableBorrowRate)
    }

    func owes(_ account: Int) -> Bool { accounts[account].isBorrowingAny }

    func sides(of account: Int) -> [LendingSide] {
        let account = accounts[account]
        guard account.isBorrowingAny else { return [] }
        return account.holdings.enumerated().flatMap { reserve, holding in
            (holding.countsAsCollateral ? [LendingSide(reserve: reserve, isDebt: false)] : [])
                + (holding.scaledDebt.isZero ? [] : [LendingSide(reserve: reserve, isDebt: true)])
        }
    }

    func borrowShare(of reserve: Int) -> UInt256 {
        UInt256(UInt64(reserves[reserve].configuration.loanToValue)) &* 100_000_000_000_000
    }

    func standing(of account: Int, at moment: LendingMoment) throws(OrderRefusal) -> LendingStanding? {
        guard owes(account) else { return nil }
        return try atVenue { () throws(AaveError) in
            let sum = try sum(of: account, at: moment) { _ in true }
            do throws(ArithmeticError) {
                return LendingStanding(factor: try sum.healthFactor(), debtValue: sum.totalDebt)
            } catch { throw .arithmetic(error) }
        }
    }

    func line(
        of account: Int, _ reserve: Int, at moment: LendingMoment, following conversion: PriceConversion
    ) throws(OrderRefusal) -> UInt256? {
        guard owes(account) else { return nil }
        let others = try atVenue { () throws(AaveError) in
            try sum(of: account, at: moment) { $0 != reserve }
        }
        return try exactly { () throws(ArithmeticError) in
            try AaveLiquidationLine(
                others: others, holdings: holdings(of: account, reserve, at: moment.second, conversion)
            ).price()
        }
    }

    /// Sums what counts over the reserves of interest.
    private func sum(
        of account: Int, at moment: LendingMoment, where isMeant: (Int) -> Bool
    ) throws(AaveError) -> AaveHealthSum {
        var sum = AaveHealthSum()
        for (reserve, holding) in accounts[account].holdings.enumerated() where isMeant(reserve) {
            do throws(ArithmeticError) {
                try sum.add(holding, of: reserves[reserve], at: moment, reserve)
            } catch { throw .arithmetic(error) }
            let isMissing =
                (holding.countsAsCollateral && moment.collateral[reserve] == nil)
                || (!holding.scaledDebt.isZero && moment.debt[reserve] == nil)
            if isMissing { throw .priceMissing(reserve: reserve) }
        }
        return sum
    }

    private func holdings(
        of account: Int, _ reserve: Int, at second: UInt64, _ conversion: PriceConversion
    ) throws(ArithmeticError) -> [AaveAssetHolding] {
        let (holding, listed) = (accounts[account][reserve], reserves[reserve])
        let terms = listed.configuration
        var holdings: [AaveAssetHolding] = []
        if holding.countsAsCollateral {
            holdings.append(
                AaveAssetHolding(
                    side: .collateral, scaledBalance: holding.scaledSupply,
                    index: try listed.normalizedIncome(at: second), decimals: terms.decimals,
                    threshold: terms.liquidationThreshold, numerator: conversion.numerator,
                    denominator: conversion.denominator))
        }
        if !holding.scaledDebt.isZero {
            holdings.append(
                AaveAssetHolding(
                    side: .debt, scaledBalance: holding.scaledDebt,
                    index: try listed.normalizedDebt(at: second), decimals: terms.decimals, threshold: 0,
                    numerator: conversion.numerator, denominator: conversion.denominator))
        }
        return holdings
    }
}

extension AaveHealthSum {
    /// Adds what an account has and owes of a reserve; what has no price is left out.
    fileprivate mutating func add(
        _ holding: AaveHolding, of listed: AaveReserve, at moment: LendingMoment, _ reserve: Int
    ) throws(ArithmeticError) {
        let terms = listed.configuration
        if holding.countsAsCollateral, let price = moment.collateral[reserve] {
            try addCollateral(
                scaledBalance: holding.scaledSupply, index: listed.normalizedIncome(at: moment.second),
                price: price, decimals: terms.decimals, threshold: terms.liquidationThreshold)
        }
        if !holding.scaledDebt.isZero, let price = moment.debt[reserve] {
            try addDebt(
                scaledBalance: holding.scaledDebt, index: listed.normalizedDebt(at: moment.second),
                price: price, decimals: terms.decimals)
        }
    }
}

extension AaveHolding {
    /// Whether it carries debt.
    fileprivate var countsAsCollateral: Bool { isUsedAsCollateral && !scaledSupply.isZero }
}
