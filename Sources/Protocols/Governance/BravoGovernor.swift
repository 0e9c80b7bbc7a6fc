import Units

/// A Governor Bravo: proposals by their numbers, one live one a proposer.
///
/// A call that throws changes nothing.
/// - Source: compound-protocol, `Governance/GovernorBravoDelegate.sol` and `Timelock.sol`.
public struct BravoGovernor: Hashable, Sendable {
    /// The settings.
    public let rules: BravoRules
    /// All proposals; the number of one is its place.
    public private(set) var proposals: [BravoProposal] = []

    /// Makes a governor without proposals.
    public init(rules: BravoRules) { self.rules = rules }

    /// Returns where a proposal stands.
    ///
    /// - Errors: `invalidProposal`.
    public func state(of number: Int, at moment: GovernanceMoment) throws(BravoError) -> ProposalState {
        try proposal(number).state(moment, rules: rules)
    }

    /// Makes a proposal and returns its number.
    ///
    /// - Parameter content: identifies the calls; execution must name it again.
    /// - Errors: in this order `belowThreshold` where the proposer's votes of one block before do not exceed it,
    ///   `liveProposal` where the proposer has one, `arithmetic` where the voting would end beyond all blocks.
    public mutating func propose(
        _ content: UInt256, by proposer: Int, power: VotingPower, at moment: GovernanceMoment
    ) throws(BravoError) -> Int {
        if !isAboveThreshold(proposer, power: power, at: moment) { throw .belowThreshold }
        if let last = proposals.last(where: { $0.proposer == proposer }) {
            let state = last.state(moment, rules: rules)
            if state == .pending || state == .active { throw .liveProposal }
        }
        let startBlock = try BravoGovernor.later(moment.block, by: rules.votingDelay)
        let endBlock = try BravoGovernor.later(startBlock, by: rules.votingPeriod)
        proposals.append(
            BravoProposal(proposer: proposer, content: content, startBlock: startBlock, endBlock: endBlock))
        return proposals.count - 1
    }

    /// Counts a vote with what the voter could vote with at the end of the proposal's start block, and returns
    /// that.
    ///
    /// - Errors: in this order `invalidProposal`, `votingClosed`, `alreadyVoted`, `arithmetic`.
    @discardableResult
    public mutating func castVote(
        _ support: VoteSupport, on number: Int, by voter: Int, power: VotingPower, at moment: GovernanceMoment
    ) throws(BravoError) -> UInt256 {
        var proposal = try proposal(number)
        if proposal.state(moment, rules: rules) != .active { throw .votingClosed }
        if proposal.tally.hasVoted(voter) { throw .alreadyVoted }
        let weight = power.votes(of: voter).votes(at: proposal.startBlock)
        do { try proposal.tally.count(weight, support, by: voter) } catch { throw .arithmetic(error) }
        proposals[number] = proposal
        return weight
    }

    /// Puts a proposal that won into the timelock, and returns when it can be executed, in seconds.
    ///
    /// - Errors: `invalidProposal`, `notSucceeded`, `arithmetic`.
    @discardableResult
    public mutating func queue(_ number: Int, at moment: GovernanceMoment) throws(BravoError) -> UInt64 {
        if try state(of: number, at: moment) != .succeeded { throw .notSucceeded }
        let eta = try BravoGovernor.later(moment.seconds, by: rules.timelockDelay)
        proposals[number].eta = eta
        return eta
    }

    /// Makes the calls of a proposal, once.
    ///
    /// - Parameter content: what is executed; it must be what was voted on.
    /// - Errors: in this order `invalidProposal`, `notQueued`, `contentDiffers`, `beforeEta`.
    public mutating func execute(
        _ number: Int, content: UInt256, at moment: GovernanceMoment
    ) throws(BravoError) {
        let proposal = try proposal(number)
        guard let eta = proposal.eta, proposal.state(moment, rules: rules) == .queued else {
            throw .notQueued
        }
        if proposal.content != content { throw .contentDiffers }
        // The timelock would still execute at eta and grace period exactly; Bravo calls that expired.
        if moment.seconds < eta { throw .beforeEta }
        proposals[number].isExecuted = true
    }

    /// Withdraws a proposal: its proposer at any time, anybody once the proposer's votes of one block before are
    /// not above the threshold.
    ///
    /// - Errors: in this order `invalidProposal`, `alreadyExecuted`, `aboveThreshold`.
    public mutating func cancel(
        _ number: Int, by caller: Int, power: VotingPower, at moment: GovernanceMoment
    ) throws(BravoError) {
        let proposal = try proposal(number)
        if proposal.state(moment, rules: rules) == .executed { throw .alreadyExecuted }
        if caller != proposal.proposer, isAboveThreshold(proposal.proposer, power: power, at: moment) {
            throw .aboveThreshold
        }
        proposals[number].isCanceled = true
    }

    private func isAboveThreshold(_ holder: Int, power: VotingPower, at moment: GovernanceMoment) -> Bool {
        let votes = moment.block == 0 ? .zero : power.votes(of: holder).votes(at: moment.block - 1)
        return votes > rules.proposalThreshold
    }

    private func proposal(_ number: Int) throws(BravoError) -> BravoProposal {
        guard proposals.indices.contains(number) else { throw .invalidProposal }
        return proposals[number]
    }

    private static func later(_ time: UInt64, by delay: UInt64) throws(BravoError) -> UInt64 {
        let (sum, isTooLate) = time.addingReportingOverflow(delay)
        if isTooLate { throw .arithmetic(.overflow) }
        return sum
    }
}

/// Why a call of Governor Bravo fails; nothing has changed then.
public enum BravoError: Error, Hashable, Sendable {
    /// There is no proposal of that number.
    case invalidProposal
    /// The proposer's votes do not exceed the threshold.
    case belowThreshold
    /// The proposer has a proposal that is pending or active.
    case liveProposal
    /// Voting has not begun, or is over.
    case votingClosed
    /// The voter has voted.
    case alreadyVoted
    /// The proposal did not win, or is queued already.
    case notSucceeded
    /// The proposal is not in the timelock.
    case notQueued
    /// What shall be executed is not what was voted on.
    case contentDiffers
    /// The timelock is not over.
    case beforeEta
    /// The calls were made.
    case alreadyExecuted
    /// Somebody else wants to cancel, but the proposer still has the votes.
    case aboveThreshold
    /// A sum is out of range.
    case arithmetic(ArithmeticError)

    /// The words upstream; nil for `arithmetic`, which upstream names after the operator.
    public var upstreamName: String? {
        switch self {
        case .invalidProposal: "invalid proposal id"
        case .belowThreshold: "proposer votes below proposal threshold"
        case .liveProposal: "one live proposal per proposer"
        case .votingClosed: "voting is closed"
        case .alreadyVoted: "voter already voted"
        case .notSucceeded: "can only be queued if it is succeeded"
        case .notQueued: "can only be executed if it is queued"
        case .contentDiffers: "transaction hasn't been queued"
        case .beforeEta: "hasn't surpassed time lock"
        case .alreadyExecuted: "cannot cancel executed proposal"
        case .aboveThreshold: "proposer above threshold"
        case .arithmetic: nil
        }
    }
}
