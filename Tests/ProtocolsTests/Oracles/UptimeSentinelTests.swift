import Protocols
import Testing
import Units

struct UptimeSentinelTests {
    @Test func `nobody borrows until the second behind the grace period`() {
        let sentinel = UptimeSentinel(isUp: true, changedAt: 1_000, gracePeriod: 60)
        #expect(!sentinel.isOperationAllowed(at: 999) && !sentinel.isOperationAllowed(at: 1_060))
        #expect(sentinel.isOperationAllowed(at: 1_061))
    }

    @Test func `what remains of the grace period leads to the first second that is allowed`() {
        let sentinel = UptimeSentinel(isUp: true, changedAt: 1_000, gracePeriod: 60)
        for now in 990..<1_070 as Range<UInt64> {
            let remaining = sentinel.remainingGrace(at: now)
            #expect(remaining == (now > 1_060 ? 0 : 1_061 - now))
        }
        #expect(UptimeSentinel(isUp: false, changedAt: 0, gracePeriod: 0).remainingGrace(at: 9) == nil)
        let endless = UptimeSentinel(isUp: true, changedAt: 9, gracePeriod: .max)
        #expect(endless.remainingGrace(at: 9) == UInt64.max - 9)
    }

    @Test func `an account far below its line is liquidated while the chain is down`() {
        let sentinel = UptimeSentinel(isUp: false, changedAt: 0, gracePeriod: 0)
        let threshold = UptimeSentinel.closeFactorThreshold
        #expect(sentinel.isLiquidationAllowed(healthFactor: threshold &- 1, at: 1))
        #expect(!sentinel.isLiquidationAllowed(healthFactor: threshold, at: 1))
    }
}
