import Units

/// Depositing and withdrawing.
extension UniswapV2Pair {
    /// Mints liquidity for the balances above the reserves.
    ///
    /// The first mint gives the root of the product less `minimumLiquidity`; later ones the lesser of the two
    /// shares, so that what one token is too many stays with the pair.
    /// - Parameters:
    ///   - amounts: what is paid with the call.
    ///   - blockTimestamp: seconds since 1970; the pair keeps them modulo 2^32.
    /// - Rounding: down.
    /// - Errors: `insufficientLiquidityMinted` for a deposit worth nothing; `overflow` where a balance is
    ///   above `maximumReserve`; `arithmetic` also for a first deposit worth less than `minimumLiquidity`, for
    ///   a balance below its reserve, and for an empty reserve under liquidity that is left.
    @discardableResult
    public mutating func mint(
        paying amounts: UniswapV2Amounts = UniswapV2Amounts(), at blockTimestamp: UInt64
    ) throws(UniswapV2Error) -> UniswapV2Mint {
        let balances = try balances.adding(amounts)
        let deposited = try balances.subtracting(reserves)
        let protocolLiquidity = try protocolLiquidityDue()
        let supply = try UniswapV2Pair.sum(totalSupply, protocolLiquidity)
        let locked = supply.isZero ? UniswapV2Pair.minimumLiquidity : .zero
        let liquidity = try self.liquidity(for: deposited, of: supply)
        if liquidity.isZero { throw .insufficientLiquidityMinted }
        let supplyAfter = try UniswapV2Pair.sum(UniswapV2Pair.sum(supply, locked), liquidity)
        try settle(balances, at: blockTimestamp)
        finishLiquidity(supply: supplyAfter)
        return UniswapV2Mint(
            deposited: deposited, liquidity: liquidity, protocolLiquidity: protocolLiquidity)
    }

    /// Burns liquidity for its share of the balances, donations included.
    ///
    /// - Parameters:
    ///   - liquidity: all liquidity that was handed to the pair.
    ///   - blockTimestamp: seconds since 1970; the pair keeps them modulo 2^32.
    /// - Rounding: down.
    /// - Errors: `insufficientLiquidityBurned` where it is worth none of one token; `overflow` where what is
    ///   left is above `maximumReserve`; `arithmetic` also for more liquidity than anybody can own, and
    ///   without supply.
    @discardableResult
    public mutating func burn(
        liquidity: UInt256, at blockTimestamp: UInt64
    ) throws(UniswapV2Error) -> UniswapV2Burn {
        if liquidity > ownedSupply { throw .arithmetic(.underflow) }
        let protocolLiquidity = try protocolLiquidityDue()
        let supply = try UniswapV2Pair.sum(totalSupply, protocolLiquidity)
        let withdrawn = try share(liquidity, of: supply)
        if withdrawn.amount0.isZero || withdrawn.amount1.isZero { throw .insufficientLiquidityBurned }
        // A share of a supply that holds it is at most the balance.
        let left = UniswapV2Amounts(
            amount0: balances.amount0 &- withdrawn.amount0, amount1: balances.amount1 &- withdrawn.amount1)
        try settle(left, at: blockTimestamp)
        finishLiquidity(supply: supply &- liquidity)
        return UniswapV2Burn(withdrawn: withdrawn, protocolLiquidity: protocolLiquidity)
    }

    /// Returns the liquidity that the next mint or burn mints for the protocol: a sixth of the growth of the
    /// root of the product since the last one.
    ///
    /// - Rounding: roots and quotient down.
    /// - Errors: `arithmetic` where supply times growth leaves 256 bits.
    public func protocolLiquidityDue() throws(UniswapV2Error) -> UInt256 {
        if !isProtocolFeeOn || kLast.isZero { return .zero }
        let (root, rootLast) = (UInt256(k.squareRootDown()), UInt256(kLast.squareRootDown()))
        if root <= rootLast { return .zero }
        return try UniswapV2Error.exactly { () throws(ArithmeticError) in
            try totalSupply.multiplied(by: root &- rootLast)
                .dividedDown(by: root.multiplied(by: 5).adding(rootLast))
        }
    }

    /// Liquidity that somebody can own: all but what is locked.
    private var ownedSupply: UInt256 {
        totalSupply > UniswapV2Pair.minimumLiquidity ? totalSupply &- UniswapV2Pair.minimumLiquidity : .zero
    }

    private func liquidity(
        for deposited: UniswapV2Amounts, of supply: UInt256
    ) throws(UniswapV2Error) -> UInt256 {
        try UniswapV2Error.exactly { () throws(ArithmeticError) in
            if supply.isZero {
                let product = try deposited.amount0.multiplied(by: deposited.amount1)
                return try UInt256(product.squareRootDown()).subtracting(UniswapV2Pair.minimumLiquidity)
            }
            return min(
                try deposited.amount0.multiplied(by: supply).dividedDown(by: reserve0),
                try deposited.amount1.multiplied(by: supply).dividedDown(by: reserve1))
        }
    }

    private func share(
        _ liquidity: UInt256, of supply: UInt256
    ) throws(UniswapV2Error) -> UniswapV2Amounts {
        try UniswapV2Error.exactly { () throws(ArithmeticError) in
            UniswapV2Amounts(
                amount0: try liquidity.multiplied(by: balances.amount0).dividedDown(by: supply),
                amount1: try liquidity.multiplied(by: balances.amount1).dividedDown(by: supply))
        }
    }

    private mutating func finishLiquidity(supply: UInt256) {
        totalSupply = supply
        kLast = isProtocolFeeOn ? k : .zero
    }

    private static func sum(_ a: UInt256, _ b: UInt256) throws(UniswapV2Error) -> UInt256 {
        try UniswapV2Error.exactly { () throws(ArithmeticError) in try a.adding(b) }
    }
}
