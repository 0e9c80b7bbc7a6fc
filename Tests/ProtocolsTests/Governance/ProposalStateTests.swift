import Protocols
import Testing

struct ProposalStateTests {
    @Test func `nothing comes of a final state but its withdrawal`() {
        for state in ProposalState.allCases where state.isFinal {
            for next in ProposalState.allCases where next != state && next != .canceled {
                #expect(!state.mayBecome(next))
            }
        }
    }

    @Test func `only what waits in the timelock is executed`() {
        for state in ProposalState.allCases where state != .executed {
            #expect(state.mayBecome(.executed) == (state == .queued))
        }
    }

    @Test func `what was executed or withdrawn stays so`() {
        for state in [ProposalState.executed, .canceled] {
            #expect(ProposalState.allCases.filter { state.mayBecome($0) } == [state])
        }
    }
}
