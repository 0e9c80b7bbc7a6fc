import Desk
import Protocols
import Units

/// A pool against the market elsewhere, in one direction.
struct PoolGap: Sendable {
    /// The pool.
    var pool: PoolReading
    /// Whether its base is sold to it.
    var isBase: Bool
    /// What the pool buys.
    var sold: MarketWorth
    /// What the pool pays with.
    var bought: MarketWorth

    /// Halvings in which the best amount is sought on a curve of which no root is known.
    private static let halvings = 24

    /// Returns the amount whose sale gains most, where it gains more than `cost`.
    ///
    /// - Units: smallest units; the cost in dollars times 1e8.
    func bestAmount(above cost: UInt256) -> UInt256? {
        guard let amount = pool.hop(sellingBase: isBase).map(rootAmount) ?? soughtAmount(), !amount.isZero,
            let (income, expense) = worths(of: amount), income > expense &+ cost
        else { return nil }
        return amount
    }

    /// Whether a sale brings at least a share of what the market pays elsewhere.
    func returns(_ part: UInt256, of whole: UInt256, for amount: UInt256) -> Bool {
        guard let (income, expense) = worths(of: amount), let least = expense.share(part, of: whole)
        else { return false }
        return income >= least
    }

    /// The best amount of a constant product.
    ///
    /// With reserves `a` and `b`, a share `g` of the payment that trades, and a price `p` of what is sold in what
    /// is bought, a sale of `x` brings `b g x / (a + g x)`; its gain over `p x` is greatest where
    /// `a + g x = sqrt(g a b / p)`.
    /// - Rounding: down at each step.
    private func rootAmount(_ hop: UniswapV2Hop) -> UInt256? {
        let (traded, whole) = (UniswapV2Library.tradedThousandths, UniswapV2Library.thousandths)
        guard let product = try? hop.reserveIn.multiplied(by: hop.reserveOut),
            let bought = try? bought.price.multiplied(by: sold.unit).multiplied(by: traded),
            let sold = try? sold.price.multiplied(by: self.bought.unit).multiplied(by: whole),
            let square = product.share(bought, of: sold)
        else { return nil }
        let target = UInt256(square.squareRootDown())
        guard target > hop.reserveIn else { return nil }
        return (target &- hop.reserveIn).share(whole, of: traded)
    }

    /// The best amount of any other curve: the gain rises and then falls, so halving finds where it turns.
    private func soughtAmount() -> UInt256? {
        let whole = isBase ? pool.held.base : pool.held.quote
        guard let most = whole.share(1, of: 8), let small = most.share(1, of: 1 << 20), !small.isZero,
            rises(at: .zero, by: small)
        else { return nil }
        var (low, high) = (UInt256.zero, most)
        for _ in 0..<PoolGap.halvings {
            let middle = low &+ ((high &- low) >> 1)
            if rises(at: middle, by: small) { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether a little more brings more than it costs.
    private func rises(at amount: UInt256, by little: UInt256) -> Bool {
        let before = amount.isZero ? .zero : pool.amountOut(selling: amount, isBase: isBase)
        guard let before, let after = pool.amountOut(selling: amount &+ little, isBase: isBase),
            after > before, let income = bought.value(of: after &- before),
            let expense = sold.value(of: little)
        else { return false }
        return income > expense
    }

    /// What a sale brings and what is given for it, in dollars times 1e8; `nil` where nothing is bought.
    private func worths(of amount: UInt256) -> (income: UInt256, expense: UInt256)? {
        guard let out = pool.amountOut(selling: amount, isBase: isBase), !out.isZero,
            let income = bought.value(of: out), let expense = sold.value(of: amount)
        else { return nil }
        return (income, expense)
    }
}
