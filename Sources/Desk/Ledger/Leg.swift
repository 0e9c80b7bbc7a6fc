import Units

/// Who can hold something.
public enum Holder: Hashable, Sendable {
    /// Everybody beyond the desk and its venues.
    case outside
    /// The wallet of an account of the book.
    case wallet(AccountID)
    /// A lending venue.
    case lending(LendingID)
    /// An exchange pool.
    case pool(PoolID)
}

/// One movement of a settlement: debits one holder and credits another with the same amount.
public struct Leg: Hashable, Sendable {
    /// What moves.
    public var instrument: InstrumentID
    /// How much, in smallest units; never zero.
    public var amount: UInt256
    /// From whom.
    public var from: Holder
    /// To whom; never the same.
    public var to: Holder
}

/// Movements that happen as one: all of them, or none.
public struct Settlement: Hashable, Sendable {
    /// Its number in the run, from 1.
    public var id: UInt64
    /// When.
    public var time: Timestamp
    /// The order, or the basket, that it settles; `nil` for what others do.
    public var basket: OrderID?
    /// The movements in their order.
    public var legs: [Leg]
}
