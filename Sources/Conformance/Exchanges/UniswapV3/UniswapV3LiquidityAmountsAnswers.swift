import Protocols
import Units

/// Liquidity and the amounts it is made of.
enum UniswapV3LiquidityAmountsAnswers {
    static let family = VectorFamily(
        "univ3_liquidity_amounts",
        knownDifferences: ["univ3_liquidity_amounts-vp010", "univ3_liquidity_amounts-vp015"].map { id in
            KnownDifference(
                id: id, answer: .failure(.arithmetic(.overflow)),
                reason:
                    "the toolkit counts without limits; a liquidity above 256 bits is none for the contracts",
                source: "v3-periphery contracts/libraries/LiquidityAmounts.sol toUint128: "
                    + "require((y = uint128(x)) == x)")
        }
    ) { try answer($0) }

    private typealias Math = UniswapV3LiquidityAmounts

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        let price: UInt256 = try input.integer("sqrtPriceX96")
        let range = UniswapV3PriceRange(try input.integer("sqrtAX96"), try input.integer("sqrtBX96"))
        switch call.operation {
        case "getLiquidityForAmounts":
            return VectorValue(try Math.liquidity(for: amounts(input), at: price, in: range))
        case "getAmountsForLiquidity":
            let amounts = try Math.amounts(for: input.integer("liquidity"), at: price, in: range)
            return ["amount0": VectorValue(amounts.amount0), "amount1": VectorValue(amounts.amount1)]
        case "maxLiquidityForAmounts":
            let greatest =
                try input.flag("useFullPrecision")
                ? Math.greatestLiquidity : Math.greatestRouterLiquidity
            return VectorValue(try greatest(amounts(input), price, range))
        default: throw call.unknownOperation
        }
    }

    private static func amounts(_ input: VectorValue) throws -> UniswapV3Amounts {
        UniswapV3Amounts(amount0: try input.integer("amount0"), amount1: try input.integer("amount1"))
    }
}
