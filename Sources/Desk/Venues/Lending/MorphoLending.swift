import Protocols
import Units

/// A market of Morpho Blue as a venue of the desk: reserve 0 is the loan asset, reserve 1 the collateral.
struct MorphoVenue: LendingMarket {
    var market: MorphoMarket
    let oracle: MorphoOracle
    /// One whole of the loan asset.
    let loanUnit: UInt256
    /// Collateral of all accounts.
    var collateralHeld: UInt256

    static let loan = 0

    var accountCount: Int { market.positions.count }

    mutating func openSeat() throws(OrderRefusal) -> Int { market.openAccount() }

    mutating func admit(
        supplied: [LendingAmount], owed: [LendingAmount], at second: UInt64
    ) throws(OrderRefusal) -> Int {
        func sum(_ entries: [LendingAmount], of reserve: Int) -> UInt256 {
            entries.filter { $0.reserve == reserve }.reduce(.zero) { $0 &+ $1.amount }
        }
        guard sum(owed, of: 1).isZero else { throw .venue("only the loan asset is lent") }
        let collateral = sum(supplied, of: 1)
        let account = try atVenue { () throws(MorphoError) in
            try market.admit(
                supplied: sum(supplied, of: 0), collateral: collateral, owed: sum(owed, of: 0), at: second)
        }
        collateralHeld = collateralHeld &+ collateral
        return account
    }

    mutating func supply(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        try atVenue { () throws(MorphoError) in
            if reserve == MorphoVenue.loan {
                _ = try market.supply(.assets(amount), for: account, at: moment.second)
            } else {
                try market.supplyCollateral(amount, for: account)
                collateralHeld = collateralHeld &+ amount
            }
        }
    }

    /// All of a supply is taken back by its shares, so that nothing is left by rounding.
    mutating func withdraw(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        let position = market.positions[account]
        return try atVenue { () throws(MorphoError) in
            guard reserve != MorphoVenue.loan else {
                let all = MorphoAmount.shares(position.supplyShares)
                return try market.withdraw(
                    amount == .max ? all : .assets(amount), by: account, at: moment.second
                ).assets
            }
            let leaving = amount == .max ? position.collateral : amount
            try market.withdrawCollateral(leaving, by: account, at: reading(moment))
            collateralHeld = collateralHeld &- leaving
            return leaving
        }
    }

    mutating func borrow(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        guard reserve == MorphoVenue.loan else { throw .venue("only the loan asset is lent") }
        try atVenue { () throws(MorphoError) in
            _ = try market.borrow(.assets(amount), by: account, at: reading(moment))
        }
    }

    /// What is owed whole is repaid by its shares.
    mutating func repay(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        guard reserve == MorphoVenue.loan, owes(account) else { throw .venue("nothing is owed of it") }
        let debt = try owed(reserve, by: account, at: moment.second)
        let all = MorphoAmount.shares(market.positions[account].borrowShares)
        return try atVenue { () throws(MorphoError) in
            try market.repay(amount >= debt ? all : .assets(amount), of: account, at: moment.second).assets
        }
    }

    /// As much of the debt as was asked for, or all of the collateral where that brings no more.
    mutating func liquidate(
        _ call: LiquidationCall, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        let account = Int(call.borrower)
        let accrued = upToDate(at: moment.second)
        let position = market.positions[account]
        let result = try atVenue { () throws(MorphoError) in
            let wanted: UInt256
            do throws(ArithmeticError) {
                wanted = try accrued.market.borrowed.sharesRoundedDown(for: call.amount)
            } catch { throw .arithmetic(error) }
            var trial = market
            let shares = min(wanted, position.borrowShares)
            if let part = try? trial.liquidate(account, .repaying(shares: shares), at: reading(moment)) {
                market = trial
                return part
            }
            return try market.liquidate(account, .seizing(position.collateral), at: reading(moment))
        }
        collateralHeld = collateralHeld &- result.seizedAssets
        return LiquidationResult(
            paid: LendingAmount(reserve: 0, amount: result.repaidAssets),
            seized: LendingAmount(reserve: 1, amount: result.seizedAssets))
    }

    func reading(_ moment: LendingMoment) -> MorphoMoment {
        MorphoMoment(time: moment.second, price: price(moment))
    }

    private func price(_ moment: LendingMoment) -> UInt256? {
        guard let collateral = moment.collateral[1], let loan = moment.debt[0] else { return nil }
        return try? oracle.price(collateral: collateral, loan: loan)
    }
}
