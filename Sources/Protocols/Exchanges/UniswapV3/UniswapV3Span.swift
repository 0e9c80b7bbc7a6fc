import Units

/// A stretch of prices with one liquidity, along which a step of a swap goes.
struct UniswapV3Span {
    let start: UInt256
    let target: UInt256
    let liquidity: UInt128

    var direction: UniswapV3Direction { start >= target ? .zeroForOne : .oneForZero }

    /// Returns what is paid on the way to a price, rounded up.
    func amountIn(to end: UInt256) throws(UniswapV3Error) -> UInt256 {
        direction == .zeroForOne
            ? try UniswapV3SqrtPriceMath.amount0RoundedUp(from: end, to: start, liquidity: liquidity)
            : try UniswapV3SqrtPriceMath.amount1RoundedUp(from: start, to: end, liquidity: liquidity)
    }

    /// Returns what is bought on the way to a price, rounded down.
    func amountOut(to end: UInt256) throws(UniswapV3Error) -> UInt256 {
        direction == .zeroForOne
            ? try UniswapV3SqrtPriceMath.amount1RoundedDown(from: end, to: start, liquidity: liquidity)
            : try UniswapV3SqrtPriceMath.amount0RoundedDown(from: start, to: end, liquidity: liquidity)
    }

    /// Whether an amount pays for the whole way: whether `amountIn(to: target)` is not above it.
    func isPaid(by amount: UInt256) throws(UniswapV3Error) -> Bool {
        // Of the first token that is a quotient rounded up. Comparing products instead saves its division.
        if direction == .zeroForOne, !target.isZero, let scaled = try? amount.multiplied(by: start) {
            return order(scaled, start &- target) { $0 >= $1 }
        }
        return try amountIn(to: target) <= amount
    }

    /// Whether an amount buys all there is on the way: whether `amountOut(to: target)` is not above it.
    func isEmptied(by amount: UInt256) throws(UniswapV3Error) -> Bool {
        // Here the quotient is rounded down, and not above the amount where it is below the amount and 1.
        if direction == .oneForZero, !start.isZero,
            let scaled = try? amount.adding(1).multiplied(by: start)
        {
            return order(scaled, target &- start) { $0 > $1 }
        }
        return try amountOut(to: target) <= amount
    }

    /// Compares an amount with what the liquidity holds of the first token on the way, both scaled by both
    /// prices.
    private func order(
        _ scaledByStart: UInt256, _ distance: UInt256,
        _ isInOrder: ((UInt256, UInt256), (UInt256, UInt256)) -> Bool
    ) -> Bool {
        isInOrder(
            scaledByStart.multipliedFullWidth(by: target),
            (UInt256(liquidity) << 96).multipliedFullWidth(by: distance))
    }
}
