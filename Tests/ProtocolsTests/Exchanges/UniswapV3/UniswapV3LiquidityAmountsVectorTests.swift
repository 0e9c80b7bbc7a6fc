import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files on liquidity and the amounts it is made of.
struct UniswapV3LiquidityAmountsVectorTests {
    @Test func `computed amounts are met`() throws {
        try UniswapV3Vectors.expectComputed("univ3_liquidity_amounts", Self.answer)
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `amounts beside the project are met`(kind: VectorFile.Kind) throws {
        try UniswapV3Vectors.expectShared("univ3_liquidity_amounts", kind, Self.answer)
    }

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
            let liquidity = Result { try greatest(amounts(input), price, range) }
            return try answer(liquidity, to: call)
        default: throw call.unknownOperation
        }
    }

    /// The toolkit's integers have no end: what it finds above 256 bits, we refuse.
    private static func answer(
        _ liquidity: Result<UInt256, any Error>, to call: VectorCase
    ) throws -> VectorValue {
        if case .success(.text(let digits)) = call.expected, UInt256(decimal: digits) == nil {
            #expect(throws: UniswapV3Error.arithmetic(.overflow)) { try liquidity.get() }
            return .text(digits)
        }
        return VectorValue(try liquidity.get())
    }

    private static func amounts(_ input: VectorValue) throws -> UniswapV3Amounts {
        UniswapV3Amounts(amount0: try input.integer("amount0"), amount1: try input.integer("amount1"))
    }
}
