import Protocols
import RecordedFiles
import Units

/// A proposal with its votes and what became of it, as a governor's event log has them.
struct RecordedProposal {
    let number: Int
    let created: GovernanceMoment
    let startBlock: UInt64
    let endBlock: UInt64
    fileprivate(set) var votes: [Vote] = []
    fileprivate(set) var steps: [Step] = []

    /// One vote; voters are named by their places among those of the proposal, from 1.
    struct Vote {
        let moment: GovernanceMoment
        let support: VoteSupport
        let weight: UInt256
    }

    /// What was done with the proposal after it was made.
    struct Step {
        let moment: GovernanceMoment
        let state: ProposalState
        /// When the timelock lets it be executed; of a queued proposal.
        let eta: UInt64?
    }

    /// Reads the three tables of a governor.
    ///
    /// - Parameters:
    ///   - governor: what the files' names begin with.
    ///   - suffix: what they end with.
    static func all(_ governor: String, suffix: String = "") throws -> [RecordedProposal] {
        func rows(_ table: String) throws -> [RecordedRow] {
            try RecordedTable("governance/\(governor)_\(table)\(suffix).csv.gz").rows
        }
        var proposals = try rows("proposals").map(RecordedProposal.init)
        let places = Dictionary(uniqueKeysWithValues: proposals.enumerated().map { ($1.number, $0) })
        for row in try rows("votes") {
            guard let place = places[try row.integer("proposal_id")] else { continue }
            proposals[place].votes.append(try Vote(row))
        }
        for row in try rows("lifecycle") {
            guard let place = places[try row.integer("proposal_id")] else { continue }
            proposals[place].steps.append(try Step(row))
        }
        return proposals
    }

    private init(_ row: RecordedRow) throws {
        number = try row.integer("proposal_id")
        created = GovernanceMoment(block: try row.integer("block"), seconds: try row.integer("created_ts"))
        startBlock = try row.integer("start_block")
        endBlock = try row.integer("end_block")
    }

    /// A moment after the voting in which nothing was done yet: 13 seconds later, a block's time.
    var closed: GovernanceMoment {
        GovernanceMoment(
            block: endBlock + 1, seconds: created.seconds + (endBlock + 1 - created.block) * 13)
    }

    /// The sum of the recorded votes.
    func sum(_ support: VoteSupport) -> UInt256 {
        votes.reduce(.zero) { $1.support == support ? $0 &+ $1.weight : $0 }
    }
}

extension RecordedProposal.Vote {
    fileprivate init(_ row: RecordedRow) throws {
        moment = GovernanceMoment(block: try row.integer("block"), seconds: try row.integer("ts"))
        guard let support = VoteSupport(rawValue: try row.integer("support")) else {
            throw RecordedFault.notANumber("support", text: try row["support"])
        }
        self.support = support
        weight = try row.integer("votes")
    }
}

extension RecordedProposal.Step {
    fileprivate init(_ row: RecordedRow) throws {
        moment = GovernanceMoment(block: try row.integer("block"), seconds: try row.integer("ts"))
        let states: [String: ProposalState] = [
            "ProposalQueued": .queued, "ProposalExecuted": .executed, "ProposalCanceled": .canceled,
        ]
        guard let state = states[try row["event"]] else { throw RecordedFault.noColumn(try row["event"]) }
        self.state = state
        eta = state == .queued ? try row.integer("eta") : nil
    }
}

extension VotingPower {
    /// The power with which a proposal's voters voted, and the proposer's above a threshold.
    ///
    /// Holder 0 proposes, the voters follow in the order of their votes; each votes with tokens of his own
    /// that he had one block before the proposal.
    init(of proposal: RecordedProposal, proposerVotes: UInt256, supply: UInt256 = .zero) throws {
        self.init(holders: proposal.votes.count + 2)
        let block = proposal.created.block - 1
        for (place, tokens) in ([proposerVotes] + proposal.votes.map(\.weight)).enumerated() {
            try delegate(place, to: place, at: block)
            try mint(tokens, to: place, at: block)
        }
        // Who did not vote holds the rest.
        if self.supply.latest < supply {
            try mint(supply &- self.supply.latest, to: proposal.votes.count + 1, at: block)
        }
    }
}
