import Units

/// An order and what became of it.
public struct Order: Hashable, Sendable {
    /// Its number.
    public var id: OrderID
    /// The number of the first order of its basket; its own for an order that stands alone.
    public var basket: OrderID
    /// What was asked for; a replacement changes quantity and price.
    public var request: OrderRequest
    /// Where it stands.
    public var state = OrderState.pendingNew
    /// When it came.
    public var placedAt: Timestamp
    /// When it last changed.
    public var changedAt: Timestamp
    /// How much is to be filled, in smallest units of the instrument that the action names first.
    public var quantity: UInt256
    /// How much of it is.
    public var filled = UInt256.zero
    /// What the fills brought (a sale) or cost (a purchase), in smallest units of the other instrument.
    public var exchanged = UInt256.zero
    /// How many fills there were.
    public var fillCount: UInt32 = 0
    /// Its value when it came, in the base currency times 1e8, rounded up.
    public var notional: UInt128 = 0
    /// Why it was denied, rejected or canceled.
    public var reason: OrderRefusal?
    /// Every check that it went through, in their order, with its numbers.
    public var checks: [CheckResult] = []

    /// What is left to fill.
    public var remaining: UInt256 { quantity &- filled }
}

/// A part of an order that was settled.
public struct Fill: Hashable, Sendable {
    /// The order.
    public var order: OrderID
    /// How much was filled, in smallest units of the instrument that the action names first.
    public var quantity: UInt256
    /// What it brought or cost, in smallest units of the other instrument; zero where there is none.
    public var exchanged: UInt256
    /// The settlement that it is part of.
    public var settlement: UInt64
}
