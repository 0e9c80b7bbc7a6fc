import Units

/// Something held for its owner until what it waits for comes, or its deadline: then it is released or given back.
public struct Escrow: Hashable, Sendable {
    /// What it waits for.
    public enum Purpose: Hashable, Sendable {
        /// Delivery to an account on another chain.
        case transfer(to: AccountID)
        /// The cut-off of a fund, which then gives shares for it.
        case subscription(InstrumentID)
        /// The cut-off of the fund whose shares it is, which then pays for them.
        case redemption
        /// Time: what is released by now is in proportion to it, from a cliff on.
        case vesting(total: UInt256, start: Timestamp, cliff: Timestamp)
    }

    /// Its number.
    public var id: EscrowID
    /// Whom it is held for.
    public var owner: AccountID
    /// What is held.
    public var instrument: InstrumentID
    /// How much, in smallest units.
    public var amount: UInt256
    /// What it waits for.
    public var purpose: Purpose
    /// When it began.
    public var opened: Timestamp
    /// When it ends at the latest.
    public var deadline: Timestamp
    /// The order that asked for it.
    public var basket: OrderID?

    /// Seconds that a transfer may be on its way: an hour.
    static let transferPatience: Int64 = 3_600

    /// Whether it is worth something to its owner already.
    var isOwned: Bool {
        if case .vesting = purpose { false } else { true }
    }
}

/// How an escrow ended.
public enum EscrowEnd: UInt8, Sendable {
    /// It went to whom it was meant for.
    case released
    /// It went back to its owner.
    case refunded
}

extension TradingState {
    /// What an account owns of an instrument that is on its way.
    func pending(_ instrument: InstrumentID, of account: AccountID) -> UInt256 {
        var sum = UInt256.zero
        for escrow in escrows
        where escrow.instrument == instrument && escrow.owner == account && escrow.isOwned {
            sum = sum &+ escrow.amount
        }
        return sum
    }
}

extension DeskState {
    /// What is held for its owner now, older first.
    public var escrows: [Escrow] { trading.escrows }
}
