import Units

/// What is asked of a swap: an amount to sell, or an amount to buy.
///
/// - Units: smallest units of the token that is named.
public enum UniswapV3Request: Hashable, Sendable {
    /// Sell this much.
    case exactInput(UInt256)
    /// Buy this much.
    case exactOutput(UInt256)

    /// Makes a request of a signed amount: from 0 on to sell, below 0 to buy.
    public init(_ amountSpecified: Int256) {
        self =
            amountSpecified.isNegative
            ? .exactOutput(amountSpecified.magnitude) : .exactInput(amountSpecified.magnitude)
    }

    /// The amount without its sense.
    public var amount: UInt256 {
        switch self {
        case .exactInput(let amount), .exactOutput(let amount): amount
        }
    }

    /// Whether an amount is sold.
    public var isExactInput: Bool {
        if case .exactInput = self { true } else { false }
    }
}

/// One step of a swap: between two prices the liquidity is the same.
///
/// - Units: smallest units of each token; the root of the price scaled by 2^96.
/// - Source: v3-core, `libraries/SwapMath.sol`.
public struct UniswapV3SwapStep: Hashable, Sendable {
    /// Root of the price after the step.
    public var sqrtPriceX96: UInt256
    /// What is paid, without the fee.
    public var amountIn: UInt256
    /// What is bought.
    public var amountOut: UInt256
    /// The fee, in the token that is sold.
    public var feeAmount: UInt256

    /// One whole in the unit of fees, hundredths of a basis point.
    public static var feeScale: UInt32 { 1_000_000 }

    /// Makes the step from a price toward a target; the swap sells the first token where the target is not
    /// above the price.
    ///
    /// - Parameters:
    ///   - remaining: what is left of the request.
    ///   - feePips: fee in millionths of what is paid.
    /// - Rounding: what is paid up, what is bought down, the fee up. A last step of a sale takes what is left
    ///   over as fee.
    /// - Errors: `feeTooHigh` from a whole on; those of `UniswapV3SqrtPriceMath`.
    public init(
        from sqrtPriceX96: UInt256, to sqrtTargetX96: UInt256, liquidity: UInt128,
        remaining: UniswapV3Request, feePips: UInt32
    ) throws(UniswapV3Error) {
        if feePips >= Self.feeScale { throw .feeTooHigh }
        let span = UniswapV3Span(start: sqrtPriceX96, target: sqrtTargetX96, liquidity: liquidity)
        switch remaining {
        case .exactInput(let amount): try self.init(selling: amount, along: span, feePips: feePips)
        case .exactOutput(let amount): try self.init(buying: amount, along: span, feePips: feePips)
        }
    }

    private init(selling amount: UInt256, along span: UniswapV3Span, feePips: UInt32) throws(UniswapV3Error) {
        let traded = try Self.mulDiv(amount, Self.feeScale - feePips, Self.feeScale).quotient
        sqrtPriceX96 =
            try span.isPaid(by: traded)
            ? span.target
            : try UniswapV3SqrtPriceMath.nextSqrtPrice(
                from: span.start, liquidity: span.liquidity, amountIn: traded, direction: span.direction)
        amountIn = try span.amountIn(to: sqrtPriceX96)
        amountOut = try span.amountOut(to: sqrtPriceX96)
        feeAmount =
            sqrtPriceX96 == span.target
            ? try Self.fee(on: amountIn, feePips: feePips) : amount &- amountIn
    }

    private init(buying amount: UInt256, along span: UniswapV3Span, feePips: UInt32) throws(UniswapV3Error) {
        sqrtPriceX96 =
            try span.isEmptied(by: amount)
            ? span.target
            : try UniswapV3SqrtPriceMath.nextSqrtPrice(
                from: span.start, liquidity: span.liquidity, amountOut: amount, direction: span.direction)
        amountIn = try span.amountIn(to: sqrtPriceX96)
        amountOut = min(try span.amountOut(to: sqrtPriceX96), amount)
        feeAmount = try Self.fee(on: amountIn, feePips: feePips)
    }

    /// Returns the fee on top of what is paid, rounded up.
    private static func fee(on amountIn: UInt256, feePips: UInt32) throws(UniswapV3Error) -> UInt256 {
        let (fee, isExact) = try mulDiv(amountIn, feePips, feeScale - feePips)
        return isExact ? fee : fee &+ 1
    }

    /// Returns `amount * factor / divisor` rounded down; both are of 20 bits, so that short division mostly
    /// does.
    private static func mulDiv(
        _ amount: UInt256, _ factor: UInt32, _ divisor: UInt32
    ) throws(UniswapV3Error) -> (quotient: UInt256, isExact: Bool) {
        if amount.high &>> 96 == 0 {
            let product = amount &* UInt256(UInt64(factor))
            let (quotient, rest) = product.quotientAndRemainder(dividingByWord: UInt64(divisor))
            return (quotient, rest == 0)
        }
        let (quotient, rest) = try UniswapV3Error.exactly { () throws(ArithmeticError) in
            try UInt256.mulDiv(amount, UInt256(UInt64(factor)), UInt256(UInt64(divisor)))
        }
        return (quotient, rest.isZero)
    }
}
