import Units

/// A proposal of Compound's Governor Bravo.
///
/// - Units: blocks for voting, seconds for the timelock, votes in smallest units.
/// - Source: compound-protocol, `Governance/GovernorBravoDelegate.sol`.
public struct BravoProposal: Hashable, Sendable {
    /// Who proposed it.
    public let proposer: Int
    /// Identifies the calls that are voted on, such as their hash; execution names it again.
    public let content: UInt256
    /// Votes are taken after this block; the voting power is that of its end.
    public let startBlock: UInt64
    /// The last block in which votes are taken.
    public let endBlock: UInt64
    /// The votes.
    public internal(set) var tally = VoteTally()
    /// When the timelock lets it be executed, in seconds; nil before it is queued.
    public internal(set) var eta: UInt64?
    /// Whether its calls were made.
    public internal(set) var isExecuted = false
    /// Whether it was withdrawn.
    public internal(set) var isCanceled = false

    /// Makes a proposal as a contract has it.
    public init(
        proposer: Int, content: UInt256, startBlock: UInt64, endBlock: UInt64, tally: VoteTally = VoteTally(),
        eta: UInt64? = nil, isExecuted: Bool = false, isCanceled: Bool = false
    ) {
        self.proposer = proposer
        self.content = content
        self.startBlock = startBlock
        self.endBlock = endBlock
        self.tally = tally
        self.eta = eta
        self.isExecuted = isExecuted
        self.isCanceled = isCanceled
    }

    /// Returns where the proposal stands.
    ///
    /// A tie is a defeat, and so are fewer votes for it than the quorum; a proposal that was executed never
    /// expires, and one that was withdrawn stays so whatever else is true.
    public func state(_ moment: GovernanceMoment, rules: BravoRules) -> ProposalState {
        if isCanceled { return .canceled }
        if moment.block <= startBlock { return .pending }
        if moment.block <= endBlock { return .active }
        if tally.forVotes <= tally.againstVotes || tally.forVotes < rules.quorumVotes { return .defeated }
        guard let eta else { return .succeeded }
        if isExecuted { return .executed }
        let (end, isNever) = eta.addingReportingOverflow(rules.gracePeriod)
        return !isNever && moment.seconds >= end ? .expired : .queued
    }
}

/// When something is asked of a governor.
public struct GovernanceMoment: Hashable, Sendable {
    /// The block, which counts the voting.
    public var block: UInt64
    /// Seconds since 1970, which count the timelock.
    public var seconds: UInt64

    /// Makes a moment.
    public init(block: UInt64, seconds: UInt64) {
        self.block = block
        self.seconds = seconds
    }
}

/// The settings of a Governor Bravo with its timelock.
public struct BravoRules: Hashable, Sendable {
    /// Blocks from the proposal to its start.
    public var votingDelay: UInt64
    /// Blocks from the start to the end.
    public var votingPeriod: UInt64
    /// Votes that the proposer must exceed.
    public var proposalThreshold: UInt256
    /// Votes for a proposal that it must reach.
    public var quorumVotes: UInt256
    /// Seconds in the timelock before it can be executed.
    public var timelockDelay: UInt64
    /// Seconds after those in which it can be.
    public var gracePeriod: UInt64

    /// Makes settings.
    public init(
        votingDelay: UInt64, votingPeriod: UInt64, proposalThreshold: UInt256, quorumVotes: UInt256,
        timelockDelay: UInt64, gracePeriod: UInt64
    ) {
        self.votingDelay = votingDelay
        self.votingPeriod = votingPeriod
        self.proposalThreshold = proposalThreshold
        self.quorumVotes = quorumVotes
        self.timelockDelay = timelockDelay
        self.gracePeriod = gracePeriod
    }
}
