import Protocols
import Testing
import Units

struct OpenZeppelinGovernorTests {
    private static func governor(extension: UInt64 = 0) throws -> OpenZeppelinGovernor {
        let quorum = try #require(QuorumFraction(numerator: 25))
        return OpenZeppelinGovernor(
            rules: OpenZeppelinRules(
                votingDelay: 2, votingPeriod: 10, proposalThreshold: 11, quorum: quorum,
                lateQuorumExtension: `extension`, timelockDelay: 100))
    }

    /// A proposal of holder 0, made at 10, of which holder 1 with 40 of 161 votes approves.
    private static func won() throws -> OpenZeppelinGovernor {
        let power = try BravoGovernorTests.electorate()
        var governor = try governor()
        let number = try governor.propose(7, by: 0, power: power, at: 10)
        try governor.castVote(.for, on: number, by: 1, power: power, at: 13)
        return governor
    }

    @Test func `the threshold must be reached`() throws {
        let power = try BravoGovernorTests.electorate()
        var governor = try Self.governor()
        #expect(throws: OpenZeppelinError.insufficientProposerVotes) {
            try governor.propose(7, by: 2, power: power, at: 10)
        }
        #expect(try governor.propose(7, by: 0, power: power, at: 10) == 0)
        #expect(governor.proposals[0].snapshot == 12 && governor.proposals[0].deadline == 22)
    }

    @Test func `the quorum is a share of the supply at the snapshot, rounded down`() throws {
        var power = try BravoGovernorTests.electorate()
        let governor = try Self.won()
        #expect(try governor.quorum(of: 0, power: power) == 40)
        #expect(try governor.state(of: 0, at: 23, power: power) == .succeeded)
        try power.mint(1_000, to: 3, at: 13)
        #expect(try governor.state(of: 0, at: 23, power: power) == .succeeded)
        var earlier = try BravoGovernorTests.electorate()
        try earlier.mint(3, to: 3, at: 12)
        #expect(try governor.quorum(of: 0, power: earlier) == 41)
        #expect(try governor.state(of: 0, at: 23, power: earlier) == .defeated)
    }

    @Test func `abstentions make a quorum but no majority`() throws {
        let power = try BravoGovernorTests.electorate()
        var governor = try Self.governor()
        let number = try governor.propose(7, by: 0, power: power, at: 10)
        try governor.castVote(.abstain, on: number, by: 3, power: power, at: 13)
        #expect(try governor.state(of: number, at: 23, power: power) == .defeated)
        try governor.castVote(.for, on: number, by: 2, power: power, at: 14)
        #expect(try governor.state(of: number, at: 23, power: power) == .succeeded)
    }

    @Test func `a late quorum leaves the extension once`() throws {
        let power = try BravoGovernorTests.electorate()
        var governor = try Self.governor(extension: 5)
        let number = try governor.propose(7, by: 0, power: power, at: 10)
        try governor.castVote(.against, on: number, by: 3, power: power, at: 20)
        #expect(governor.proposals[number].deadline == 22)
        try governor.castVote(.for, on: number, by: 1, power: power, at: 21)
        #expect(governor.proposals[number].deadline == 26)
        try governor.castVote(.for, on: number, by: 0, power: power, at: 25)
        #expect(governor.proposals[number].deadline == 26)
        #expect(throws: OpenZeppelinError.unexpectedState(.defeated)) {
            try governor.castVote(.for, on: number, by: 2, power: power, at: 27)
        }
    }

    @Test func `a proposal is executed once, after the timelock, with what was voted on`() throws {
        let power = try BravoGovernorTests.electorate()
        var governor = try Self.won()
        #expect(throws: OpenZeppelinError.unexpectedState(.succeeded)) {
            try governor.execute(0, content: 7, power: power, at: 23, seconds: 5_000)
        }
        #expect(try governor.queue(0, power: power, at: 23, seconds: 1_000) == 1_100)
        #expect(throws: OpenZeppelinError.unexpectedOperationState(.waiting)) {
            try governor.execute(0, content: 7, power: power, at: 23, seconds: 1_099)
        }
        #expect(throws: OpenZeppelinError.contentDiffers) {
            try governor.execute(0, content: 8, power: power, at: 23, seconds: 1_100)
        }
        try governor.execute(0, content: 7, power: power, at: 23, seconds: 1_100)
        #expect(throws: OpenZeppelinError.unexpectedState(.executed)) {
            try governor.execute(0, content: 7, power: power, at: 23, seconds: 1_100)
        }
        #expect(governor.proposals[0].operation?.state(at: 9_999) == .done)
    }

    @Test func `the proposer cancels before the voting and the guardian before the execution`() throws {
        let power = try BravoGovernorTests.electorate()
        var early = try Self.won()
        #expect(throws: OpenZeppelinError.unableToCancel) { try early.cancel(0, by: 1, at: 12) }
        #expect(throws: OpenZeppelinError.unableToCancel) { try early.cancel(0, by: 0, at: 13) }
        try early.cancel(0, by: 0, at: 12)
        #expect(try early.state(of: 0, at: 12, power: power) == .canceled)
        var queued = try Self.won()
        try queued.queue(0, power: power, at: 23, seconds: 0)
        try queued.cancelByGuardian(0, power: power, at: 23)
        #expect(try queued.state(of: 0, at: 23, power: power) == .canceled)
        #expect(throws: OpenZeppelinError.unexpectedState(.canceled)) {
            try queued.cancelByGuardian(0, power: power, at: 23)
        }
    }

    @Test func `every call of an unknown proposal is refused`() throws {
        let power = try BravoGovernorTests.electorate()
        var governor = try Self.governor()
        #expect(throws: OpenZeppelinError.nonexistentProposal) {
            try governor.state(of: 0, at: 1, power: power)
        }
        #expect(throws: OpenZeppelinError.nonexistentProposal) { try governor.cancel(0, by: 0, at: 1) }
    }

    @Test func `a share of the supply is a fraction of at most 1`() {
        #expect(QuorumFraction(numerator: 101) == nil && QuorumFraction(numerator: 0, denominator: 0) == nil)
        #expect(QuorumFraction(numerator: 100)?.quorum(ofSupply: .max) == .max)
    }

    @Test func `a timelock says unset and done by its first two times`() {
        #expect(TimelockOperation(timestamp: 0).state(at: 9) == .unset)
        #expect(TimelockOperation.done.state(at: 0) == .done)
        #expect(TimelockOperation(timestamp: 9).state(at: 8) == .waiting)
        #expect(TimelockOperation(timestamp: 9).state(at: 9) == .ready)
    }
}
