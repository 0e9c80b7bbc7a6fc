import Protocols
import Units

/// Everything that an order can change: venues, wallets and what came in from outside.
///
/// A value whose parts are shared until they are written to: a copy is what a preview works on, and what an
/// order works on until it has succeeded whole.
public struct TradingState: Sendable {
    /// Lending venues in the order in which they were opened.
    var lending: [LendingVenue] = []
    /// Pools in the order in which they were opened.
    var pools: [ExchangePool] = []
    /// Addresses of our own, in the order in which they were opened.
    var accounts = ChunkedArray<TradingAccount>()
    /// What came in from outside less what went there, by instrument: wallets and venues hold exactly this.
    var inflow: [Int256] = []
    /// Settlements so far.
    var settlementCount: UInt64 = 0
    /// What instruments have come to, by their index.
    var tokens: [Token] = []
    /// What is held for its owner, older first.
    var escrows: [Escrow] = []
    /// Escrows so far.
    var escrowCount: UInt64 = 0

    /// Notes that an amount crosses the border; wallets and venues note their side themselves.
    mutating func noteInflow(_ amount: Int256, of instrument: InstrumentID) throws(OrderRefusal) {
        while inflow.count <= Int(instrument.index) { inflow.append(.zero) }
        inflow[Int(instrument.index)] = try exactly { () throws(ArithmeticError) in
            try inflow[Int(instrument.index)].adding(amount)
        }
    }

    /// Returns what wallets and venues hold of an instrument: equal to its inflow, always. A venue that makes an
    /// asset itself holds as much less than nothing.
    func held(_ instrument: InstrumentID) -> Int256 {
        var sum = UInt256.zero
        for account in accounts { sum = sum &+ account.wallet[instrument.index] }
        for venue in lending {
            for (reserve, listed) in venue.instruments.enumerated() where listed == instrument {
                sum = sum &+ venue.market.held(reserve).bits
            }
        }
        for escrow in escrows where escrow.instrument == instrument { sum = sum &+ escrow.amount }
        for pool in pools {
            if pool.base == instrument { sum = sum &+ pool.market.held.base }
            if pool.quote == instrument { sum = sum &+ pool.market.held.quote }
        }
        return Int256(bits: sum)
    }
}

/// Runs exact arithmetic and names its failure as an order's refusal.
func exactly<Value>(_ body: () throws(ArithmeticError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .arithmetic(error) }
}
