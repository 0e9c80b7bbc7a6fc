import Units

/// An OpenZeppelin governor with its timelock: proposals by their numbers.
///
/// A call that throws changes nothing.
/// - Source: openzeppelin-contracts, `governance/Governor.sol` and extensions.
public struct OpenZeppelinGovernor: Hashable, Sendable {
    /// The settings.
    public let rules: OpenZeppelinRules
    /// All proposals; the number of one is its place.
    public private(set) var proposals: [OpenZeppelinProposal] = []

    /// Makes a governor without proposals.
    public init(rules: OpenZeppelinRules) { self.rules = rules }

    /// Returns where a proposal stands.
    ///
    /// - Errors: `nonexistentProposal`.
    public func state(
        of number: Int, at clock: UInt64, power: VotingPower
    ) throws(OpenZeppelinError) -> ProposalState {
        let proposal = try proposal(number)
        return proposal.state(at: clock, quorum: quorum(of: proposal, power))
    }

    /// Returns how many votes must take part in a proposal: a share of the supply at its snapshot.
    ///
    /// - Errors: `nonexistentProposal`.
    public func quorum(of number: Int, power: VotingPower) throws(OpenZeppelinError) -> UInt256 {
        quorum(of: try proposal(number), power)
    }

    /// Makes a proposal and returns its number.
    ///
    /// - Parameter content: identifies the calls; execution must name it again.
    /// - Errors: `insufficientProposerVotes` where the proposer could not vote with the threshold before this
    ///   time; `arithmetic` where the voting would end beyond all time.
    public mutating func propose(
        _ content: UInt256, by proposer: Int, power: VotingPower, at clock: UInt64
    ) throws(OpenZeppelinError) -> Int {
        let votes = clock == 0 ? .zero : power.votes(of: proposer).votes(at: clock - 1)
        if votes < rules.proposalThreshold { throw .insufficientProposerVotes }
        let snapshot = try OpenZeppelinGovernor.later(clock, by: rules.votingDelay)
        let deadline = try OpenZeppelinGovernor.later(snapshot, by: rules.votingPeriod)
        proposals.append(
            OpenZeppelinProposal(proposer: proposer, content: content, snapshot: snapshot, deadline: deadline)
        )
        return proposals.count - 1
    }

    /// Counts a vote with what the voter could vote with at the end of the snapshot, and returns that.
    ///
    /// - Errors: `nonexistentProposal`, then those of the proposal.
    @discardableResult
    public mutating func castVote(
        _ support: VoteSupport, on number: Int, by voter: Int, power: VotingPower, at clock: UInt64
    ) throws(OpenZeppelinError) -> UInt256 {
        var proposal = try proposal(number)
        let weight = power.votes(of: voter).votes(at: proposal.snapshot)
        try proposal.castVote(
            support, by: voter, weight: weight, at: clock, quorum: quorum(of: proposal, power),
            extension: rules.lateQuorumExtension)
        proposals[number] = proposal
        return weight
    }

    /// Puts a proposal that won into the timelock, and returns when it can be executed, in seconds.
    ///
    /// - Errors: `nonexistentProposal`, `unexpectedState`, `arithmetic`.
    @discardableResult
    public mutating func queue(
        _ number: Int, power: VotingPower, at clock: UInt64, seconds: UInt64
    ) throws(OpenZeppelinError) -> UInt64 {
        let state = try state(of: number, at: clock, power: power)
        if state != .succeeded { throw .unexpectedState(state) }
        let timestamp = try OpenZeppelinGovernor.later(seconds, by: rules.timelockDelay)
        proposals[number].operation = TimelockOperation(timestamp: timestamp)
        return timestamp
    }

    /// Makes the calls of a proposal that waited long enough, once.
    ///
    /// - Parameter content: what is executed; it must be what was voted on.
    /// - Errors: in this order `nonexistentProposal`, `contentDiffers`, `unexpectedState`,
    ///   `unexpectedOperationState`.
    public mutating func execute(
        _ number: Int, content: UInt256, power: VotingPower, at clock: UInt64, seconds: UInt64
    ) throws(OpenZeppelinError) {
        let proposal = try proposal(number)
        if proposal.content != content { throw .contentDiffers }
        let state = try state(of: number, at: clock, power: power)
        guard state == .queued, let operation = proposal.operation else { throw .unexpectedState(state) }
        let waiting = operation.state(at: seconds)
        if waiting != .ready { throw .unexpectedOperationState(waiting) }
        proposals[number].isExecuted = true
        proposals[number].operation = .done
    }

    /// Withdraws a proposal: its proposer, before the voting.
    ///
    /// - Errors: `nonexistentProposal`, `unableToCancel`.
    public mutating func cancel(
        _ number: Int, by caller: Int, at clock: UInt64
    ) throws(OpenZeppelinError) {
        let proposal = try proposal(number)
        // The quorum counts behind the deadline only, and so none is needed to see that voting has not begun.
        if caller != proposal.proposer || proposal.state(at: clock, quorum: .zero) != .pending {
            throw .unableToCancel
        }
        proposals[number].isCanceled = true
    }

    /// Cancels a proposal whatever it waits for, as the timelock's guardian may before execution.
    ///
    /// - Errors: `nonexistentProposal`, `unexpectedState` where it is final.
    public mutating func cancelByGuardian(
        _ number: Int, power: VotingPower, at clock: UInt64
    ) throws(OpenZeppelinError) {
        let state = try state(of: number, at: clock, power: power)
        if state.isFinal { throw .unexpectedState(state) }
        proposals[number].isCanceled = true
        proposals[number].operation = nil
    }

    private func quorum(of proposal: OpenZeppelinProposal, _ power: VotingPower) -> UInt256 {
        rules.quorum.quorum(ofSupply: power.supply.votes(at: proposal.snapshot))
    }

    private func proposal(_ number: Int) throws(OpenZeppelinError) -> OpenZeppelinProposal {
        guard proposals.indices.contains(number) else { throw .nonexistentProposal }
        return proposals[number]
    }

    private static func later(_ time: UInt64, by delay: UInt64) throws(OpenZeppelinError) -> UInt64 {
        let (sum, isTooLate) = time.addingReportingOverflow(delay)
        if isTooLate { throw .arithmetic(.overflow) }
        return sum
    }
}
