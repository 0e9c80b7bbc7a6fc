import Protocols
import Testing
import Units

/// One thing that somebody does in a market, with what it moves.
enum AaveMarketStep: Sendable {
    case supply(UInt256, reserve: Int, account: Int)
    case withdraw(UInt256, reserve: Int, account: Int)
    case borrow(UInt256, reserve: Int, account: Int)
    case repay(UInt256, reserve: Int, account: Int)
    case repayWithSupply(UInt256, reserve: Int, account: Int)
    case transfer(UInt256, reserve: Int, sender: Int, receiver: Int)
    case setUsedAsCollateral(Bool, reserve: Int, account: Int)
    case setEMode(UInt8, account: Int)
    case liquidate(AaveLiquidationCall)
    case mintToTreasury(reserve: Int)
    case eliminateDeficit(UInt256, reserve: Int, account: Int)
    case freeze(Bool, reserve: Int)

    /// What a step has moved into reserves and out of them.
    struct Flow {
        var added: [Int: UInt256] = [:]
        var taken: [Int: UInt256] = [:]
        var liquidation: AaveLiquidation?
    }

    /// The step's name without its numbers.
    var name: String { String("\(self)".prefix { $0 != "(" }) }

    /// The only account whose health the step may lower below 1.
    var target: Int? { if case .liquidate(let call) = self { call.borrower } else { nil } }

    /// The accounts whose health the step may change.
    var touched: [Int] {
        switch self {
        case .supply(_, _, let account), .withdraw(_, _, let account), .borrow(_, _, let account),
            .repay(_, _, let account), .repayWithSupply(_, _, let account),
            .setUsedAsCollateral(_, _, let account), .setEMode(_, let account),
            .eliminateDeficit(_, _, let account):
            [account]
        case .transfer(_, _, let sender, let receiver): [sender, receiver]
        case .liquidate(let call): [call.borrower, call.liquidator, AaveMarket.treasury]
        case .mintToTreasury: [AaveMarket.treasury]
        case .freeze: []
        }
    }

    func apply(to market: inout AaveMarket, at moment: AaveMoment) throws(AaveError) -> Flow {
        let now = moment.time
        switch self {
        case .supply(let amount, let reserve, let account):
            try market.supply(amount, to: reserve, for: account, at: now)
            return Flow(added: [reserve: amount])
        case .withdraw(let amount, let reserve, let account):
            return Flow(taken: [
                reserve: try market.withdraw(amount, from: reserve, by: account, at: moment)
            ])
        case .borrow(let amount, let reserve, let account):
            try market.borrow(amount, from: reserve, by: account, at: moment)
            return Flow(taken: [reserve: amount])
        case .repay(let amount, let reserve, let account):
            return Flow(added: [reserve: try market.repay(amount, to: reserve, of: account, at: now)])
        case .repayWithSupply(let amount, let reserve, let account):
            try market.repayWithSupply(amount, of: reserve, by: account, at: moment)
        case .transfer(let amount, let reserve, let sender, let receiver):
            try market.transfer(amount, of: reserve, from: sender, to: receiver, at: moment)
        case .setUsedAsCollateral(let isUsed, let reserve, let account):
            try market.setUsedAsCollateral(isUsed, reserve: reserve, of: account, at: moment)
        case .setEMode(let category, let account):
            try market.setEMode(category, of: account, at: moment)
        case .liquidate(let call):
            let result = try market.liquidate(call, at: moment)
            return Flow(
                added: [call.debt: result.debtCovered],
                taken: call.receivesSupply ? [:] : [call.collateral: result.collateralToLiquidator],
                liquidation: result)
        case .mintToTreasury(let reserve): try market.mintToTreasury(reserve, at: now)
        case .eliminateDeficit(let amount, let reserve, let account):
            try market.eliminateDeficit(of: reserve, by: amount, from: account, at: now)
        case .freeze(let isFrozen, let reserve):
            try market.setFrozen(isFrozen, reserve: reserve)
            if !isFrozen { try market.setZeroLoanToValue(false, reserve: reserve) }
        }
        return Flow()
    }
}

extension SeededGenerator {
    mutating func pick(_ count: Int) -> Int { Int(next() >> 33) % count }

    /// Returns an amount of a reserve: a few smallest units, everything, or up to 2^20 whole assets'
    /// thousandths.
    mutating func amount(unit: UInt256) -> UInt256 {
        switch pick(12) {
        case 0: return UInt256(next() >> 62)
        case 1: return .max
        default:
            let thousandths = UInt256(next() >> (44 + next() % 20))
            return (unit &* thousandths).quotient(1_000) &+ UInt256(next() >> 54)
        }
    }

    /// Returns a step of somebody but the treasury in a market.
    mutating func step(in market: AaveMarket, at moment: AaveMoment) throws -> AaveMarketStep {
        let (reserve, account) = (pick(3), 1 + pick(market.accounts.count - 1))
        let other = 1 + pick(market.accounts.count - 1)
        let amount = amount(unit: try market.reserves[reserve].unit)
        switch pick(24) {
        case 0..<4: return .supply(amount, reserve: reserve, account: account)
        case 4..<6: return .withdraw(amount, reserve: reserve, account: account)
        case 6..<8: return .borrow(amount, reserve: reserve, account: account)
        case 8..<11: return try loan(from: reserve, to: account, in: market, at: moment)
        case 11..<13: return .repay(amount, reserve: reserve, account: account)
        case 13: return .repayWithSupply(amount, reserve: reserve, account: account)
        case 14: return .transfer(amount, reserve: reserve, sender: account, receiver: other)
        case 15: return .setUsedAsCollateral(pick(2) == 0, reserve: reserve, account: account)
        case 16: return .setEMode(UInt8(pick(3)), account: account)
        case 17: return .mintToTreasury(reserve: reserve)
        case 18: return .eliminateDeficit(amount, reserve: reserve, account: account)
        case 19: return .freeze(pick(4) == 0, reserve: reserve)
        default: return liquidation(of: account, by: other, amount, in: market)
        }
    }

    /// Returns a loan near to what the account may borrow.
    private mutating func loan(
        from reserve: Int, to account: Int, in market: AaveMarket, at moment: AaveMoment
    ) throws -> AaveMarketStep {
        let most = try market.accountData(of: account, at: moment).availableBorrows
        let price = try #require(moment.prices[reserve])
        let amount = try most.multiplied(by: market.reserves[reserve].unit).dividedDown(by: price)
        let share = amount &* UInt256(UInt64(800 + pick(205)))
        return .borrow(share.quotient(1_000), reserve: reserve, account: account)
    }

    /// Returns a liquidation of something that the account has against something that it owes.
    mutating func liquidation(
        of account: Int, by liquidator: Int, _ amount: UInt256, in market: AaveMarket
    ) -> AaveMarketStep {
        let (collateral, debt) = (
            market.accounts[account].collateralReserves, market.accounts[account].borrowedReserves
        )
        return .liquidate(
            AaveLiquidationCall(
                borrower: account, liquidator: liquidator,
                collateral: collateral.isEmpty ? pick(3) : collateral[pick(collateral.count)],
                debt: debt.isEmpty ? pick(3) : debt[pick(debt.count)],
                debtToCover: pick(2) == 0 ? .max : amount, receivesSupply: pick(3) == 0))
    }
}

extension UInt256 {
    /// The quotient rounded down by a divisor that is not 0.
    func quotient(_ divisor: UInt64) -> UInt256 { quotientAndRemainder(dividingByWord: divisor).quotient }
}
