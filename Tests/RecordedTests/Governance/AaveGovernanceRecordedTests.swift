import Protocols
import RecordedFiles
import Testing
import Units

/// Proposals of Aave's second governance, led through an OpenZeppelin governor.
///
/// Its voting strategy counts the share of all 16 million tokens that vote for: 2 % for what the short
/// executor does, 20 % for the long one, which leave the voting open for 19,200 and 64,000 blocks. No vote
/// abstained, so that the two governors' quorums are the same.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct AaveGovernanceRecordedTests {
    private struct Counts: Equatable {
        var executed = 0
        var canceled = 0
        var defeated = 0
        /// Queued and never executed: Aave's executor lets it expire, OpenZeppelin's timelock does not.
        var queued = 0
        /// Won by our rule and lost by Aave's, which asks for a lead of half a percent of all tokens.
        var tooClose = 0
    }

    private static let supply = UInt256(16_000_000 as UInt64) &* Wad.one

    @Test func `every recorded proposal ends as it ended on the chain`() throws {
        let proposals = try RecordedProposal.all("aave_v2gov", suffix: "_to59")
        #expect(proposals.count == 60 && proposals.reduce(0) { $0 + $1.votes.count } == 1_838)
        var counts = Counts()
        for proposal in proposals {
            switch try follow(proposal) {
            case .executed: counts.executed += 1
            case .canceled: counts.canceled += 1
            case .defeated: counts.defeated += 1
            case .queued: counts.queued += 1
            case .succeeded:
                counts.tooClose += 1
                let lead = proposal.sum(.for) &- proposal.sum(.against)
                #expect(try lead < BasisPoints.shareDown(Self.supply, 50), "proposal \(proposal.number)")
            case let state: Issue.record("proposal \(proposal.number) ends \(state)")
            }
        }
        print("aave_v2gov: \(counts)")
        #expect(counts == Counts(executed: 50, canceled: 4, defeated: 4, queued: 1, tooClose: 1))
    }

    private func follow(_ proposal: RecordedProposal) throws -> ProposalState {
        let isLong = proposal.endBlock - proposal.startBlock == 64_000
        let rules = OpenZeppelinRules(
            votingDelay: proposal.startBlock - proposal.created.block,
            votingPeriod: proposal.endBlock - proposal.startBlock, proposalThreshold: 1,
            quorum: try #require(QuorumFraction(numerator: isLong ? 20 : 2)),
            timelockDelay: isLong ? 604_800 : 86_400)
        var governor = OpenZeppelinGovernor(rules: rules)
        let power = try VotingPower(of: proposal, proposerVotes: 1, supply: Self.supply)
        let number = try governor.propose(7, by: 0, power: power, at: proposal.created.block)
        for (place, vote) in proposal.votes.enumerated() {
            let weight = try governor.castVote(
                vote.support, on: number, by: place + 1, power: power, at: vote.moment.block)
            #expect(weight == vote.weight)
        }
        let tally = governor.proposals[number].tally
        #expect(tally.forVotes == proposal.sum(.for) && tally.againstVotes == proposal.sum(.against))
        return try take(proposal, number, power, &governor)
    }

    private func take(
        _ proposal: RecordedProposal, _ number: Int, _ power: VotingPower,
        _ governor: inout OpenZeppelinGovernor
    ) throws -> ProposalState {
        for step in proposal.steps {
            let (block, seconds) = (step.moment.block, step.moment.seconds)
            let before = try governor.state(of: number, at: block, power: power)
            switch step.state {
            case .queued:
                let eta = try governor.queue(number, power: power, at: block, seconds: seconds)
                #expect(eta == step.eta)
            case .executed:
                try governor.execute(number, content: 7, power: power, at: block, seconds: seconds)
            default: try governor.cancelByGuardian(number, power: power, at: block)
            }
            let state = try governor.state(of: number, at: block, power: power)
            #expect(state == step.state && before.mayBecome(state), "proposal \(proposal.number)")
        }
        let end = max(proposal.closed.block, proposal.steps.last?.moment.block ?? 0)
        return try governor.state(of: number, at: end, power: power)
    }
}
