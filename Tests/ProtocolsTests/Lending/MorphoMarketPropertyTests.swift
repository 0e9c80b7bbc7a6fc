import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every market of Morpho Blue and every order of calls: I19, I21, I22, I27, I31 and I34 of
/// the promises.
struct MorphoMarketPropertyTests {
    @Test func `a market keeps its promises in every order of calls`() {
        let run = PropertyRun(of: MarketLife.self)
        #expect(run.failure == nil)
        let calls = [
            "supply", "withdraw", "borrow", "repay", "supplyCollateral", "withdrawCollateral", "liquidate",
            "accrue", "bad debt", MarketLife.refused,
        ]
        #expect(calls.allSatisfy { run[$0] > 300 }, "\(run.counts)")
    }

    @Test func `the random runs meet every refusal they can`() throws {
        var errors = Set<MorphoError>()
        for seed in UInt64(0)..<40 {
            var chance = SeededGenerator(seed: seed)
            var run = try MorphoMarketRun(&chance)
            for _ in 0..<100 {
                if let error = run.advance().error { errors.insert(error) }
            }
        }
        #expect(
            errors.isSuperset(of: [
                .insufficientCollateral, .insufficientLiquidity, .healthyPosition, .inconsistentInput,
                .zeroAssets, .arithmetic(.underflow),
            ]))
    }
}

private struct MarketLife: PropertyMachine {
    private var run: MorphoMarketRun

    init(_ chance: inout SeededGenerator) throws { run = try MorphoMarketRun(&chance) }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        run.generator = chance
        let outcome = run.advance()
        if let error = outcome.error {
            try promise(run.market == outcome.before, "\(error) changed the market")
            return Self.refused
        }
        try checkSums(of: run.market)
        try checkRates(outcome)
        try checkHealth(outcome)
        guard let liquidation = outcome.liquidation else { return outcome.step.rawValue }
        try checkHelp(liquidation, outcome)
        return liquidation.badDebtAssets.isZero ? outcome.step.rawValue : "bad debt"
    }

    /// Supply covers debt, and shares add up to the totals exactly.
    private func checkSums(of market: MorphoMarket) throws {
        try promise(market.borrowed.assets <= market.supplied.assets, "I19: more is owed than supplied")
        let supplied = market.positions.reduce(0 as UInt256) { $0 &+ $1.supplyShares }
        let borrowed = market.positions.reduce(0 as UInt256) { $0 &+ $1.borrowShares }
        try promise(
            supplied == market.supplied.shares && borrowed == market.borrowed.shares,
            "I21: shares do not add up")
    }

    /// A supply share loses value by bad debt only. Interest never lowers a share of the debt, and nothing
    /// else raises it while anything is owed: rounding goes against who borrows and who repays.
    private func checkRates(_ outcome: MorphoMarketRun.Outcome) throws {
        let (before, after) = (outcome.before, run.market)
        if outcome.liquidation?.badDebtAssets.isZero != false {
            try promise(!isLess(after.supplied, before.supplied), "I22: a supply share lost value")
        }
        var accrued = before
        try accrued.accrueInterest(at: run.moment.time)
        try promise(!isLess(accrued.borrowed, before.borrowed), "I22: interest lowered a share of the debt")
        try promise(
            after.borrowed.assets.isZero || !isLess(accrued.borrowed, after.borrowed),
            "I22: a share of the debt rose without interest")
    }

    /// Whether a share of one is worth less than a share of the other.
    private func isLess(_ left: MorphoShareTotals, _ right: MorphoShareTotals) throws -> Bool {
        try left.assets.adding(1).multiplied(by: right.shares.adding(1_000_000))
            < right.assets.adding(1).multiplied(by: left.shares.adding(1_000_000))
    }

    /// At one price and time, a step makes no healthy account unhealthy.
    private func checkHealth(_ outcome: MorphoMarketRun.Outcome) throws {
        for account in MorphoMarketRun.accounts {
            guard let before = try outcome.before.healthFactor(of: account, at: run.moment),
                let after = try run.market.healthFactor(of: account, at: run.moment)
            else { continue }
            try promise(before < Wad.one || after >= Wad.one, "I27: account \(account) became unhealthy")
        }
    }

    /// A liquidation raises health unless the collateral is worth less than debt and incentive; bad debt is
    /// written off only with the last collateral.
    private func checkHelp(
        _ liquidation: MorphoLiquidation, _ outcome: MorphoMarketRun.Outcome
    ) throws {
        let position = run.market.positions[outcome.account]
        guard let before = try outcome.before.healthFactor(of: outcome.account, at: run.moment) else {
            throw BrokenPromise(description: "I30: an account without debt was liquidated")
        }
        try promise(before < Wad.one, "I30: a healthy account was liquidated")
        try promise(
            liquidation.badDebtShares.isZero || position.collateral.isZero,
            "I34: bad debt with collateral left")
        try promise(
            !position.collateral.isZero || position.borrowShares.isZero,
            "I34: debt without collateral is left")
        guard let after = try run.market.healthFactor(of: outcome.account, at: run.moment) else { return }
        // Health at which the collateral is worth exactly debt times incentive.
        let covered = try MorphoMath.wadMultiplyDown(run.market.lltv, liquidation.incentive)
        let isLarge = try run.market.debt(of: outcome.account) > 1_000_000_000
        try promise(before <= covered || !isLarge || after >= before &- 1_000_000_000, "I31: it became worse")
    }
}
