import Testing

@testable import Desk

@Suite struct OrderStateTests {
    @Test func `nothing follows a final state, and every other state leads to one`() {
        for state in OrderState.allCases {
            let next = OrderState.allCases.filter(state.canBecome)
            #expect(next.isEmpty == state.isFinal, "\(state)")
            #expect(state.isFinal || reachesEnd(state), "\(state)")
        }
    }

    @Test func `an order is denied before it works and never after`() {
        #expect(OrderState.pendingNew.canBecome(.denied))
        #expect(OrderState.allCases.filter { $0.canBecome(.denied) } == [.pendingNew])
    }

    @Test func `a working order is canceled only by way of the request for it`() {
        #expect(!OrderState.new.canBecome(.canceled))
        #expect(!OrderState.partiallyFilled.canBecome(.canceled))
        #expect(OrderState.pendingCancel.canBecome(.canceled))
    }

    private func reachesEnd(_ state: OrderState) -> Bool {
        var (seen, open) = (Set([state]), [state])
        while let current = open.popLast() {
            if current.isFinal { return true }
            open += OrderState.allCases.filter { current.canBecome($0) && seen.insert($0).inserted }
        }
        return false
    }
}
