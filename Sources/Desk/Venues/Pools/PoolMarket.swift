import Protocols
import Units

/// Amounts of a pool's two tokens, in smallest units.
public struct PoolAmounts: Hashable, Sendable {
    /// Of the base.
    public var base: UInt256
    /// Of the quote.
    public var quote: UInt256

    /// Makes amounts; none unless said so.
    public init(base: UInt256 = .zero, quote: UInt256 = .zero) {
        self.base = base
        self.quote = quote
    }
}

/// What a trade with a pool came to.
struct PoolTrade: Hashable, Sendable {
    /// What went in.
    var paid: UInt256
    /// What came out.
    var received: UInt256
}

/// What a deposit came to.
struct PoolDeposit: Hashable, Sendable {
    /// What was taken: at most what was offered.
    var taken: PoolAmounts
    /// Liquidity for the depositor.
    var liquidity: UInt256
}

/// Between which prices liquidity works, where a pool knows ranges.
public struct PriceRange: Hashable, Sendable {
    /// Quote per whole base at the lower end.
    public var lower: Price
    /// Quote per whole base at the upper end.
    public var upper: Price

    /// Makes a range.
    public init(lower: Price, upper: Price) {
        self.lower = lower
        self.upper = upper
    }
}

/// A pool of any kind, as the desk trades with it: the protocols' own types behind one set of words.
///
/// An operation that throws changes nothing.
protocol PoolMarket: Sendable {
    /// Everything that the pool holds, fees that are not collected included.
    var held: PoolAmounts { get }

    /// Returns what an amount brings at the margin before the fee; nil while the pool is empty.
    func worth(of amount: UInt256, isBase: Bool, at second: UInt64) -> UInt256?

    /// Returns what selling exactly an amount would pay out.
    func quote(selling amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> UInt256

    /// Returns what buying at least an amount would cost, and what it would pay out.
    func quote(buying amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade

    /// Sells exactly an amount to the pool.
    mutating func sell(_ amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade

    /// Buys at least an amount for as little as the pool takes.
    mutating func buy(_ amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade

    /// Provides liquidity: at most these amounts, in the pool's proportions where it asks for some.
    ///
    /// - Parameter range: only for pools that know ranges.
    mutating func provide(
        _ offered: PoolAmounts, in range: PoolRange?, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolDeposit

    /// Takes liquidity back, with the fees that it has earned.
    mutating func withdraw(
        _ liquidity: UInt256, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolAmounts

    /// Returns what an owner's liquidity is worth, in both tokens, rounded down.
    func share(of liquidity: UInt256, by owner: PoolOwner) -> PoolAmounts

    /// Pays out the fees that an owner's liquidity has earned beside it; nothing where they stay inside.
    mutating func claim(by owner: PoolOwner, at second: UInt64) throws(OrderRefusal) -> PoolAmounts
}

/// Whose liquidity it is.
struct PoolOwner: Hashable, Sendable {
    /// 0 is everybody beyond the desk.
    let number: UInt64

    static let outside = PoolOwner(number: 0)

    private init(number: UInt64) { self.number = number }

    init(_ account: AccountID) { number = UInt64(account.index) + 1 }
}

/// A range of ticks of a concentrated pool, its ends usable ones.
struct PoolRange: Hashable, Sendable {
    var lower: Int32
    var upper: Int32
}

extension PoolMarket {
    mutating func claim(by owner: PoolOwner, at second: UInt64) throws(OrderRefusal) -> PoolAmounts {
        PoolAmounts()
    }

    /// Returns a share of what a pool holds, rounded down.
    func part(_ liquidity: UInt256, of supply: UInt256, in amounts: PoolAmounts) -> PoolAmounts {
        PoolAmounts(
            base: (try? UInt256.mulDivDown(amounts.base, liquidity, supply)) ?? .zero,
            quote: (try? UInt256.mulDivDown(amounts.quote, liquidity, supply)) ?? .zero)
    }
}

/// Runs an operation of a pool and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(UniswapV2Error) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .exchange(error) }
}

/// Runs an operation of a pool and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(UniswapV3Error) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .exchange(error) }
}

/// Runs an operation of a pool and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(CurveError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .exchange(error) }
}

/// Runs an operation of a pool and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(BalancerError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .exchange(error) }
}
