import Units

/// What an account's votes, or the supply of a token, were at every block.
///
/// Several writes in one block leave the last.
/// - Units: blocks or seconds, as the governor's clock counts; votes in smallest units.
/// - Source: compound-protocol, `Governance/Comp.sol`; openzeppelin-contracts, `utils/structs/Checkpoints.sol`.
public struct VoteCheckpoints: Hashable, Sendable {
    /// The votes from a block on.
    public struct Checkpoint: Hashable, Sendable {
        /// The first block at which they hold.
        public let block: UInt64
        /// How many they are.
        public let votes: UInt256
    }

    /// The writes, one a block, oldest first.
    public private(set) var checkpoints: [Checkpoint] = []

    /// Makes the record of an account that never had votes.
    public init() {}

    /// How many votes there are now.
    public var latest: UInt256 { checkpoints.last?.votes ?? .zero }

    /// Writes the votes from a block on.
    ///
    /// - Errors: `unorderedInsertion` where a later block has been written.
    public mutating func write(_ votes: UInt256, at block: UInt64) throws(CheckpointError) {
        if let last = checkpoints.last, last.block > block { throw .unorderedInsertion }
        overwrite(votes, at: block)
    }

    /// Writes the votes from a block on that is not before the last.
    mutating func overwrite(_ votes: UInt256, at block: UInt64) {
        if checkpoints.last?.block == block { checkpoints.removeLast() }
        checkpoints.append(Checkpoint(block: block, votes: votes))
    }

    /// Returns the votes at the end of a block that is over.
    ///
    /// - Errors: `notYetDetermined` where it is not: votes may still move in it.
    public func votes(at block: UInt64, now: UInt64) throws(CheckpointError) -> UInt256 {
        if block >= now { throw .notYetDetermined }
        return votes(at: block)
    }

    /// Returns the votes of the last write at or before a block, 0 before the first.
    func votes(at block: UInt64) -> UInt256 {
        var (lower, upper) = (0, checkpoints.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if checkpoints[middle].block <= block { lower = middle + 1 } else { upper = middle }
        }
        return lower == 0 ? .zero : checkpoints[lower - 1].votes
    }
}

/// Why votes cannot be written or read.
public enum CheckpointError: Error, Hashable, Sendable {
    /// The block is not over.
    case notYetDetermined
    /// A later block has been written.
    case unorderedInsertion

    /// The words upstream.
    public var upstreamName: String {
        switch self {
        case .notYetDetermined: "not yet determined"
        case .unorderedInsertion: "CheckpointUnorderedInsertion"
        }
    }
}
