import Protocols
import Testing
import Units

/// What holds after every step of random markets, and what each step may change.
struct MorphoMarketPropertyTests {
    @Test(arguments: UInt64(0)..<12)
    func `no step breaks the market`(seed: UInt64) throws {
        var run = try MorphoMarketRun(seed: seed)
        for _ in 0..<400 {
            let outcome = run.advance()
            if outcome.error != nil {
                #expect(run.market == outcome.before)
                continue
            }
            expectSums(of: run.market)
            expectIsolation(outcome, run)
            try expectRates(outcome, run)
            try expectHealth(outcome, run)
            if let liquidation = outcome.liquidation { try expectHelp(liquidation, outcome, run) }
        }
    }

    @Test func `the random runs meet every step, bad debt and every refusal they can`() throws {
        var (steps, errors, badDebts) = (Set<MorphoMarketRun.Step>(), Set<MorphoError>(), 0)
        for seed in UInt64(0)..<12 {
            var run = try MorphoMarketRun(seed: seed)
            for _ in 0..<400 {
                let outcome = run.advance()
                if let error = outcome.error { errors.insert(error) } else { steps.insert(outcome.step) }
                if outcome.liquidation?.badDebtAssets.isZero == false { badDebts += 1 }
            }
        }
        #expect(steps.count == 8)
        #expect(badDebts > 2)
        #expect(
            errors.isSuperset(of: [
                .insufficientCollateral, .insufficientLiquidity, .healthyPosition, .inconsistentInput,
                .zeroAssets, .arithmetic(.underflow),
            ]))
    }

    /// Supply covers debt, and shares add up to the totals exactly.
    private func expectSums(of market: MorphoMarket) {
        #expect(market.borrowed.assets <= market.supplied.assets)
        #expect(market.positions.reduce(0) { $0 &+ $1.supplyShares } == market.supplied.shares)
        #expect(market.positions.reduce(0) { $0 &+ $1.borrowShares } == market.borrowed.shares)
    }

    /// A step changes nobody's position but that of its account; fees go to the recipient, who takes no steps.
    private func expectIsolation(_ outcome: MorphoMarketRun.Outcome, _ run: MorphoMarketRun) {
        for account in MorphoMarketRun.accounts where account != outcome.account {
            #expect(run.market.positions[account] == outcome.before.positions[account])
        }
    }

    /// A supply share loses value by bad debt only. Interest never lowers a share of the debt, and nothing else
    /// raises it while anything is owed: rounding goes against who borrows and who repays.
    private func expectRates(_ outcome: MorphoMarketRun.Outcome, _ run: MorphoMarketRun) throws {
        let (before, after) = (outcome.before, run.market)
        if outcome.liquidation?.badDebtAssets.isZero != false {
            #expect(try !isLess(after.supplied, before.supplied))
        }
        var accrued = before
        try accrued.accrueInterest(at: run.moment.time)
        #expect(try !isLess(accrued.borrowed, before.borrowed))
        #expect(try after.borrowed.assets.isZero || !isLess(accrued.borrowed, after.borrowed))
    }

    /// Whether a share of one is worth less than a share of the other.
    private func isLess(_ left: MorphoShareTotals, _ right: MorphoShareTotals) throws -> Bool {
        try left.assets.adding(1).multiplied(by: right.shares.adding(1_000_000))
            < right.assets.adding(1).multiplied(by: left.shares.adding(1_000_000))
    }

    /// At one price and time, a step makes no healthy account unhealthy.
    private func expectHealth(_ outcome: MorphoMarketRun.Outcome, _ run: MorphoMarketRun) throws {
        for account in MorphoMarketRun.accounts {
            guard let before = try outcome.before.healthFactor(of: account, at: run.moment),
                let after = try run.market.healthFactor(of: account, at: run.moment)
            else { continue }
            #expect(before < Wad.one || after >= Wad.one)
        }
    }

    /// A liquidation raises health unless the collateral is worth less than debt and incentive; bad debt is
    /// written off only with the last collateral.
    private func expectHelp(
        _ liquidation: MorphoLiquidation, _ outcome: MorphoMarketRun.Outcome, _ run: MorphoMarketRun
    ) throws {
        let position = run.market.positions[outcome.account]
        let before = try #require(try outcome.before.healthFactor(of: outcome.account, at: run.moment))
        #expect(before < Wad.one)
        #expect(liquidation.badDebtShares.isZero || position.collateral.isZero)
        #expect(!position.collateral.isZero || position.borrowShares.isZero)
        guard let after = try run.market.healthFactor(of: outcome.account, at: run.moment) else { return }
        // Health at which the collateral is worth exactly debt times incentive.
        let covered = try MorphoMath.wadMultiplyDown(run.market.lltv, liquidation.incentive)
        let isLarge = try run.market.debt(of: outcome.account) > 1_000_000_000
        if before > covered, isLarge { #expect(after >= before &- 1_000_000_000) }
    }
}
