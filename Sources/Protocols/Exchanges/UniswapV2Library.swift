import Units

/// The reserves of a pair as a trade sees them that sells one token for the other.
///
/// - Units: smallest units of each token.
public struct UniswapV2Hop: Hashable, Sendable {
    /// Reserve of the token that is sold.
    public var reserveIn: UInt256
    /// Reserve of the token that is bought.
    public var reserveOut: UInt256

    /// Makes a hop.
    public init(reserveIn: UInt256, reserveOut: UInt256) {
        self.reserveIn = reserveIn
        self.reserveOut = reserveOut
    }
}

/// What a trade on Uniswap v2 gives and costs, from the reserves alone.
///
/// - Units: smallest units of each token; the fee is 3 thousandths of what is paid in.
/// - Rounding: against the trader, as named at each function.
/// - Errors: as named at each function; `arithmetic` where a step leaves 256 bits.
/// - Source: v2-periphery, `libraries/UniswapV2Library.sol`.
public enum UniswapV2Library {
    /// The share of a payment that trades, in thousandths.
    public static var tradedThousandths: UInt256 { 997 }

    /// One whole in thousandths.
    public static var thousandths: UInt256 { 1000 }

    /// Returns the amount of the other token that is worth `amount` at the reserves' ratio, without a fee.
    ///
    /// - Rounding: down.
    /// - Errors: `insufficientAmount` for 0; `insufficientLiquidity` where a reserve is 0.
    public static func quote(
        amount: UInt256, reserveIn: UInt256, reserveOut: UInt256
    ) throws(UniswapV2Error) -> UInt256 {
        if amount.isZero { throw .insufficientAmount }
        if reserveIn.isZero || reserveOut.isZero { throw .insufficientLiquidity }
        return try UniswapV2Error.exactly { () throws(ArithmeticError) in
            try amount.multiplied(by: reserveOut).dividedDown(by: reserveIn)
        }
    }

    /// Returns the most that can be bought with `amountIn`; it may be 0.
    ///
    /// - Rounding: down.
    /// - Errors: `insufficientInputAmount` for 0; `insufficientLiquidity` where a reserve is 0.
    public static func amountOut(
        amountIn: UInt256, reserveIn: UInt256, reserveOut: UInt256
    ) throws(UniswapV2Error) -> UInt256 {
        if amountIn.isZero { throw .insufficientInputAmount }
        if reserveIn.isZero || reserveOut.isZero { throw .insufficientLiquidity }
        return try UniswapV2Error.exactly { () throws(ArithmeticError) in
            let traded = try amountIn.multiplied(by: tradedThousandths)
            let reserveAfter = try reserveIn.multiplied(by: thousandths).adding(traded)
            return try traded.multiplied(by: reserveOut).dividedDown(by: reserveAfter)
        }
    }

    /// Returns an amount that buys at least `amountOut`.
    ///
    /// - Rounding: down and then 1 more, even where the quotient is exact, so that it may be 1 too many.
    /// - Errors: `insufficientOutputAmount` for 0; `insufficientLiquidity` where a reserve is 0; `arithmetic`
    ///   also where `amountOut` is not below its reserve.
    public static func amountIn(
        amountOut: UInt256, reserveIn: UInt256, reserveOut: UInt256
    ) throws(UniswapV2Error) -> UInt256 {
        if amountOut.isZero { throw .insufficientOutputAmount }
        if reserveIn.isZero || reserveOut.isZero { throw .insufficientLiquidity }
        return try UniswapV2Error.exactly { () throws(ArithmeticError) in
            let cost = try reserveIn.multiplied(by: amountOut).multiplied(by: thousandths)
            let rest = try reserveOut.subtracting(amountOut).multiplied(by: tradedThousandths)
            return try cost.dividedDown(by: rest).adding(1)
        }
    }

    /// Returns the amounts along a path that starts with `amountIn`: that one first, what is bought last.
    ///
    /// - Errors: `invalidPath` without a hop; those of `amountOut` at any hop, so that an amount of 0 between
    ///   two hops is `insufficientInputAmount`.
    public static func amountsOut(
        amountIn: UInt256, path: [UniswapV2Hop]
    ) throws(UniswapV2Error) -> [UInt256] {
        if path.isEmpty { throw .invalidPath }
        var amount = amountIn
        var amounts = [amount]
        for hop in path {
            amount = try self.amountOut(
                amountIn: amount, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
            amounts.append(amount)
        }
        return amounts
    }

    /// Returns the amounts along a path that ends with `amountOut`: what is paid first, that one last.
    ///
    /// - Errors: `invalidPath` without a hop; those of `amountIn` at any hop.
    public static func amountsIn(
        amountOut: UInt256, path: [UniswapV2Hop]
    ) throws(UniswapV2Error) -> [UInt256] {
        if path.isEmpty { throw .invalidPath }
        var amount = amountOut
        var amounts = [amount]
        for hop in path.reversed() {
            amount = try self.amountIn(
                amountOut: amount, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
            amounts.append(amount)
        }
        return amounts.reversed()
    }
}
