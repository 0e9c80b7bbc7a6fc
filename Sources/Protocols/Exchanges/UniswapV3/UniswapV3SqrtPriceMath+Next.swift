import Units

/// Prices after an amount.
extension UniswapV3SqrtPriceMath {
    /// Returns the root of the price after `amountIn` was paid in.
    ///
    /// - Rounding: up where the first token comes in, else down, so that the price moves too little.
    /// - Errors: `priceIsZero`; `liquidityIsZero`; `arithmetic` where the price leaves 160 bits.
    public static func nextSqrtPrice(
        from sqrtPriceX96: UInt256, liquidity: UInt128, amountIn: UInt256, direction: UniswapV3Direction
    ) throws(UniswapV3Error) -> UInt256 {
        if sqrtPriceX96.isZero { throw .priceIsZero }
        if liquidity == 0 { throw .liquidityIsZero }
        return direction == .zeroForOne
            ? try sqrtPrice(from: sqrtPriceX96, adding0: amountIn, to: liquidity)
            : try sqrtPrice(from: sqrtPriceX96, adding1: amountIn, to: liquidity)
    }

    /// Returns the root of the price after `amountOut` was paid out.
    ///
    /// - Rounding: down where the second token goes out, else up, so that the price moves too far.
    /// - Errors: `priceIsZero`; `liquidityIsZero`; `reservesTooLow` where the liquidity holds less;
    ///   `arithmetic` where the price leaves 160 bits.
    public static func nextSqrtPrice(
        from sqrtPriceX96: UInt256, liquidity: UInt128, amountOut: UInt256, direction: UniswapV3Direction
    ) throws(UniswapV3Error) -> UInt256 {
        if sqrtPriceX96.isZero { throw .priceIsZero }
        if liquidity == 0 { throw .liquidityIsZero }
        return direction == .zeroForOne
            ? try sqrtPrice(from: sqrtPriceX96, taking1: amountOut, from: liquidity)
            : try sqrtPrice(from: sqrtPriceX96, taking0: amountOut, from: liquidity)
    }

    private static func sqrtPrice(
        from sqrtPriceX96: UInt256, adding0 amount: UInt256, to liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        if amount.isZero { return sqrtPriceX96 }
        let numerator = UInt256(liquidity) << 96
        return try UniswapV3Error.exactly { () throws(ArithmeticError) in
            if let denominator = try? amount.multiplied(by: sqrtPriceX96).adding(numerator) {
                return try UInt256.mulDivUp(numerator, sqrtPriceX96, denominator)
            }
            // The product leaves 256 bits: divide first, and lose the bits that upstream loses.
            return try numerator.dividedUp(by: numerator.dividedDown(by: sqrtPriceX96).adding(amount))
        }
    }

    private static func sqrtPrice(
        from sqrtPriceX96: UInt256, taking0 amount: UInt256, from liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        if amount.isZero { return sqrtPriceX96 }
        let numerator = UInt256(liquidity) << 96
        guard let product = try? amount.multiplied(by: sqrtPriceX96), product < numerator else {
            throw .reservesTooLow
        }
        return try UniswapV3Error.exactly { () throws(ArithmeticError) in
            try fitting(UInt256.mulDivUp(numerator, sqrtPriceX96, numerator &- product))
        }
    }

    private static func sqrtPrice(
        from sqrtPriceX96: UInt256, adding1 amount: UInt256, to liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        try UniswapV3Error.exactly { () throws(ArithmeticError) in
            let quotient =
                amount.high &>> 32 == 0
                ? try (amount << 96).dividedDown(by: UInt256(liquidity))
                : try UInt256.mulDivDown(amount, UInt256(1 << 96 as UInt128), UInt256(liquidity))
            return try fitting(sqrtPriceX96.adding(quotient))
        }
    }

    private static func sqrtPrice(
        from sqrtPriceX96: UInt256, taking1 amount: UInt256, from liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        let quotient = try UniswapV3Error.exactly { () throws(ArithmeticError) in
            amount.high &>> 32 == 0
                ? try (amount << 96).dividedUp(by: UInt256(liquidity))
                : try UInt256.mulDivUp(amount, UInt256(1 << 96 as UInt128), UInt256(liquidity))
        }
        if quotient >= sqrtPriceX96 { throw .reservesTooLow }
        return sqrtPriceX96 &- quotient
    }

    private static func fitting(_ sqrtPriceX96: UInt256) throws(ArithmeticError) -> UInt256 {
        if sqrtPriceX96.high &>> 32 != 0 { throw .overflow }
        return sqrtPriceX96
    }
}
