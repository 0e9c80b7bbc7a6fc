import Protocols
import Testing

struct BreakerStateTests {
    @Test(arguments: BreakerState.allCases)
    func `there is a way out in every state`(state: BreakerState) {
        for action in [BreakerAction.view, .cancel, .repay, .addCollateral] {
            #expect(state.allows(action) && action.lowersRisk)
        }
    }

    @Test func `a halt allows nothing else and only a normal state everything`() {
        for action in BreakerAction.allCases {
            #expect(BreakerState.halted.allows(action) == action.lowersRisk)
            #expect(BreakerState.riskReducingOnly.allows(action) == action.lowersRisk)
            #expect(BreakerState.normal.allows(action))
        }
    }

    @Test func `limit orders are allowed at the limit and in the last step of reopening`() {
        for state in [BreakerState.limitState, .limitOrdersOnly] {
            #expect(state.allows(.placeLimitOrder) && !state.allows(.placeMarketOrder))
            #expect(!state.allows(.borrow) && !state.allows(.liquidate) && !state.allows(.bridgeOut))
        }
    }
}
