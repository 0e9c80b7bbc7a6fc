import Protocols
import Units

/// Swaps through a pool with several positions.
enum UniswapV3PoolAnswers {
    /// Prices rounded to five digits stand beside the exact roots for reading only.
    static let family = VectorFamily(
        "univ3_pool_swaps", uncomparedNames: ["poolPriceBefore", "poolPriceAfter"]
    ) { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        guard call.operation == "swap" else { throw call.unknownOperation }
        let before = try pool(call.input)
        var after = before
        let swap = try after.swap(
            call.input.direction(), UniswapV3Request(call.input.integer("amountSpecified")),
            sqrtPriceLimitX96: call.input.integer("sqrtPriceLimitX96"), at: 1)
        return [
            "amount0Before": VectorValue(before.balances.amount0),
            "amount1Before": VectorValue(before.balances.amount1),
            "tickBefore": VectorValue(before.tick), "liquidityBefore": VectorValue(before.liquidity),
            "amount0Delta": VectorValue(swap.amount0), "amount1Delta": VectorValue(swap.amount1),
            "feeGrowthGlobal0X128": VectorValue(after.feeGrowthGlobal.growth0X128),
            "feeGrowthGlobal1X128": VectorValue(after.feeGrowthGlobal.growth1X128),
            "tickAfter": VectorValue(after.tick), "sqrtPriceX96After": VectorValue(after.sqrtPriceX96),
            "liquidityAfter": VectorValue(after.liquidity),
        ]
    }

    private static func pool(_ input: VectorValue) throws -> UniswapV3Pool {
        var pool = try UniswapV3Pool(
            feePips: input.integer("feePips"), tickSpacing: input.integer("tickSpacing"))
        try pool.initialize(sqrtPriceX96: input.integer("startSqrtPriceX96"), at: 1)
        for position in try input.list("positions").map({ try $0.elements(3, "a range and its liquidity") }) {
            let key = UniswapV3PositionKey(
                owner: 1, tickLower: try position[0].integer(), tickUpper: try position[1].integer())
            try pool.mint(position[2].integer(), for: key, at: 1)
        }
        return pool
    }
}

extension UniswapV3Error: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
