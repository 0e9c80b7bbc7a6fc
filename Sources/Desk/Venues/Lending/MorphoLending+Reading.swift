import Protocols
import Units

// What the desk reads of it.
extension MorphoVenue {
    func upToDate(at second: UInt64) -> MorphoVenue {
        guard let accrued = try? market.accrued(to: second) else { return self }
        return MorphoVenue(
            market: accrued, oracle: oracle, loanUnit: loanUnit, collateralHeld: collateralHeld)
    }

    func held(_ reserve: Int) -> Int256 {
        Int256(bits: reserve == MorphoVenue.loan ? liquidity(of: reserve) : collateralHeld)
    }

    func liquidity(of reserve: Int) -> UInt256 {
        guard reserve == MorphoVenue.loan else { return collateralHeld }
        return market.supplied.assets &- market.borrowed.assets
    }

    func supplied(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        guard reserve == MorphoVenue.loan else { return market.positions[account].collateral }
        if market.positions[account].supplyShares.isZero { return .zero }
        return try atVenue { () throws(MorphoError) in
            try market.balances(of: account, at: second).supplied
        }
    }

    func owed(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        guard reserve == MorphoVenue.loan, owes(account) else { return .zero }
        return try atVenue { () throws(MorphoError) in try market.balances(of: account, at: second).owed }
    }

    func rates(
        of reserve: Int, at second: UInt64
    ) throws(OrderRefusal) -> (earned: UInt256, paid: UInt256) {
        guard reserve == MorphoVenue.loan else { return (.zero, .zero) }
        let rates = try atVenue { () throws(MorphoError) in try market.rates(at: second) }
        return (rates.supply &* LendingRates.raysPerWad, rates.borrow &* LendingRates.raysPerWad)
    }

    func owes(_ account: Int) -> Bool { !market.positions[account].borrowShares.isZero }

    func sides(of account: Int) -> [LendingSide] {
        guard owes(account) else { return [] }
        return [LendingSide(reserve: 1, isDebt: false), LendingSide(reserve: 0, isDebt: true)]
    }

    func borrowShare(of reserve: Int) -> UInt256 { reserve == MorphoVenue.loan ? .zero : market.lltv }

    func standing(of account: Int, at moment: LendingMoment) throws(OrderRefusal) -> LendingStanding? {
        let health = try atVenue { () throws(MorphoError) in
            try market.health(of: account, at: reading(moment))
        }
        guard let health, let factor = health.healthFactor, let loan = moment.debt[0] else { return nil }
        let value = try exactly { () throws(ArithmeticError) in
            try UInt256.mulDivUp(health.owed, loan, loanUnit)
        }
        return LendingStanding(factor: factor, debtValue: value)
    }

    func line(
        of account: Int, _ reserve: Int, at moment: LendingMoment, following conversion: PriceConversion
    ) throws(OrderRefusal) -> UInt256? {
        let answer = try atVenue { () throws(MorphoError) in
            try market.liquidationPrice(of: account, at: moment.second)
        }
        guard let answer, let collateral = moment.collateral[1], let loan = moment.debt[0] else {
            return nil
        }
        return try exactly { () throws(ArithmeticError) in
            reserve == MorphoVenue.loan
                ? try conversion.leastPrice(
                    answering: oracle.leastLoanPrice(answering: answer, collateral: collateral))
                : try conversion.greatestPrice(
                    answering: oracle.greatestCollateralPrice(answering: answer, loan: loan))
        }
    }
}
