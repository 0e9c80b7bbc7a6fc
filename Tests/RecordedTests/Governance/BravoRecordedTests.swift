import Protocols
import RecordedFiles
import Testing
import Units

/// Proposals of Compound and Uniswap, led through our governor with their own votes.
///
/// Governor Alpha decides as Bravo does; it knows no abstention and had shorter delays.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct BravoRecordedTests {
    struct Governor: Sendable, CustomTestStringConvertible {
        let files: String
        var suffix = ""
        /// In whole tokens.
        let quorum: UInt64
        /// How many proposals, votes, and ends of each kind the files hold.
        let counts: Counts
        var testDescription: String { files }
    }

    struct Counts: Equatable, Sendable {
        var proposals = 0
        var votes = 0
        var executed = 0
        var canceled = 0
        var defeated = 0
        /// Won and left alone: nobody queued it.
        var succeeded = 0
    }

    static let governors = [
        Governor(
            files: "compound_alpha", quorum: 400_000,
            counts: Counts(proposals: 42, votes: 2_416, executed: 36, canceled: 2, defeated: 4)),
        Governor(
            files: "compound_bravo", suffix: "_to110", quorum: 400_000,
            counts: Counts(proposals: 68, votes: 2_615, executed: 47, canceled: 11, defeated: 10)),
        Governor(
            files: "uniswap_alpha", quorum: 40_000_000,
            counts: Counts(proposals: 5, votes: 1_052, executed: 2, defeated: 3)),
    ]

    @Test(arguments: governors)
    func `every recorded proposal ends in our governor as it ended on the chain`(
        recorded: Governor
    ) throws {
        var counts = Counts()
        for proposal in try RecordedProposal.all(recorded.files, suffix: recorded.suffix) {
            counts.proposals += 1
            counts.votes += proposal.votes.count
            switch try follow(proposal, quorum: UInt256(recorded.quorum) &* Wad.one) {
            case .executed: counts.executed += 1
            case .canceled: counts.canceled += 1
            case .defeated: counts.defeated += 1
            case .succeeded: counts.succeeded += 1
            case let state: Issue.record("proposal \(proposal.number) ends \(state)")
            }
        }
        print("\(recorded.files): \(counts)")
        #expect(counts == recorded.counts)
    }

    /// Leads one proposal through a governor of its own and returns where it ends.
    private func follow(_ proposal: RecordedProposal, quorum: UInt256) throws -> ProposalState {
        let delay = proposal.startBlock - proposal.created.block
        let rules = BravoRules(
            votingDelay: delay, votingPeriod: proposal.endBlock - proposal.startBlock, proposalThreshold: 1,
            quorumVotes: quorum, timelockDelay: 172_800, gracePeriod: 1_209_600)
        var governor = BravoGovernor(rules: rules)
        let power = try VotingPower(of: proposal, proposerVotes: 2)
        let number = try governor.propose(7, by: 0, power: power, at: proposal.created)
        #expect(governor.proposals[number].startBlock == proposal.startBlock)
        #expect(governor.proposals[number].endBlock == proposal.endBlock)
        for (place, vote) in proposal.votes.enumerated() {
            let weight = try governor.castVote(
                vote.support, on: number, by: place + 1, power: power, at: vote.moment)
            #expect(weight == vote.weight)
        }
        let tally = governor.proposals[number].tally
        #expect(tally.forVotes == proposal.sum(.for) && tally.againstVotes == proposal.sum(.against))
        #expect(tally.abstainVotes == proposal.sum(.abstain))
        return try take(proposal, number, power, &governor)
    }

    /// Takes the recorded steps at their moments: each must be allowed, and lead where the log says.
    private func take(
        _ proposal: RecordedProposal, _ number: Int, _ power: VotingPower, _ governor: inout BravoGovernor
    ) throws -> ProposalState {
        var last = ProposalState.pending
        for step in proposal.steps {
            let before = try governor.state(of: number, at: step.moment)
            #expect(last.mayBecome(before), "proposal \(proposal.number): \(last) to \(before)")
            switch step.state {
            case .queued: #expect(try governor.queue(number, at: step.moment) == step.eta)
            case .executed: try governor.execute(number, content: 7, at: step.moment)
            default: try governor.cancel(number, by: 0, power: power, at: step.moment)
            }
            last = try governor.state(of: number, at: step.moment)
            #expect(last == step.state && before.mayBecome(last), "proposal \(proposal.number)")
        }
        if proposal.steps.isEmpty { return try governor.state(of: number, at: proposal.closed) }
        return last
    }
}
