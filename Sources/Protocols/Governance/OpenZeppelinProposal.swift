import Units

/// A proposal of an OpenZeppelin governor with simple counting and a timelock.
///
/// - Units: the governor's clock, blocks or seconds; votes in smallest units.
/// - Source: openzeppelin-contracts, `governance/Governor.sol` with `GovernorCountingSimple`,
///   `GovernorPreventLateQuorum` and `GovernorTimelockControl`.
public struct OpenZeppelinProposal: Hashable, Sendable {
    /// Who proposed it.
    public let proposer: Int
    /// Identifies the calls that are voted on, such as their hash; execution names it again.
    public let content: UInt256
    /// Votes are taken after this time; the voting power is that of its end.
    public let snapshot: UInt64
    /// The deadline that it was made with.
    public let baseDeadline: UInt64
    /// The deadline since the quorum was met; nil before, and where it does not move.
    public internal(set) var extendedDeadline: UInt64?
    /// The votes.
    public internal(set) var tally = VoteTally()
    /// What waits in the timelock; nil before it is queued.
    public internal(set) var operation: TimelockOperation?
    /// Whether its calls were made.
    public internal(set) var isExecuted = false
    /// Whether it was withdrawn.
    public internal(set) var isCanceled = false

    /// Makes a proposal as a contract has it.
    public init(
        proposer: Int, content: UInt256, snapshot: UInt64, deadline: UInt64,
        tally: VoteTally = VoteTally(), operation: TimelockOperation? = nil, isExecuted: Bool = false,
        isCanceled: Bool = false
    ) {
        self.proposer = proposer
        self.content = content
        self.snapshot = snapshot
        baseDeadline = deadline
        self.tally = tally
        self.operation = operation
        self.isExecuted = isExecuted
        self.isCanceled = isCanceled
    }

    /// The last time at which votes are taken.
    public var deadline: UInt64 { max(baseDeadline, extendedDeadline ?? 0) }

    /// Whether enough votes take part: those for it and those that abstain.
    public func reaches(_ quorum: UInt256) -> Bool {
        let (present, isBeyond) = tally.forVotes.addingReportingOverflow(tally.abstainVotes)
        return isBeyond || present >= quorum
    }

    /// Returns where the proposal stands.
    ///
    /// A tie is a defeat; an execution wins over a cancellation; what waits in the timelock never expires.
    /// - Parameter quorum: votes that must take part; it counts behind the deadline only.
    public func state(at clock: UInt64, quorum: UInt256) -> ProposalState {
        if isExecuted { return .executed }
        if isCanceled { return .canceled }
        if snapshot >= clock { return .pending }
        if deadline >= clock { return .active }
        if !reaches(quorum) || tally.forVotes <= tally.againstVotes { return .defeated }
        return operation == nil ? .succeeded : .queued
    }

    /// Counts a vote, and moves the deadline when the quorum is met by it for the first time.
    ///
    /// - Parameters:
    ///   - quorum: votes that must take part.
    ///   - extension: what is left at least of the voting from then on; 0 moves nothing.
    /// - Errors: in this order `unexpectedState` where no votes are taken, `alreadyVoted`, `arithmetic`.
    public mutating func castVote(
        _ support: VoteSupport, by voter: Int, weight: UInt256, at clock: UInt64, quorum: UInt256,
        extension: UInt64
    ) throws(OpenZeppelinError) {
        let state = state(at: clock, quorum: quorum)
        if state != .active { throw .unexpectedState(state) }
        if tally.hasVoted(voter) { throw .alreadyVoted }
        var after = tally
        do { try after.count(weight, support, by: voter) } catch { throw .arithmetic(error) }
        tally = after
        if `extension` > 0, extendedDeadline == nil, reaches(quorum) {
            let (end, isBeyond) = clock.addingReportingOverflow(`extension`)
            extendedDeadline = isBeyond ? .max : end
        }
    }
}

/// A call that waits in OpenZeppelin's timelock.
///
/// - Units: seconds.
/// - Source: openzeppelin-contracts, `governance/TimelockController.sol`.
public struct TimelockOperation: Hashable, Sendable {
    /// When it can be executed; 0 and 1 are no times upstream but say unset and done.
    public let timestamp: UInt64

    /// Makes an operation from what the contract stores.
    public init(timestamp: UInt64) { self.timestamp = timestamp }

    /// What the contract stores of an operation that was executed.
    public static let done = TimelockOperation(timestamp: 1)

    /// Where an operation stands.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// It was never scheduled, or is cancelled.
        case unset = "Unset"
        /// Its delay is not over.
        case waiting = "Waiting"
        /// It can be executed.
        case ready = "Ready"
        /// It was executed.
        case done = "Done"
    }

    /// Returns where it stands.
    public func state(at now: UInt64) -> State {
        switch timestamp {
        case 0: .unset
        case 1: .done
        default: timestamp > now ? .waiting : .ready
        }
    }
}

/// Why a call of an OpenZeppelin governor fails; nothing has changed then.
public enum OpenZeppelinError: Error, Hashable, Sendable {
    /// There is no proposal of that number.
    case nonexistentProposal
    /// The proposer's votes are below the threshold.
    case insufficientProposerVotes
    /// The proposal stands elsewhere, which is told.
    case unexpectedState(ProposalState)
    /// The voter has voted.
    case alreadyVoted
    /// What shall be executed is not what was voted on.
    case contentDiffers
    /// The timelock is not over.
    case unexpectedOperationState(TimelockOperation.State)
    /// Only the proposer cancels, and only before the voting.
    case unableToCancel
    /// A sum is out of range.
    case arithmetic(ArithmeticError)

    /// The name upstream; nil for `arithmetic`, which upstream names after the operator.
    public var upstreamName: String? {
        switch self {
        case .nonexistentProposal, .contentDiffers: "GovernorNonexistentProposal"
        case .insufficientProposerVotes: "GovernorInsufficientProposerVotes"
        case .unexpectedState: "GovernorUnexpectedProposalState"
        case .alreadyVoted: "GovernorAlreadyCastVote"
        case .unexpectedOperationState: "TimelockUnexpectedOperationState"
        case .unableToCancel: "GovernorUnableToCancel"
        case .arithmetic: nil
        }
    }
}
