import Protocols
import Units

/// What has to hold between a market before and after a step that was taken.
struct CometCheck {
    private let step: CometStep
    private let before: CometMarket
    private let after: CometMarket
    private let moment: CometMoment

    init(_ step: CometStep, _ before: CometMarket, _ after: CometMarket, _ moment: CometMoment) {
        (self.step, self.before, self.after, self.moment) = (step, before, after, moment)
    }

    /// What does not hold, in words.
    var violation: String? {
        get throws(CometError) {
            if after.indexes.supply < before.indexes.supply || after.indexes.borrow < before.indexes.borrow {
                return "\(step): an index falls"
            }
            if let violation = try healthViolation { return violation }
            if let violation = try reservesViolation { return violation }
            if let violation = try gateViolation { return violation }
            return try exitViolation
        }
    }

    /// The accounts whose standing the step may change.
    private var touched: [Int] {
        switch step {
        case .absorb(let account): [(try? before.due(from: account, at: moment)) ?? account]
        case .supply(_, let account), .withdraw(_, let account), .borrow(_, let account),
            .supplyCollateral(_, _, let account), .withdrawCollateral(_, _, let account),
            .accrue(let account):
            [account]
        case .transfer(_, let sender, let receiver), .transferCollateral(_, _, let sender, let receiver):
            [sender, receiver]
        case .wait, .movePrice, .buy, .pause, .donate, .withdrawReserves: []
        }
    }

    /// Nobody else's standing changes, and nobody healthy becomes liquidatable.
    private var healthViolation: String? {
        get throws(CometError) {
            for account in before.accounts.indices {
                let (old, new) = try (
                    before.health(of: account, at: moment), after.health(of: account, at: moment)
                )
                if !touched.contains(account), old != new { return "\(step) changes account \(account)" }
                // Collateral is taken out by the debt as of the last accrual, as in the contract.
                let stale = CometMoment(
                    time: after.lastAccrual, basePrice: moment.basePrice, prices: moment.prices)
                let judged = judgesStale ? try after.health(of: account, at: stale) : new
                if old?.isLiquidatable != true, judged?.isLiquidatable == true {
                    return "\(step) makes account \(account) liquidatable"
                }
            }
            return nil
        }
    }

    private var judgesStale: Bool {
        switch step {
        case .withdrawCollateral, .transferCollateral: true
        default: false
        }
    }

    /// Reserves fall by what an absorption or governance takes, and else by the rounding of two values at most.
    private var reservesViolation: String? {
        get throws(CometError) {
            let old = try before.reserves(at: moment.time)
            let new = try after.reserves(at: moment.time)
            switch step {
            case .withdrawReserves: return nil
            case .absorb(let first):
                let account = try before.due(from: first, at: moment)
                let owed = try before.balance(of: account, at: moment.time).magnitude
                let left = try after.balance(of: account, at: moment.time).magnitude
                let paid = Int256(bits: owed &+ left)
                return new >= old &- paid &- 2 ? nil : "\(step) costs more than it pays out"
            default: return new >= old &- 2 ? nil : "\(step) lowers reserves from \(old) to \(new)"
            }
        }
    }

    /// What a borrower and a buyer of collateral have to meet, and what an absorption leaves.
    private var gateViolation: String? {
        get throws(CometError) {
            switch step {
            case .withdraw(_, let account), .borrow(_, let account), .transfer(_, let account, _):
                let data = try after.accountData(of: account, at: moment)
                let balance = try after.balance(of: account, at: moment.time)
                if try !data.isBorrowCollateralized { return "\(step) borrows without collateral" }
                let isLarge = balance.magnitude >= after.configuration.leastBorrow
                return balance.isNegative && !isLarge ? "\(step) leaves a small debt" : nil
            case .absorb(let first):
                let account = try before.due(from: first, at: moment)
                let left = after.accounts[account]
                if try before.health(of: account, at: moment)?.isLiquidatable != true { return "\(step)" }
                return left.isBorrowing || !left.collateralAssets.isEmpty ? "\(step) leaves something" : nil
            case .buy(let asset, let base): return try purchaseViolation(asset, base)
            case .supplyCollateral(_, let asset, _):
                let cap = after.configuration.assets[asset].supplyCap
                return after.collateral[asset].supplied <= cap ? nil : "\(step) exceeds the cap"
            default: return nil
            }
        }
    }

    private func purchaseViolation(_ asset: Int, _ base: UInt256) throws(CometError) -> String? {
        let reserves = try before.reserves(at: moment.time)
        let isFull = !reserves.isNegative && reserves.magnitude >= before.configuration.targetReserves
        if isFull { return "\(step) sells from full reserves" }
        let bought = before.collateral[asset].reserves &- after.collateral[asset].reserves
        let terms = before.configuration.assets[asset]
        // No more than base over a price less 60 % of the penalty.
        let penalty = (CometMath.factorScale &- terms.liquidationFactor).quotient(10) &* 6
        let price = try CometMath.multiplied(
            moment.prices[asset] ?? 0, byFactor: CometMath.factorScale &- penalty)
        let paid = base &* (moment.basePrice ?? 0) &* terms.scale
        return bought &* price &* 1_000_000 <= paid ? nil : "\(step) sells too cheaply"
    }

    /// Whoever repays gets all his collateral back while every oracle is dead.
    private var exitViolation: String? {
        get throws(CometError) {
            guard let account = touched.first else { return nil }
            var market = after
            market.pause([])
            let silent = CometMoment(time: moment.time)
            try market.supply(.max, for: account, at: moment.time)
            for asset in market.accounts[account].collateralAssets {
                try market.withdrawCollateral(
                    market.accounts[account][asset], of: asset, by: account, at: silent)
            }
            return market.accounts[account].isBorrowing ? "\(step): debt cannot be repaid" : nil
        }
    }
}
