import PropertyRuns
import Testing

/// What holds for every market of Aave v3.7 and every order of calls: I20 to I22, I24 and I27 to I34 of the
/// promises.
@Suite struct AaveMarketPropertyTests {
    @Test func `a market keeps its promises in every order of calls`() {
        let run = PropertyRun(of: AaveMarketRun.self)
        #expect(run.failure == nil)
        let calls = [
            "supply", "withdraw", "borrow", "repay", "repayWithSupply", "transfer", "setUsedAsCollateral",
            "setEMode", "mintToTreasury", "freeze", "liquidation", "partial liquidation", "write-off",
            AaveMarketRun.refused,
        ]
        #expect(calls.allSatisfy { run[$0] > 100 }, "\(run.counts)")
    }
}
