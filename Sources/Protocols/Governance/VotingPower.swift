import Units

/// Who votes with whose tokens: balances, delegates, and the checkpoints that follow from them.
///
/// Nobody votes without a delegate: who wants to vote himself delegates to himself.
/// - Units: blocks or seconds, as the governor's clock counts; tokens in smallest units.
/// - Source: openzeppelin-contracts, `governance/utils/Votes.sol`; compound-protocol, `Governance/Comp.sol`.
public struct VotingPower: Hashable, Sendable {
    private var holders: [Holder]
    /// All tokens there were at every block.
    public private(set) var supply = VoteCheckpoints()
    /// The last block that has been written.
    private var written: UInt64 = 0

    private struct Holder: Hashable, Sendable {
        var balance = UInt256.zero
        var delegate: Int?
        var votes = VoteCheckpoints()
    }

    /// Makes the book of so many holders, named by their places, who hold nothing.
    public init(holders: Int) { self.holders = Array(repeating: Holder(), count: holders) }

    /// How many tokens a holder has.
    public func balance(of holder: Int) -> UInt256 { holders[holder].balance }

    /// Who votes with a holder's tokens; nil for nobody.
    public func delegate(of holder: Int) -> Int? { holders[holder].delegate }

    /// What a holder could vote with at every block.
    public func votes(of holder: Int) -> VoteCheckpoints { holders[holder].votes }

    /// Returns what a holder could vote with at the end of a block that is over.
    ///
    /// - Errors: `notYetDetermined`.
    public func votes(of holder: Int, at block: UInt64, now: UInt64) throws(CheckpointError) -> UInt256 {
        try holders[holder].votes.votes(at: block, now: now)
    }

    /// Gives a holder new tokens.
    ///
    /// - Errors: `unorderedInsertion` where time runs back; `arithmetic` where the supply leaves 256 bits.
    public mutating func mint(_ amount: UInt256, to holder: Int, at block: UInt64) throws(VotingPowerError) {
        if block < written { throw .unorderedInsertion }
        let (total, isBeyond) = supply.latest.addingReportingOverflow(amount)
        if isBeyond { throw .arithmetic(.overflow) }
        supply.overwrite(total, at: block)
        holders[holder].balance = holders[holder].balance &+ amount
        moveVotes(amount, from: nil, to: holders[holder].delegate, at: block)
    }

    /// Moves tokens, and the votes with them where the two have different delegates.
    ///
    /// - Errors: `unorderedInsertion` where time runs back; `insufficientBalance`.
    public mutating func transfer(
        _ amount: UInt256, from sender: Int, to receiver: Int, at block: UInt64
    ) throws(VotingPowerError) {
        if block < written { throw .unorderedInsertion }
        if holders[sender].balance < amount { throw .insufficientBalance }
        holders[sender].balance = holders[sender].balance &- amount
        holders[receiver].balance = holders[receiver].balance &+ amount
        moveVotes(amount, from: holders[sender].delegate, to: holders[receiver].delegate, at: block)
    }

    /// Gives all of a holder's votes, now and later, to a delegate, or to nobody.
    ///
    /// - Errors: `unorderedInsertion` where time runs back.
    public mutating func delegate(
        _ holder: Int, to delegate: Int?, at block: UInt64
    ) throws(VotingPowerError) {
        if block < written { throw .unorderedInsertion }
        moveVotes(holders[holder].balance, from: holders[holder].delegate, to: delegate, at: block)
        holders[holder].delegate = delegate
    }

    /// Writes votes that move; they fit, for all of them together are at most the supply.
    private mutating func moveVotes(_ amount: UInt256, from source: Int?, to target: Int?, at block: UInt64) {
        written = block
        if source == target || amount.isZero { return }
        if let source {
            holders[source].votes.overwrite(holders[source].votes.latest &- amount, at: block)
        }
        if let target {
            holders[target].votes.overwrite(holders[target].votes.latest &+ amount, at: block)
        }
    }
}

/// Why tokens or votes do not move; nothing has changed then.
public enum VotingPowerError: Error, Hashable, Sendable {
    /// The block is before one that has been written.
    case unorderedInsertion
    /// The sender has less.
    case insufficientBalance
    /// The supply is no 256-bit integer.
    case arithmetic(ArithmeticError)
}
