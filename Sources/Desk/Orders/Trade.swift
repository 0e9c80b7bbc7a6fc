import Units

/// A trade of one instrument for another with a worst price.
struct Trade: Hashable, Sendable {
    enum Side: Sendable { case sell, buy }

    var side: Side
    /// What the quantity is of.
    var base: InstrumentID
    /// What it is traded for.
    var quote: InstrumentID
    /// Quote per whole base, times 1e18; `nil` takes any price.
    var worst: Price?
    /// Quantities that a partial fill may have are multiples of this.
    var lot: UInt256

    /// What is paid in.
    var paid: InstrumentID { side == .sell ? base : quote }
    /// What comes out.
    var received: InstrumentID { side == .sell ? quote : base }

    /// Whether so much quote for so much base is within the worst price.
    func allows(
        _ quantity: UInt256, for exchanged: UInt256, _ prices: VenuePrices
    ) throws(ArithmeticError) -> Bool {
        guard let worst else { return true }
        let units = try UInt256(worst.raw).multiplied(by: prices.unit(of: quote))
        let scale = try prices.unit(of: base).multiplied(by: UInt256(Price.scale))
        switch side {
        case .sell: return exchanged >= (try UInt256.mulDivUp(quantity, units, scale))
        case .buy: return exchanged <= (try UInt256.mulDivDown(quantity, units, scale))
        }
    }
}

/// One pool that a trade went through, as it stood before.
public struct RouteStep: Hashable, Sendable {
    /// The pool.
    public var pool: PoolID
    /// What is paid in.
    public var paid: InstrumentID
    /// How much, in smallest units.
    public var paidAmount: UInt256
    /// What comes out.
    public var received: InstrumentID
    /// How much.
    public var receivedAmount: UInt256
    /// What the amount paid would have brought at the margin before it, without the fee.
    var fair: UInt256

    /// How far the price of the step is from the price at the margin before it, in basis points rounded up.
    public var impactBasisPoints: UInt64 {
        guard !fair.isZero, receivedAmount < fair,
            let points = try? UInt256.mulDivUp(fair &- receivedAmount, UInt256(10_000 as UInt64), fair)
        else { return 0 }
        return UInt64(clamping: points.low)
    }
}
