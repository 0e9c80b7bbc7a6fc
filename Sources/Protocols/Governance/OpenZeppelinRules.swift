import Units

/// The share of the supply that must take part in a vote.
///
/// - Rounding: down; the product may need 512 bits.
/// - Source: openzeppelin-contracts, `governance/extensions/GovernorVotesQuorumFraction.sol`.
public struct QuorumFraction: Hashable, Sendable {
    /// The share, over the denominator.
    public let numerator: UInt256
    /// What the whole is.
    public let denominator: UInt256

    /// Makes a fraction; nil where it is above 1 or has no denominator.
    public init?(numerator: UInt256, denominator: UInt256 = 100) {
        guard numerator <= denominator, !denominator.isZero else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Returns the votes that must take part.
    ///
    /// - Parameter supply: all tokens at the proposal's snapshot.
    public func quorum(ofSupply supply: UInt256) -> UInt256 {
        // A share of at most all is never longer than the supply.
        (try? UInt256.mulDivDown(supply, numerator, denominator)) ?? supply
    }
}

/// The settings of an OpenZeppelin governor with simple counting, late quorum and a timelock.
///
/// - Units: the governor's clock, blocks or seconds; the timelock's delay in seconds.
public struct OpenZeppelinRules: Hashable, Sendable {
    /// Time from the proposal to its snapshot.
    public var votingDelay: UInt64
    /// Time from the snapshot to the deadline.
    public var votingPeriod: UInt64
    /// Votes that the proposer must reach.
    public var proposalThreshold: UInt256
    /// The share of the supply that must vote for or abstain.
    public var quorum: QuorumFraction
    /// What is left at least of the voting once the quorum is met; 0 without the extension.
    public var lateQuorumExtension: UInt64
    /// Seconds in the timelock.
    public var timelockDelay: UInt64

    /// Makes settings.
    public init(
        votingDelay: UInt64, votingPeriod: UInt64, proposalThreshold: UInt256, quorum: QuorumFraction,
        lateQuorumExtension: UInt64 = 0, timelockDelay: UInt64
    ) {
        self.votingDelay = votingDelay
        self.votingPeriod = votingPeriod
        self.proposalThreshold = proposalThreshold
        self.quorum = quorum
        self.lateQuorumExtension = lateQuorumExtension
        self.timelockDelay = timelockDelay
    }
}
