import Protocols
import Units

/// Governors, checkpoints and timelocks.
enum GovernanceAnswers {
    static let family = VectorFamily("governance") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "bravoState": return try bravoState(input)
        case "ozState": return try openZeppelinState(input)
        case "priorVotes": return try priorVotes(input)
        case "ozQuorum": return try quorum(input)
        case "timelockState":
            let operation = TimelockOperation(timestamp: try input.integer("eta"))
            return .text(operation.state(at: try input.integer("now")).rawValue)
        case "lateQuorumDeadline": return try lateQuorum(input)
        case "bravoLifecycle":
            var sequence = try BravoSequence(input)
            return .list(try input.list("steps").map { try sequence.answer($0) })
        default: throw call.unknownOperation
        }
    }

    private static func tally(_ input: VectorValue, abstain: UInt256 = 0) throws -> VoteTally {
        VoteTally(
            forVotes: try input.integer("forVotes"), againstVotes: try input.integer("againstVotes"),
            abstainVotes: abstain)
    }

    private static func bravoState(_ input: VectorValue) throws -> VectorValue {
        let eta: UInt64 = try input.integer("eta")
        let proposal = BravoProposal(
            proposer: 0, content: 0, startBlock: try input.integer("startBlock"),
            endBlock: try input.integer("endBlock"), tally: try tally(input), eta: eta == 0 ? nil : eta,
            isExecuted: try input.flag("executed"), isCanceled: try input.flag("canceled"))
        let rules = BravoRules(
            votingDelay: 0, votingPeriod: 0, proposalThreshold: 0,
            quorumVotes: try input.integer("quorumVotes"), timelockDelay: 0,
            gracePeriod: try input.integer("gracePeriod"))
        let moment = GovernanceMoment(
            block: try input.integer("blockNumber"), seconds: try input.integer("timestamp"))
        return .text(proposal.state(moment, rules: rules).upstreamName)
    }

    private static func openZeppelinState(_ input: VectorValue) throws -> VectorValue {
        let eta: UInt64 = try input.integer("eta")
        let proposal = OpenZeppelinProposal(
            proposer: 0, content: 0, snapshot: try input.integer("snapshot"),
            deadline: try input.integer("deadline"),
            tally: try tally(input, abstain: input.integer("abstainVotes")),
            operation: eta == 0 ? nil : TimelockOperation(timestamp: eta),
            isExecuted: try input.flag("executed"), isCanceled: try input.flag("canceled"))
        return .text(
            proposal.state(at: try input.integer("clock"), quorum: try input.integer("quorum")).upstreamName)
    }

    private static func priorVotes(_ input: VectorValue) throws -> VectorValue {
        var checkpoints = VoteCheckpoints()
        for write in try input.list("writes") {
            let parts = try write.elements(2, "a block and its votes")
            try checkpoints.write(parts[1].integer(), at: parts[0].integer())
        }
        return VectorValue(
            try checkpoints.votes(at: input.integer("query"), now: input.integer("currentBlock")))
    }

    private static func quorum(_ input: VectorValue) throws -> VectorValue {
        let (numerator, denominator): (UInt256, UInt256) = (
            try input.integer("numerator"), try input.integer("denominator")
        )
        guard let fraction = QuorumFraction(numerator: numerator, denominator: denominator) else {
            throw VectorFault.wrongShape("a fraction of at most 1", found: "\(input)")
        }
        return VectorValue(fraction.quorum(ofSupply: try input.integer("pastTotalSupply")))
    }

    private static func lateQuorum(_ input: VectorValue) throws -> VectorValue {
        var proposal = OpenZeppelinProposal(
            proposer: 0, content: 0, snapshot: try input.integer("snapshot"),
            deadline: try input.integer("baseDeadline"))
        let (quorum, extension_): (UInt256, UInt64) = (
            try input.integer("quorum"), try input.integer("extension")
        )
        return .list(
            try input.list("votes").enumerated().map { voter, vote in
                let parts = try vote.elements(3, "a time, a word and a weight")
                var answer: [String: VectorValue] = [:]
                let (weight, clock): (UInt256, UInt64) = (try parts[2].integer(), try parts[0].integer())
                do throws(OpenZeppelinError) {
                    try proposal.castVote(
                        support(parts[1]), by: voter, weight: weight, at: clock, quorum: quorum,
                        extension: extension_)
                } catch { answer["error"] = .text("\(error.refusal)") }
                answer["deadline"] = VectorValue(proposal.deadline)
                return .fields(answer)
            })
    }

    private static func support(_ word: VectorValue) -> VoteSupport {
        switch word {
        case "for": .for
        case "against": .against
        default: .abstain
        }
    }
}

/// A governor of Compound with one proposal at a time, driven step by step.
private struct BravoSequence {
    private var governor: BravoGovernor
    private var power: VotingPower
    private var now: GovernanceMoment
    private let names: [String]

    init(_ input: VectorValue) throws {
        let config = try input["config"]
        governor = BravoGovernor(
            rules: BravoRules(
                votingDelay: try config.integer("votingDelay"),
                votingPeriod: try config.integer("votingPeriod"),
                proposalThreshold: try config.integer("proposalThreshold"),
                quorumVotes: try config.integer("quorumVotes"),
                timelockDelay: try config.integer("timelockDelay"),
                gracePeriod: try config.integer("gracePeriod")))
        now = GovernanceMoment(
            block: try input.integer("startBlockNumber"), seconds: try input.integer("startTimestamp"))
        let votes = try input.fields("votesNow")
        guard try input.fields("votesAtSnapshot") == votes else {
            throw VectorFault.wrongShape("votes that stay", found: "\(input)")
        }
        names = votes.keys.sorted()
        power = VotingPower(holders: names.count)
        for (holder, name) in names.enumerated() {
            try power.delegate(holder, to: holder, at: 0)
            try power.mint(try input["votesNow"].integer(name), to: holder, at: 0)
        }
    }

    /// Runs a step and returns what the file says of the last proposal after it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        now.block = try step.moment(after: now.block, "advanceBlocks")
        now.seconds = try step.moment(after: now.seconds, "advanceSeconds")
        do {
            if let refusal = try run(step) { return try failure(refusal) }
        } catch let error as BravoError {
            return try failure("\(error.refusal)")
        }
        let (proposal, tally) = (governor.proposals.last, governor.proposals.last?.tally ?? VoteTally())
        return [
            "state": .text(try state), "forVotes": VectorValue(tally.forVotes),
            "againstVotes": VectorValue(tally.againstVotes),
            "abstainVotes": VectorValue(tally.abstainVotes), "eta": VectorValue(proposal?.eta ?? 0),
        ]
    }

    /// Runs a step; returns the words of an error that our types cannot make.
    private mutating func run(_ step: VectorValue) throws -> String? {
        let number = governor.proposals.count - 1
        switch try step.text("action") {
        case "propose": _ = try governor.propose(7, by: holder(step), power: power, at: now)
        case "vote":
            guard let support = VoteSupport(rawValue: try step.integer("support")) else {
                return "invalid vote type"
            }
            try governor.castVote(support, on: number, by: holder(step), power: power, at: now)
        case "queue": try governor.queue(number, at: now)
        case "execute": try governor.execute(number, content: 7, at: now)
        case "cancelByProposer":
            let proposer = governor.proposals.last?.proposer ?? 0
            try governor.cancel(number, by: proposer, power: power, at: now)
        case "wait": break
        default: throw VectorFault.unknownOperation("\(step)")
        }
        return nil
    }

    private var state: String {
        get throws {
            if governor.proposals.isEmpty { return "None" }
            return try governor.state(of: governor.proposals.count - 1, at: now).upstreamName
        }
    }

    private func failure(_ words: String) throws -> VectorValue {
        ["error": .text(words), "state": .text(try state)]
    }

    private func holder(_ step: VectorValue) throws -> Int {
        let name: String = try step.integer("who")
        guard let holder = names.firstIndex(of: name) else {
            throw VectorFault.wrongShape("a holder", found: name)
        }
        return holder
    }
}

extension BravoError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}

extension OpenZeppelinError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}

extension CheckpointError: UpstreamError {
    var refusal: VectorRefusal { .rule(upstreamName) }
}
