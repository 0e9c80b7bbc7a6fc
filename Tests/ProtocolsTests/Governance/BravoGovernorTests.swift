import Protocols
import Testing
import Units

struct BravoGovernorTests {
    static let rules = BravoRules(
        votingDelay: 1, votingPeriod: 10, proposalThreshold: 10, quorumVotes: 40, timelockDelay: 100,
        gracePeriod: 50)

    /// Holders 0 to 3 with 11, 40, 10 and 100 votes.
    static func electorate() throws -> VotingPower {
        var power = VotingPower(holders: 4)
        for (holder, votes) in [11, 40, 10, 100].enumerated() as EnumeratedSequence<[UInt64]> {
            try power.delegate(holder, to: holder, at: 0)
            try power.mint(UInt256(votes), to: holder, at: 0)
        }
        return power
    }

    static func at(_ block: UInt64, _ seconds: UInt64 = 0) -> GovernanceMoment {
        GovernanceMoment(block: block, seconds: seconds)
    }

    /// A proposal of holder 0 that won with the votes of holder 1 by block 22.
    static func won() throws -> BravoGovernor {
        let power = try electorate()
        var governor = BravoGovernor(rules: rules)
        let number = try governor.propose(7, by: 0, power: power, at: at(10))
        try governor.castVote(.for, on: number, by: 1, power: power, at: at(12))
        return governor
    }

    @Test func `the threshold must be exceeded one block before`() throws {
        var power = try Self.electorate()
        var governor = BravoGovernor(rules: Self.rules)
        #expect(throws: BravoError.belowThreshold) {
            try governor.propose(7, by: 2, power: power, at: Self.at(10))
        }
        try power.mint(1, to: 2, at: 10)
        #expect(throws: BravoError.belowThreshold) {
            try governor.propose(7, by: 2, power: power, at: Self.at(10))
        }
        #expect(throws: BravoError.belowThreshold) {
            try governor.propose(7, by: 2, power: power, at: Self.at(0))
        }
        #expect(try governor.propose(7, by: 2, power: power, at: Self.at(11)) == 0)
    }

    @Test func `a proposer has one live proposal`() throws {
        let power = try Self.electorate()
        var governor = try Self.won()
        #expect(throws: BravoError.liveProposal) {
            try governor.propose(8, by: 0, power: power, at: Self.at(21))
        }
        #expect(try governor.propose(8, by: 0, power: power, at: Self.at(22)) == 1)
    }

    @Test func `a proposal is executed once, in its window, with what was voted on`() throws {
        var governor = try Self.won()
        #expect(throws: BravoError.notQueued) { try governor.execute(0, content: 7, at: Self.at(22, 0)) }
        #expect(try governor.queue(0, at: Self.at(22, 1_000)) == 1_100)
        #expect(throws: BravoError.notSucceeded) { try governor.queue(0, at: Self.at(22, 1_000)) }
        #expect(throws: BravoError.beforeEta) { try governor.execute(0, content: 7, at: Self.at(22, 1_099)) }
        #expect(throws: BravoError.contentDiffers) {
            try governor.execute(0, content: 8, at: Self.at(22, 1_100))
        }
        var late = governor
        #expect(throws: BravoError.notQueued) { try late.execute(0, content: 7, at: Self.at(22, 1_150)) }
        #expect(try late.state(of: 0, at: Self.at(22, 1_150)) == .expired)
        try late.execute(0, content: 7, at: Self.at(22, 1_149))
        #expect(throws: BravoError.notQueued) { try late.execute(0, content: 7, at: Self.at(22, 1_149)) }
        #expect(try late.state(of: 0, at: Self.at(22, 9_999)) == .executed)
    }

    @Test func `others cancel only when the proposer's votes are gone`() throws {
        var power = try Self.electorate()
        var governor = try Self.won()
        #expect(throws: BravoError.aboveThreshold) {
            try governor.cancel(0, by: 3, power: power, at: Self.at(13))
        }
        try power.transfer(1, from: 0, to: 1, at: 13)
        try governor.cancel(0, by: 3, power: power, at: Self.at(14))
        #expect(try governor.state(of: 0, at: Self.at(14)) == .canceled)
        var executed = try Self.won()
        try executed.queue(0, at: Self.at(22, 0))
        try executed.execute(0, content: 7, at: Self.at(22, 100))
        #expect(throws: BravoError.alreadyExecuted) {
            try executed.cancel(0, by: 0, power: power, at: Self.at(30, 100))
        }
    }

    @Test func `every call of an unknown proposal is refused`() throws {
        let power = try Self.electorate()
        var governor = try Self.won()
        #expect(throws: BravoError.invalidProposal) { try governor.state(of: 1, at: Self.at(9)) }
        #expect(throws: BravoError.invalidProposal) {
            try governor.castVote(.for, on: -1, by: 0, power: power, at: Self.at(9))
        }
        #expect(throws: BravoError.invalidProposal) { try governor.queue(1, at: Self.at(9)) }
        #expect(throws: BravoError.invalidProposal) { try governor.execute(1, content: 7, at: Self.at(9)) }
        #expect(throws: BravoError.invalidProposal) {
            try governor.cancel(1, by: 0, power: power, at: Self.at(9))
        }
    }
}
