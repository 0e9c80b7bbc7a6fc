import Protocols
import Testing
import Units

/// What holds in every order of calls.
struct GovernancePropertyTests {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `votes on a proposal are at most the power at its snapshot`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var power = try Self.electorate()
        var governor = BravoGovernor(rules: Self.rules)
        var (block, votes) = (1 as UInt64, 0)
        for _ in 0..<400 {
            block += UInt64.random(in: 0...1, using: &chance)
            try chance.move(&power, at: block)
            let now = GovernanceMoment(block: block, seconds: block)
            if try chance.proposeOrVote(&governor, power: power, at: now) { votes += 1 }
            for each in governor.proposals { expectOneVoteEach(each, power) }
        }
        #expect(votes > 20)
    }

    private func expectOneVoteEach(_ proposal: BravoProposal, _ power: VotingPower) {
        let tally = proposal.tally
        let counted = tally.forVotes &+ tally.againstVotes &+ tally.abstainVotes
        let allowed = tally.voters.reduce(UInt256.zero) { sum, voter in
            sum &+ (power.votes(of: voter).checkpoints.last { $0.block <= proposal.startBlock }?.votes ?? 0)
        }
        #expect(counted == allowed)
        #expect(Set(tally.voters).count == tally.voters.count)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `a proposal walks the machine and is executed at most once`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let power = try Self.electorate()
        var governor = BravoGovernor(rules: Self.rules)
        var now = GovernanceMoment(block: 5, seconds: 100)
        _ = try governor.propose(7, by: 0, power: power, at: now)
        var (last, executions) = (ProposalState.pending, 0)
        for _ in 0..<60 {
            now.block += UInt64.random(in: 0...2, using: &chance)
            now.seconds += UInt64.random(in: 0...6, using: &chance)
            // Clock first, call second: both are steps of the machine.
            last = try expectStep(from: last, governor, now)
            executions += chance.call(&governor, power: power, at: now)
            last = try expectStep(from: last, governor, now)
        }
        #expect(executions <= 1)
        #expect((executions == 1) == (last == .executed))
    }

    private func expectStep(
        from last: ProposalState, _ governor: BravoGovernor, _ now: GovernanceMoment
    ) throws -> ProposalState {
        let state = try governor.state(of: 0, at: now)
        #expect(last.mayBecome(state), "\(last) became \(state)")
        return state
    }

    private static let rules = BravoRules(
        votingDelay: 1, votingPeriod: 8, proposalThreshold: 0, quorumVotes: 40, timelockDelay: 20,
        gracePeriod: 40)

    private static func electorate() throws -> VotingPower {
        var power = VotingPower(holders: 6)
        for holder in 0..<6 {
            try power.delegate(holder, to: holder, at: 0)
            try power.mint(50, to: holder, at: 0)
        }
        return power
    }
}

extension ProposalState {
    fileprivate var isOver: Bool { self != .pending && self != .active }
}

extension SeededGenerator {
    fileprivate mutating func support() -> VoteSupport {
        [.for, .for, .against, .abstain][Int.random(in: 0..<4, using: &self)]
    }

    /// Votes on the last proposal if that is live, or makes another; says whether a vote counted.
    fileprivate mutating func proposeOrVote(
        _ governor: inout BravoGovernor, power: VotingPower, at now: GovernanceMoment
    ) throws -> Bool {
        let (who, number) = (Int.random(in: 0..<6, using: &self), governor.proposals.count - 1)
        if try number < 0 || governor.state(of: number, at: now).isOver {
            _ = try? governor.propose(UInt256(now.block), by: who, power: power, at: now)
            return false
        }
        return (try? governor.castVote(support(), on: number, by: who, power: power, at: now)) != nil
    }

    /// Makes one call of any kind, and returns 1 where it executed.
    fileprivate mutating func call(
        _ governor: inout BravoGovernor, power: VotingPower, at now: GovernanceMoment
    ) -> Int {
        switch Int.random(in: 0..<30, using: &self) {
        case 0: _ = try? governor.cancel(0, by: 0, power: power, at: now)
        case 1...12:
            let voter = Int.random(in: 0..<6, using: &self)
            _ = try? governor.castVote(support(), on: 0, by: voter, power: power, at: now)
        case 13...20: _ = try? governor.queue(0, at: now)
        default: return (try? governor.execute(0, content: 7, at: now)) == nil ? 0 : 1
        }
        return 0
    }
}
