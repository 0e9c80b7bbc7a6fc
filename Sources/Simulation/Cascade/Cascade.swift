import Protocols
import Units

/// A fall of prices that liquidates accounts, whose collateral is sold, which makes prices fall further, until it
/// rests.
///
/// Each round keepers liquidate those below their line, the worst first, as far as their capital goes and it pays;
/// then they sell what they got into the pools, and the oracle follows the pools' prices. Everything is done by the
/// very types that venues trade with, so every rounding is theirs and no token is made or lost. No interest accrues
/// meanwhile: a cascade is a matter of minutes.
///
/// A pure function: the same values give the same outcome.
///
/// - Units: as `AaveMarket` and `UniswapV2Pair`.
public struct Cascade: Sendable {
    private var outcome: CascadeOutcome
    private let debtReserve: Int
    private let keepers: CascadeKeepers
    private let time: UInt64
    private var watch: CascadeWatch
    private var round = CascadeRound()

    /// Sets a cascade up.
    ///
    /// - Parameters:
    ///   - moment: when it happens, at the prices to which the shock has brought the market.
    ///   - debtReserve: the reserve whose debt keepers cover; other debts are left alone.
    ///   - exits: at most one for each reserve.
    public init(
        _ market: AaveMarket, at moment: AaveMoment, debtReserve: Int, exits: [CascadeExit],
        keepers: CascadeKeepers
    ) {
        precondition(
            market.accounts.indices.contains(keepers.account), "keepers have an account of their own")
        precondition(market.reserves.indices.contains(debtReserve), "the debt asset is listed")
        let none = [UInt256](repeating: .zero, count: market.reserves.count)
        outcome = CascadeOutcome(
            market: market, exits: exits, prices: moment.prices, capital: keepers.capital, unsold: none)
        (self.debtReserve, self.keepers, time) = (debtReserve, keepers, moment.time)
        watch = CascadeWatch(accountCount: market.accounts.count)
    }

    /// Runs rounds until nobody is liquidated any more and nobody waits.
    ///
    /// - Errors: `priceMissing` for what an account has as collateral or owes, arithmetic.
    public func run(mostRounds: Int) throws(AaveError) -> CascadeOutcome {
        var cascade = self
        for number in 0..<mostRounds {
            guard try cascade.runRound(number) else {
                cascade.outcome.isAtRest = true
                break
            }
        }
        return cascade.outcome
    }

    /// Runs a round; returns whether another one could do anything.
    private mutating func runRound(_ number: Int) throws(AaveError) -> Bool {
        let below = try watch.below(outcome.market, at: moment, round: number)
            .filter { $0.account != AaveMarket.treasury && $0.account != keepers.account }
        round = CascadeRound()
        round.belowLine = below.count
        round.seized = [UInt256](repeating: .zero, count: outcome.market.reserves.count)
        var isWaiting = false
        for candidate in below {
            guard round.liquidated.count < keepers.mostPerRound else {
                isWaiting = true
                break
            }
            if number - candidate.since < keepers.latency {
                isWaiting = true
            } else if liquidate(candidate.account) {
                watch.forget(candidate.account)
            }
        }
        try sell()
        guard isWaiting || !round.liquidated.isEmpty else { return false }
        round.prices = outcome.prices
        outcome.rounds.append(round)
        return true
    }

    private var moment: AaveMoment { AaveMoment(time: time, prices: outcome.prices) }

    /// Liquidates an account if that is possible and pays; returns whether it was done.
    private mutating func liquidate(_ borrower: Int) -> Bool {
        let account = outcome.market.accounts[borrower]
        guard !account[debtReserve].scaledDebt.isZero, !outcome.capital.isZero,
            let collateral = largestCollateral(of: account)
        else { return false }
        // Half as much where the rest would be too little to stay.
        for amount in [outcome.capital, outcome.capital >> 1] {
            var call = AaveLiquidationCall(
                borrower: CascadePreview.borrower, liquidator: CascadePreview.liquidator,
                collateral: collateral, debt: debtReserve, debtToCover: amount)
            var preview = CascadePreview(outcome.market, of: account)
            guard let expected = try? preview.market.liquidate(call, at: moment) else { continue }
            guard pays(expected, collateral: collateral) else { return false }
            (call.borrower, call.liquidator) = (borrower, keepers.account)
            guard let result = try? outcome.market.liquidate(call, at: moment) else { return false }
            take(result, of: collateral, from: borrower)
            return true
        }
        return false
    }

    private mutating func take(_ result: AaveLiquidation, of collateral: Int, from borrower: Int) {
        outcome.capital = outcome.capital &- result.debtCovered
        outcome.unsold[collateral] = outcome.unsold[collateral] &+ result.collateralToLiquidator
        round.liquidated.append(borrower)
        round.debtCovered = round.debtCovered &+ result.debtCovered
        round.seized[collateral] = round.seized[collateral] &+ result.collateralToLiquidator
        round.badDebt += result.deficits
    }

    /// The collateral that is worth most; of equal worth the earlier reserve.
    private func largestCollateral(of account: AaveAccount) -> Int? {
        var best: (reserve: Int, value: UInt256)?
        for reserve in account.collateralReserves {
            let listed = outcome.market.reserves[reserve]
            guard
                let balance = try? AaveSupplyToken.balance(
                    account[reserve].scaledSupply, index: listed.liquidityIndex),
                let value = value(of: balance, reserve), value > best?.value ?? .zero
            else { continue }
            best = (reserve, value)
        }
        return best?.reserve
    }

    /// Whether what keepers get is worth more than what they pay.
    private func pays(_ result: AaveLiquidation, collateral: Int) -> Bool {
        guard let income = value(of: result.collateralToLiquidator, collateral),
            let expense = value(of: result.debtCovered, debtReserve),
            let cost = try? expense.adding(keepers.gas)
        else { return false }
        return income > cost
    }

    /// The worth of an amount in the base currency scaled by 1e8, rounded down.
    private func value(of amount: UInt256, _ reserve: Int) -> UInt256? {
        guard let price = outcome.prices[reserve], let unit = try? outcome.market.reserves[reserve].unit
        else {
            return nil
        }
        return try? UInt256.mulDivDown(amount, price, unit)
    }

    /// Sells all that can be sold, exit by exit; the oracle's price moves as the pool's does, rounded down.
    private mutating func sell() throws(AaveError) {
        for place in outcome.exits.indices {
            let reserve = outcome.exits[place].reserve
            let (amount, before) = (outcome.unsold[reserve], outcome.exits[place].pair.reserves)
            guard !amount.isZero, let price = outcome.prices[reserve],
                let received = try? outcome.exits[place].pair.sell(amount, of: .token0, at: time)
            else { continue }
            outcome.unsold[reserve] = .zero
            outcome.capital = outcome.capital &+ received
            round.proceeds = round.proceeds &+ received
            let after = outcome.exits[place].pair.reserves
            let fallen = try Cascade.moved(price, from: before, to: after)
            watch.noteFall(from: price, to: fallen)
            outcome.prices[reserve] = fallen
        }
    }

    /// Returns a price that moves as the ratio of a pool's reserves does.
    private static func moved(
        _ price: UInt256, from before: UniswapV2Amounts, to after: UniswapV2Amounts
    ) throws(AaveError) -> UInt256 {
        do throws(ArithmeticError) {
            // Reserves have 112 bits: their products fit.
            let numerator = try after.amount1.multiplied(by: before.amount0)
            let denominator = try after.amount0.multiplied(by: before.amount1)
            return max(1, try UInt256.mulDivDown(price, numerator, denominator))
        } catch {
            throw .arithmetic(error)
        }
    }
}

/// The market with a single borrower in it: what a liquidation would do, without a copy of all the others.
private struct CascadePreview {
    static let liquidator = 1
    static let borrower = 2
    var market: AaveMarket

    init(_ market: AaveMarket, of account: AaveAccount) {
        self.market = AaveMarket(
            reserves: market.reserves, categories: market.categories,
            accounts: [AaveAccount(), AaveAccount(), account])
    }
}
