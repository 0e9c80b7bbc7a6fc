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
    /// What is held for its owner until a deadline.
    case escrow(EscrowID)
    /// Who issued an instrument: makes it and takes it back, pays coupons and what is redeemed.
    case issuer(InstrumentID)

    /// Whether what comes from there comes in from beyond the desk and its venues.
    var isBeyond: Bool {
        switch self {
        case .outside, .issuer: true
        case .wallet, .lending, .pool, .escrow: false
        }
    }
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
    /// The input that it is part of.
    public var sequence: Sequence64
    /// The pools that trades went through.
    public var route: [RouteStep] = []
    /// The escrow that ties it to another settlement.
    public var escrow: EscrowID?

    /// Whether an account of ours or an escrow takes part.
    var isOurs: Bool {
        legs.contains { leg in
            [leg.from, leg.to].contains { holder in
                switch holder {
                case .wallet, .escrow: true
                default: false
                }
            }
        }
    }
}
