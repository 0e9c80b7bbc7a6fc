import Protocols
import RecordedFiles
import Testing
import Units

/// Proposals of which the votes' totals are recorded and not the votes.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct RecordedTotalsTests {
    /// A proposal of Aave's third governance; seconds and smallest units.
    private struct Proposal: Decodable {
        let id: Int
        let state_name: String
        let voting_activated_ts: UInt64
        let voting_duration_s: UInt64
        let queued_ts: UInt64
        let cancelled_ts: UInt64
        let created_ts: UInt64
        let for_votes_wei: RecordedNumber
        let against_votes_wei: RecordedNumber
        let events: [Event]

        struct Event: Decodable {
            let event: String
            let ts: UInt64
            let args: [String: RecordedNumber]
        }

        var tally: VoteTally {
            get throws {
                VoteTally(
                    forVotes: UInt256(try for_votes_wei.scaled(decimals: 0)),
                    againstVotes: UInt256(try against_votes_wei.scaled(decimals: 0)), abstainVotes: .zero)
            }
        }

        /// The proposal as an OpenZeppelin governor would hold it at the moment of its last event.
        var ours: OpenZeppelinProposal {
            get throws {
                // Before its voting begins a proposal has no deadline yet.
                let start = voting_activated_ts == 0 ? UInt64.max - voting_duration_s : voting_activated_ts
                let wasExecuted = events.contains { $0.event == "ProposalExecuted" }
                return OpenZeppelinProposal(
                    proposer: 0, content: 7, snapshot: start, deadline: start + voting_duration_s,
                    tally: try tally,
                    operation: queued_ts == 0
                        ? nil : wasExecuted ? .done : TimelockOperation(timestamp: queued_ts),
                    isExecuted: wasExecuted, isCanceled: cancelled_ts != 0)
            }
        }
    }

    /// 2 % of 16 million tokens.
    private static let quorum = UInt256(320_000 as UInt64) &* Wad.one

    @Test func `aave's proposals end as their totals and times say`() throws {
        let proposals = try RecordedDocument.read(
            "governance/aave_v3gov_proposals_0_299.json.gz", as: [Proposal].self)
        let names: [ProposalState: String] = [
            .executed: "Executed", .canceled: "Cancelled", .defeated: "Failed",
        ]
        var counts: [ProposalState: Int] = [:]
        for proposal in proposals {
            let ours = try proposal.ours
            let end = proposal.voting_activated_ts + proposal.voting_duration_s + 1
            let state = ours.state(at: end, quorum: Self.quorum)
            #expect(names[state] == proposal.state_name, "proposal \(proposal.id)")
            counts[state, default: 0] += 1
        }
        #expect(counts == [.executed: 282, .canceled: 16, .defeated: 2])
    }

    @Test func `aave's proposals were queued when their votes had won, and with these totals`() throws {
        let proposals = try RecordedDocument.read(
            "governance/aave_v3gov_proposals_0_299.json.gz", as: [Proposal].self)
        var queued = 0
        for proposal in proposals {
            var ours = try proposal.ours
            guard let event = proposal.events.first(where: { $0.event == "ProposalQueued" }) else { continue }
            queued += 1
            ours = OpenZeppelinProposal(
                proposer: 0, content: 7, snapshot: ours.snapshot, deadline: ours.baseDeadline,
                tally: ours.tally)
            #expect(ours.state(at: proposal.voting_activated_ts + 1, quorum: Self.quorum) == .active)
            #expect(ours.state(at: event.ts, quorum: Self.quorum) == .succeeded, "proposal \(proposal.id)")
            #expect(event.args["votesFor"] == proposal.for_votes_wei)
            #expect(event.args["votesAgainst"] == proposal.against_votes_wei)
        }
        #expect(queued == 282)
    }

    /// The file's status says that a proposal's creation is confirmed, not what came of it, and the supply
    /// from which the quorum follows is not recorded: what the votes alone decide is checked.
    @Test func `arbitrum's shares follow from the weights`() throws {
        var (carried, rows) = (0, 0)
        for row in try RecordedTable("governance/arbitrum_tally_proposals.csv").rows {
            func weight(_ side: String) throws -> UInt256 { try row.integer("\(side)_weight_wei") }
            let tally = VoteTally(
                forVotes: try weight("for"), againstVotes: try weight("against"),
                abstainVotes: try weight("abstain"))
            let all = tally.forVotes &+ tally.againstVotes &+ tally.abstainVotes
            for (side, votes) in [
                ("for", tally.forVotes), ("against", tally.againstVotes), ("abstain", tally.abstainVotes),
            ] {
                let share = try UInt256.mulDivDown(votes, Wad.one &* 100, all)
                let told = UInt256(try row.scaled("\(side)_pct", decimals: 18))
                #expect(try share.distance(from: told) < .billionth)
            }
            let proposal = OpenZeppelinProposal(
                proposer: 0, content: 7, snapshot: 1, deadline: 2, tally: tally)
            let state = proposal.state(at: 3, quorum: .zero)
            #expect((state == .succeeded) == (tally.forVotes > tally.againstVotes))
            (carried, rows) = (carried + (state == .succeeded ? 1 : 0), rows + 1)
        }
        #expect(rows == 28 && carried == 20)
    }
}
